"""What may stand in a template besides what its page has, as functions with types; they are checked against and never called."""

from collections.abc import Sized


def shown(value: str | int) -> None:
    """`{{ value }}`. Not a number with a fraction, nor a date: how those are said depends on the language. Not None."""


def capfirst(value: str) -> str:
    """The filter of this name."""
    return value


def linebreaks(value: str) -> str:
    """The filter of this name."""
    return value


def length(value: Sized) -> int:
    """The filter of this name."""
    return len(value)


def concatenated(*values: str | int) -> str:
    """`one ~ another`."""
    return "".join(map(str, values))


class Loop:
    """`loop`, inside a `for`."""

    index = 1
    first = True
    last = True

    def changed(self, *_values: object) -> bool:
        """Whether these are others than in the round before."""
        return True
