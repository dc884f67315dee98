"""What the pages look like: style sheet, fonts and icon, each under an address that changes when it does."""

from hashlib import blake2b
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

_KINDS = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_ASSETS = {
    file.name: file.read_bytes()
    for file in sorted((Path(__file__).parent / "assets").iterdir())
    if file.suffix in _KINDS
}
MARK = blake2b(b"".join(_ASSETS.values()), digest_size=6).hexdigest()
"""Changes when any asset does, and is part of the page's links: so that assets can be kept for a year."""


def asset(_request: HttpRequest, mark: str, name: str) -> HttpResponse:  # noqa: ARG001 - the mark is for caches
    """A style sheet or font of the front page."""
    if name not in _ASSETS:
        raise Http404
    return HttpResponse(
        _ASSETS[name],
        content_type=_KINDS[Path(name).suffix],
        headers={"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"},
    )
