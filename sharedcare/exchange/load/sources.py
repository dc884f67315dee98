"""Files as pieces: a whole JSON document, one entry of a large bundle, or a line of NDJSON.

Whatever the size of a file, no more than one piece and a buffer of it is in memory. Source of NDJSON in FHIR:
the Bulk Data Access guide, section "Output files".
"""

import bz2
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, cast

from sharedcare.exchange.load.entries import bundle_type, entries
from sharedcare.exchange.load.errors import NotTaken

LARGEST_HELD = 256 * 1024 * 1024
"""Bytes of one JSON document, line or entry that is held whole."""

_LARGEST_READ_AT_ONCE = 64 * 1024 * 1024
"""Bytes of a document that is not cut up into its entries."""

_LINE_ENDINGS = (".ndjson", ".jsonl")
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)
_LINKED = re.compile(rb'"fullUrl"\s*:\s*"urn:')
_BY_ENTRY = ("batch", "collection", "searchset")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to load: a resource or a bundle in JSON, and where it stands, said to a person.

    `until` is how many bytes of the file were read when it was found, so that progress can be shown.
    """

    place: str
    text: bytes
    until: int = 0


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of one file. Raises NotTaken for what is damaged, empty or too large to be held."""
    try:
        if not S_ISREG(path.stat().st_mode):
            # A file is read from its beginning several times, and of these some would be waited for without end.
            raise NotTaken("It is no file but a pipe, a device or a socket.")
        with _opened(path) as (stream, _):
            start = stream.read(_LARGEST_READ_AT_ONCE)
            rest = stream.read(1)
        if start.startswith(_UTF_16):
            raise NotTaken("It is in UTF-16. FHIR's JSON is in UTF-8.")
        if not start.removeprefix(_BOM).strip():
            raise NotTaken("It is empty.")
        if is_lines(path) or _looks_like_lines(start):
            yield from _lines(path)
        elif not rest:
            yield Piece(str(path), start.removeprefix(_BOM), path.stat().st_size)
        else:
            yield from _large(path)
    except _DAMAGED as error:
        raise NotTaken(f"It is damaged, or not all of it is here: {error}.") from None
    except OSError as error:
        # bz2 says so of damaged data too, without a number.
        raise NotTaken(f"It cannot be read: {error.strerror or error}.") from None


def is_lines(path: Path) -> bool:
    """Whether a file is NDJSON by its name."""
    return plain_name(path).endswith(_LINE_ENDINGS)


def plain_name(path: Path) -> str:
    """The name in small letters, without the ending that says how it is packed."""
    return path.name.lower().removesuffix(".gz").removesuffix(".bz2")


def _lines(path: Path) -> Iterator[Piece]:
    with _opened(path) as (stream, file):
        number = 0
        while line := stream.readline(LARGEST_HELD):
            number += 1
            if len(line) == LARGEST_HELD:
                raise NotTaken(f"Line {number} is longer than {LARGEST_HELD >> 20} MB.")
            text = line.removeprefix(_BOM).strip()
            if text:
                yield Piece(f"{path}:{number}", text, file.tell())


def _large(path: Path) -> Iterator[Piece]:
    """A document too large to hold: a bundle of independent entries goes entry by entry."""
    with _opened(path) as (stream, _):
        kind = bundle_type(stream, largest=LARGEST_HELD)
    if kind in _BY_ENTRY:
        with _opened(path) as (stream, file):
            for number, text in enumerate(entries(stream, largest=LARGEST_HELD)):
                if kind != "batch" and _LINKED.search(text):
                    raise NotTaken(
                        f"It is a {kind} of more than {_LARGEST_READ_AT_ONCE >> 20} MB whose entries name each other"
                        " by urn:uuid, so that it has to be held whole. Split it."
                    )
                yield Piece(f"{path}, Bundle.entry[{number}]", _bundled(kind, text), file.tell())
        return
    with _opened(path) as (stream, _):
        text = stream.read(LARGEST_HELD + 1)
    if len(text) > LARGEST_HELD:
        raise NotTaken(
            f"It is a {kind or 'document'} of more than {LARGEST_HELD >> 20} MB, which has to be held whole."
            " Split it, or send it as a batch or as NDJSON."
        )
    yield Piece(str(path), text.removeprefix(_BOM), path.stat().st_size)


def _bundled(kind: str, entry: bytes) -> bytes:
    """An entry as a bundle of its own, so that every piece is a document."""
    return b'{"resourceType":"Bundle","type":"%b","entry":[%b]}' % (kind.encode(), entry)


def _looks_like_lines(start: bytes) -> bool:
    first, newline, second = start.removeprefix(_BOM).lstrip().partition(b"\n")
    return bool(newline) and first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """What is in the file, unpacked, and the file itself, whose position tells how far we are."""
    with path.open("rb") as file:
        ending = path.suffix.lower()
        if ending == ".gz":
            yield cast(BinaryIO, gzip.GzipFile(fileobj=file)), file
        elif ending == ".bz2":
            yield cast(BinaryIO, bz2.BZ2File(file)), file
        else:
            yield file, file
