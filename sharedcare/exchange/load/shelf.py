"""Pieces put aside for a second try, on disk: there may be as many of them as there are pieces."""

import pickle
import tempfile
from collections.abc import Iterator

from sharedcare.exchange.load.sources import Piece


class Shelf:
    """Holds pieces, each with the reason for which it did not succeed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="sharedcare-load-")  # noqa: SIM115 - closed by `take_down`
        self._many = 0

    def __len__(self) -> int:
        return self._many

    def put(self, piece: Piece, reason: str) -> None:
        """Put a piece aside."""
        pickle.dump((piece, reason), self._file)
        self._many += 1

    def take_down(self) -> Iterator[tuple[Piece, str]]:
        """All that was put here, one after the other; it can be asked for once."""
        self._file.seek(0)
        with self._file as file:
            for _ in range(self._many):
                yield pickle.load(file)  # noqa: S301 - a file without a name, of our own making
