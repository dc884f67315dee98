"""Whether a change lets something pass that the standard would have caught: nobody loosens a limit without being told."""

from collections.abc import Iterator, Sequence

from sharedcare.programmes.types.layer import (
    Change,
    Colours,
    LimitChange,
    OverdueChange,
    ScheduleChange,
    TaskChange,
)
from sharedcare.programmes.types.schedules import Step
from sharedcare.programmes.types.words import Band

_STEP = 1e-6


def is_looser(change: Change) -> bool:
    """Whether it finds less, later or more seldom than the standard that it departs from."""
    match change:
        case LimitChange():
            became = Colours(
                yellow=change.yellow or change.instead_of.yellow, red=change.red or change.instead_of.red
            )
            return any(
                _severity(became, value) < _severity(change.instead_of, value)
                for value in _telling_values(became, change.instead_of)
            )
        case ScheduleChange():
            return _per_week(change.steps) < _per_week(change.instead_of)
        case OverdueChange():
            was, now = change.instead_of, change.overdue
            return now.yellow.hours > was.yellow.hours or now.red.hours > was.red.hours
        case TaskChange():
            return change.is_ == "off"
    return False


def _severity(one: Colours, value: float) -> int:
    if one.red is not None and one.red.holds(value):
        return 2
    return 1 if one.yellow is not None and one.yellow.holds(value) else 0


def _telling_values(*those: Colours) -> Iterator[float]:
    """At, just below and just above each end of each band: between them nothing changes."""
    for one in those:
        for band in (one.yellow, one.red):
            for end in _ends(band):
                yield from (end - _STEP, end, end + _STEP)


def _ends(band: Band | None) -> Iterator[float]:
    if band is not None:
        yield from (end for end in (band.below, band.at_most, band.above, band.at_least) if end is not None)


def _per_week(steps: Sequence[Step]) -> float:
    """How often in the long run, or in the beginning where that is what there is less of."""
    usual = [each for each in steps if not each.while_] or list(steps)
    return usual[-1].every.per_week if usual else 0.0
