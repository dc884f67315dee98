"""Rows of text for a person at a terminal."""

from collections.abc import Sequence
from datetime import datetime, tzinfo


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows below their head, each column as wide as what is in it."""
    lines = [[_shown(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def moment(at: datetime, zone: tzinfo) -> str:
    """A moment in the time of the place."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _shown(text: str) -> str:
    """Without what could command a terminal: some of it was written by others."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
