"""Style sheets, scripts, fonts and pictures of all pages, each under an address that changes when one of them does.

A folder named like a file (`ui.css/`) is served as that one file: its parts, joined in the order of their names. So
each part can be small, and a page still fetches few files. Which folders there are is a setting: `ui` knows no door.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_PACKED_ALREADY = {".woff2"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served; `packed` is empty where packing gains nothing."""

    kind: str
    plain: bytes
    packed: bytes


@cache
def shelf() -> dict[str, Asset]:
    """All that can be fetched, by name."""
    found = {}
    for folder in settings.SHAREDCARE_ASSETS:
        for entry in sorted(folder.iterdir()):
            if entry.suffix in _KINDS:
                found[entry.name] = _asset(entry)
    return found


def _asset(entry: Path) -> Asset:
    parts = sorted(entry.iterdir()) if entry.is_dir() else [entry]
    plain = b"".join(part.read_bytes() for part in parts)
    packed = b"" if entry.suffix in _PACKED_ALREADY else gzip.compress(plain, mtime=0)
    return Asset(kind=_KINDS[entry.suffix], plain=plain, packed=packed)


@cache
def mark() -> str:
    """Changes when any asset does, and is part of the pages' links: so that assets can be kept for a year."""
    return blake2b(b"".join(asset.plain for asset in shelf().values()), digest_size=6).hexdigest()


def asset(request: HttpRequest, mark: str, name: str) -> HttpResponse:  # noqa: ARG001 - the mark is for caches
    """A style sheet, script, font or picture."""
    found = shelf().get(name)
    if found is None:
        raise Http404
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if found.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(
            found.packed, content_type=found.kind, headers={**headers, "Content-Encoding": "gzip"}
        )
    return HttpResponse(found.plain, content_type=found.kind, headers=headers)
