"""Reads what was sent, never more than is allowed."""

from collections.abc import Mapping
from typing import Any, Protocol

from sharedcare.api.errors import BadRequest, TooLarge

MEGABYTE = 1024 * 1024
ONE_RESOURCE = 16 * MEGABYTE
"""The largest single resource that is taken, in bytes."""
ONE_BUNDLE = 50 * MEGABYTE
"""The largest transaction or batch that is taken, in bytes."""
ONE_FORM = MEGABYTE
"""The largest form of search parameters that is taken, in bytes."""

_MOST_READ_AWAY = 256 * MEGABYTE


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read(environ: Mapping[str, Any], limit: int) -> bytes:
    """The body of a WSGI request. Raises TooLarge beyond `limit` bytes, and BadRequest when it ends too early."""
    stream: _Stream = environ["wsgi.input"]
    announced = environ.get("CONTENT_LENGTH")
    if not announced:
        # A chunked body has no length; the server ends it. Without either there is no body.
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        return _chunked(stream, limit) if chunked else b""
    if not announced.isascii() or not announced.isdigit():
        raise BadRequest("The header Content-Length is not a number.")
    length = int(announced)
    if length > limit:
        _read_away(stream, min(length, _MOST_READ_AWAY))
        raise TooLarge(_says(limit))
    body = _read_up_to(stream, length)
    if len(body) < length:
        raise BadRequest("The body is shorter than its Content-Length says.")
    return body


def _read_up_to(stream: _Stream, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _read_away(stream: _Stream, size: int) -> None:
    """A client that is answered before it has sent everything sees a broken connection and not the answer."""
    while size > 0 and (piece := stream.read(min(size, MEGABYTE))):
        size -= len(piece)


def _chunked(stream: _Stream, limit: int) -> bytes:
    body = _read_up_to(stream, limit + 1)
    if len(body) > limit:
        # Not held, only heard to the end.
        del body
        _read_away(stream, _MOST_READ_AWAY)
        raise TooLarge(_says(limit))
    return body


def _says(limit: int) -> str:
    return f"The body is larger than the {limit // MEGABYTE} MB that are taken here."
