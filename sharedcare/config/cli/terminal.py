"""Text for a person at a terminal."""

from collections.abc import Sequence
from datetime import datetime, tzinfo


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows below their head, each column as wide as what is in it, and a dash where there is nothing."""
    cells = [[_shown(cell) or "-" for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def moment(at: datetime, zone: tzinfo) -> str:
    """A moment in the time of the place."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def lines(raw: bytes) -> str:
    """What is in a file of text that may end its lines as HL7 v2 does, with carriage returns."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "\n".join(_shown(line) for line in text.splitlines())


def _shown(text: str) -> str:
    """Without what could command a terminal: some of it was written by others."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
