"""How a measurement stands: against its goal, against what somebody noticed, and against the clock. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

from sharedcare.overview.types import NOTHING, Concern, Freshness, Goal, Measure, Reading, Status, Text

_BY_SEVERITY = {"high": Status.ACT, "moderate": Status.WATCH, "low": Status.MISSING}
ORDER = tuple(Status)
"""The most urgent first."""


def of_severity(severity: str) -> Status:
    """How urgent something noticed is, by the severity that it was given; without one it is kept an eye on."""
    return _BY_SEVERITY.get(severity, Status.WATCH)


def status(newest: Reading, goals: Sequence[Goal], concerns: Iterable[Concern]) -> tuple[Status, Text]:
    """How a measurement stands, and why if somebody or something said so.

    What was noticed counts before the goal; of several goals the first counts.
    """
    noticed = min(concerns, key=lambda one: ORDER.index(one.status), default=None)
    if noticed is not None:
        return noticed.status, noticed.text
    if not goals or newest.value is None:
        return Status.NO_GOAL, NOTHING
    return (Status.ON_TARGET if within(newest.value, goals[0]) else Status.WATCH), NOTHING


def narrowed(measures: Iterable[Measure], programme: str, noticed: Sequence[Concern]) -> list[Measure]:
    """The measurements of a programme, by its key, held against its own goals only, the most urgent first.

    What was noticed counts as before: it is true of the patient, whichever programme one looks at.
    """
    held = (_held(one, programme, noticed) for one in measures if one.belongs_to(programme))
    return sorted(held, key=lambda one: ORDER.index(one.status))


def _held(measure: Measure, programme: str, noticed: Sequence[Concern]) -> Measure:
    goals = tuple(goal for goal in measure.goals if programme in goal.programmes)
    about = [each for each in noticed if each.measure == measure.key]
    held, why = status(measure.newest, goals, about)
    return replace(measure, goals=goals, status=held, concern=why)


def within(value: float, goal: Goal) -> bool:
    """Whether a value lies in the band of a goal, ends included."""
    return (goal.low is None or value >= goal.low) and (goal.high is None or value <= goal.high)


def freshness(newest: datetime, *, at: datetime, days: int) -> Freshness:
    """How old a value is, when it is usually measured every so many days."""
    age, interval = at - newest, timedelta(days=days)
    if age <= interval:
        return Freshness.FRESH
    return Freshness.OUTDATED if age <= 2 * interval else Freshness.STALE


def strictness(goal: Goal) -> tuple[float, float]:
    """What sorts the strictest of several goals first: until somebody decides, it is the safer one to be held against."""
    return (inf if goal.high is None else goal.high, inf if goal.low is None else -goal.low)


def differ(goals: Sequence[Goal]) -> bool:
    """Whether goals for one measurement have different bands, so that they cannot all be meant."""
    return len({(one.low, one.high) for one in goals}) > 1
