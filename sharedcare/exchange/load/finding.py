"""The files that an operator means: those named, and in folders those whose name says JSON."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sharedcare.exchange.load.errors import NothingToLoad
from sharedcare.exchange.load.sources import plain_name

_ENDINGS = (".json", ".ndjson", ".jsonl")


@dataclass(slots=True)
class Found:
    """The files to read with their sizes in bytes, and the endings of those left out, by folder."""

    files: list[tuple[Path, int]] = field(default_factory=list)
    left_out: dict[Path, list[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of all files, as they lie on disk."""
        return sum(size for _, size in self.files)


def find(paths: Iterable[Path]) -> Found:
    """The files that paths name. Folders are gone through in order; links to folders are not followed.

    Raises NothingToLoad when there is none: a mistyped folder shall not look like a load that went well.
    """
    paths, found = list(paths), Found()
    for path in paths:
        if not path.is_dir():
            found.files.append((path, _size(path)))
            continue
        for file in _below(path):
            if plain_name(file).endswith(_ENDINGS):
                found.files.append((file, _size(file)))
            else:
                found.left_out.setdefault(file.parent, []).append(file.suffix or "without ending")
    if not found.files:
        raise NothingToLoad(
            f"Nothing to load in {', '.join(map(str, paths))}: of a folder those files are taken whose name ends in "
            f"{', '.join(_ENDINGS)}, perhaps followed by .gz or .bz2. Name a file itself to have it taken anyhow."
        )
    return found


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(parent) / name


def _size(path: Path) -> int:
    """Its size for the progress bar; a file that is not there is told of when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
