"""The files that an operator means, and the messages in each."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from sharedcare.kernel.errors import Refusal

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is kept."""


class CannotKeep(Refusal):
    """A file that cannot be read, or is too large to be kept as it came."""


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in the order of their names; hidden ones are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def size_of(path: Path) -> int:
    """Its bytes; a file that is not there is told of when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def content(path: Path) -> bytes:
    """The bytes of a file. Raises CannotKeep."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            # It could be waited for without end.
            raise CannotKeep("It is no file but a pipe, a device or a socket, and was not kept.")
        if about.st_size > LARGEST:
            raise CannotKeep(
                f"The file is larger than {LARGEST // 2**20} MB and was not kept. Send it in parts."
            )
        return path.read_bytes()
    except OSError as error:
        raise CannotKeep(f"The file cannot be read: {(error.strerror or 'unknown').lower()}.") from None
