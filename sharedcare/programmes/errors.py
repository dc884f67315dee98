"""Why a programme's file cannot be used, and where in it."""

from dataclasses import dataclass

from sharedcare.kernel.errors import Refusal

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists, from the top of the file on."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file something is written; lines and columns are counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do about it. `path` leads to it; `place` is found from that.

    A warning does not keep a programme from being used.
    """

    path: Path
    says: str
    remedy: str
    is_warning: bool = False
    on_key: bool = False
    """The key itself is meant, not what stands behind it."""


class FileIsUnreadable(Refusal):
    """The file is no YAML of the plain kind that programmes are written in."""

    def __init__(self, says: str, remedy: str, place: Place) -> None:
        super().__init__(f"{place.line}:{place.column}: {says} {remedy}")
        self.says = says
        self.remedy = remedy
        self.place = place


class NotUnderstood(Refusal):
    """A length of time, a window or a rhythm is not written in a way that is known."""
