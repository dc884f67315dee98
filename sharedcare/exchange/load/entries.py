"""The entries of a bundle out of a stream, one after the other, without ever holding the bundle."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from sharedcare.exchange.load.errors import NotTaken

_BUFFER = 1 << 20
_OPEN_STRING = b'"'
_MARK = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
"""A whole string, a bracket, or the quote that begins a string whose end has not come yet."""

_NAME = re.compile(rb'\s*:\s*(?:"([a-z-]+)")?')
_MEMBERS, _ENTRIES = 1, 2
_AHEAD = 128
"""Bytes that must follow a mark before it is judged: what stands behind a name tells that it is one."""


def bundle_type(stream: BinaryIO, *, largest: int) -> str | None:
    """`Bundle.type`, wherever in the document it stands; None when there is none."""
    return next((kind for _, kind in _walk(stream, largest) if kind is not None), None)


def entries(stream: BinaryIO, *, largest: int) -> Iterator[bytes]:
    """The text of each element of `Bundle.entry`.

    Raises NotTaken for an entry, or anything else, of more than `largest` bytes, and at the end of a
    document that ends too early.
    """
    return (entry for entry, _ in _walk(stream, largest) if entry is not None)


def _walk(stream: BinaryIO, largest: int) -> Iterator[tuple[bytes | None, str | None]]:
    """Each entry, and the type, as they come by."""
    reader = _Reader()
    while chunk := stream.read(_BUFFER):
        yield from reader.read(chunk, last=False)
        if len(reader.held) > largest:
            raise NotTaken(f"One entry is larger than {largest >> 20} MB.")
    yield from reader.read(b"", last=True)
    if reader.depth or reader.held.strip():
        raise NotTaken("The JSON ends before its end, or goes on after it.")


class _Reader:
    """How far into the document we are: `held` begins with the entry under way, or where we stand."""

    def __init__(self) -> None:
        self.held = b""
        self.position = 0
        self.depth = 0
        self.start = -1
        self.name = b""

    def read(self, chunk: bytes, *, last: bool) -> Iterator[tuple[bytes | None, str | None]]:
        """What the next chunk completes."""
        self.held += chunk
        sure = len(self.held) if last else len(self.held) - _AHEAD
        for mark in _MARK.finditer(self.held, self.position):
            if mark.end() > sure or mark[0] == _OPEN_STRING:
                break
            self.position = mark.end()
            found = self._mark(mark[0], mark.start())
            if found is not None:
                yield found
        keep = self.start if self.start >= 0 else self.position
        self.held, self.position = self.held[keep:], self.position - keep
        self.start = min(self.start, 0)

    def _mark(self, text: bytes, begins: int) -> tuple[bytes | None, str | None] | None:
        if text in b"{[":
            if self.depth == _ENTRIES and self.name == b'"entry"':
                self.start = begins
            self.depth += 1
        elif text in b"}]":
            self.depth -= 1
            if self.depth == _ENTRIES and self.start >= 0:
                begun, self.start = self.start, -1
                return self.held[begun : self.position], None
        elif self.depth == _MEMBERS and (named := _NAME.match(self.held, self.position)):
            self.name = text
            if text == b'"type"' and named[1]:
                return None, named[1].decode()
        return None
