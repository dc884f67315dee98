"""Files as pieces: a whole JSON document, one entry of a large bundle, or a line of NDJSON.

Whatever the size of a file, no more than one piece and a buffer of it is in memory. Source of NDJSON in FHIR:
the Bulk Data Access guide, section "Output files".
"""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from sharedcare.exchange.load.entries import bundle_type, entries
from sharedcare.exchange.load.errors import NotTaken

LARGEST_WHOLE = 256 * 1024 * 1024
"""Bytes of one JSON document, or one line, that is held whole."""

_ENDINGS = (".json", ".ndjson", ".jsonl")
_PACKED = (".gz", ".bz2")
_BOM = b"\xef\xbb\xbf"
_DAMAGED = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to load and where it stands: `place` says it to a person. `text` is a resource or a bundle."""

    place: str
    text: bytes


def files(paths: list[Path]) -> Iterator[Path]:
    """The files that paths name, folders gone through in order; files that are not JSON by name only if named."""
    for path in paths:
        if path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if one.is_file() and _is_json(one))
        else:
            yield path


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of one file. Raises NotTaken for a file that is damaged, empty or too large to be held whole."""
    try:
        with _open(path) as stream:
            start = stream.read(LARGEST_WHOLE // 4)
            rest = stream.read(1)
        if not start.strip():
            raise NotTaken(f"{path.name} is empty.")
        if _is_lines(path, start):
            yield from _lines(path)
        elif not rest:
            yield Piece(path.name, start.removeprefix(_BOM))
        else:
            yield from _large(path)
    except _DAMAGED as error:
        raise NotTaken(f"{path.name} cannot be read to its end: {error}. Send it again.") from None


def _lines(path: Path) -> Iterator[Piece]:
    with _open(path) as stream:
        for number, line in enumerate(_limited_lines(stream, path), start=1):
            text = line.removeprefix(_BOM).strip()
            if text:
                yield Piece(f"{path.name}:{number}", text)


def _limited_lines(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    while line := stream.readline(LARGEST_WHOLE):
        if len(line) == LARGEST_WHOLE:
            raise NotTaken(f"A line of {path.name} is longer than {LARGEST_WHOLE >> 20} MB.")
        yield line


def _large(path: Path) -> Iterator[Piece]:
    """A document too large to hold: a bundle of independent entries goes entry by entry."""
    with _open(path) as stream:
        kind = bundle_type(stream)
    if kind in ("batch", "collection", "searchset"):
        with _open(path) as stream:
            for number, text in enumerate(entries(stream)):
                yield Piece(
                    f"{path.name}, entry {number}",
                    b'{"resourceType":"Bundle","type":"%b","entry":[%b]}' % (kind.encode(), text),
                )
        return
    with _open(path) as stream:
        text = stream.read(LARGEST_WHOLE + 1)
    if len(text) > LARGEST_WHOLE:
        raise NotTaken(
            f"{path.name} is a {kind or 'document'} of more than {LARGEST_WHOLE >> 20} MB, which has to be held whole."
            " Split it, or send it as a batch or as NDJSON."
        )
    yield Piece(path.name, text.removeprefix(_BOM))


def _is_lines(path: Path, start: bytes) -> bool:
    if path.name.removesuffix(".gz").removesuffix(".bz2").endswith((".ndjson", ".jsonl")):
        return True
    first, newline, second = start.removeprefix(_BOM).lstrip().partition(b"\n")
    return bool(newline) and first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{")


def _is_json(path: Path) -> bool:
    name = path.name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return name.endswith(_ENDINGS)


def _open(path: Path) -> BinaryIO:
    ending = path.suffix.lower()
    if ending == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return cast(BinaryIO, bz2.open(path, "rb")) if ending == ".bz2" else path.open("rb")
