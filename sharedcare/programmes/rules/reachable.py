"""Limits that no value can come to, since what a value can be ends before: most often a slip, and nothing would ever tell."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Average, Limit, Value
from sharedcare.programmes.types.words import Band


def out_of_reach(programme: Programme) -> Iterator[Problem]:
    """Ends of bands that lie outside of `possible`, where a limit looks at values themselves or at their mean."""
    for number, one in enumerate(programme.measurements):
        if one.possible is None or not one.possible.is_between:
            continue
        for place, limit in enumerate(one.limits):
            if _is_of_values(limit):
                for colour, band in (("yellow", limit.yellow), ("red", limit.red)):
                    path = ("measurements", number, "limits", place, colour)
                    yield from () if band is None else _ends(path, band, one.possible)


def _ends(path: Path, band: Band, possible: Band) -> Iterator[Problem]:
    # Of one stretch with two ends `high` is where it begins and `low` where it ends.
    least, most = possible.high, possible.low
    assert least is not None and most is not None  # noqa: S101 - for the type checker: both ends are there
    if band.high is not None and not _reaches(
        band.high, most, is_in=band.at_least is not None and possible.at_most is not None
    ):
        yield _problem(
            path,
            f"No value can {_verb('reach', 'pass', band.at_least)} {band.high:g}, since `possible` ends at {most:g}.",
        )
    if band.low is not None and not _reaches(
        -band.low, -least, is_in=band.at_most is not None and possible.at_least is not None
    ):
        yield _problem(
            path,
            f"No value can {_verb('come down to', 'be under', band.at_most)} {band.low:g}, since `possible` begins at {least:g}.",
        )


def _reaches(edge: float, end: float, *, is_in: bool) -> bool:
    return edge < end or (is_in and edge == end)


def _verb(to: str, beyond: str, loose: float | None) -> str:
    return beyond if loose is None else to


def _problem(path: Path, says: str) -> Problem:
    return Problem(path, says, "Look at both numbers: one of them is not meant.", is_warning=True)


def _is_of_values(limit: Limit) -> bool:
    looked_at = limit.quantity
    return isinstance(looked_at, Value) or (isinstance(looked_at, Average) and looked_at.baseline is None)
