"""The views of the front page and of what it looks like."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request

from sharedcare.config.front.words import WORDS, Words

_KINDS = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_ASSETS = {
    file.name: file.read_bytes()
    for file in sorted((Path(__file__).parent / "assets").iterdir())
    if file.suffix in _KINDS
}
_MARK = blake2b(b"".join(_ASSETS.values()), digest_size=6).hexdigest()
"""Changes when any asset does, and is part of the page's links: so that assets can be kept for a year."""

_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the template of the front page is given."""

    words: Words
    address: str
    is_demo: bool
    mark: str = _MARK


def front(request: HttpRequest) -> HttpResponse:
    """The front page, in the language asked for: by `?lang=`, else by the browser, else Danish."""
    asked = request.GET.get("lang", "")
    words = WORDS.get(asked) or WORDS.get(get_language_from_request(request)) or WORDS["da"]
    page = FrontPage(words=words, address=_address(request), is_demo=settings.ENVIRONMENT.demo)
    text = render_to_string("front/page.html", {"page": page})
    return HttpResponse(text, headers={**_HEADERS, "Content-Language": words.code})


def asset(_request: HttpRequest, mark: str, name: str) -> HttpResponse:  # noqa: ARG001 - the mark is for caches
    """A style sheet or font of the front page."""
    if name not in _ASSETS:
        raise Http404
    return HttpResponse(
        _ASSETS[name],
        content_type=_KINDS[Path(name).suffix],
        headers={"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"},
    )


def _address(request: HttpRequest) -> str:
    """The address that the reader used, for the example; a safe one when the reader's host is not ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return "http://127.0.0.1:8000"
