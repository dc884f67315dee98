"""Plausible values: they begin where the limits are green, and run as the patient's habit says. Pure.

Nothing here knows what is measured. What is plausible follows from the limits themselves: a value lies in the middle of what is
green, and scatters by a part of the way to yellow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.simulating.types import Habit
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.measuring import Average, Change, FromReference, Limit, Measurement, Value

_USUAL = 75.0
"""Where no limit tells what is usual."""
_SCATTER = {Habit.STABLE: 0.18, Habit.DRIFTING: 0.18, Habit.NOISY: 0.45, Habit.FORGETFUL: 0.2}
_WIDE = 0.1
_EPISODE = timedelta(days=10)
_FAR = 2.0
_YELLOW = {Habit.STABLE: 0.01, Habit.DRIFTING: 0.03, Habit.NOISY: 0.06, Habit.FORGETFUL: 0.02}
_RED = 0.002


@dataclass(frozen=True, slots=True)
class Usual:
    """Where a measurement lies for most, and how far it is from there to yellow."""

    level: float
    room: float
    most: float | None = None


def usual(one: Measurement) -> Usual:
    """What follows from the limits."""
    lows, highs = [], []
    absolute = [each for each in one.limits if isinstance(each.quantity, Value | Average)]
    # What is for some patients alone tells what is usual only where nothing is for all.
    for limit in absolute:
        if not limit.applies_if or all(each.applies_if for each in absolute):
            for band in filter(None, (limit.yellow, limit.red)):
                lows += [] if band.low is None else [band.low]
                highs += [] if band.high is None else [band.high]
    low, high = max(lows, default=None), min(highs, default=None)
    most = 100.0 if one.unit == "%" else None
    if low is not None and high is None:
        high = most if most is not None and most > low else low * 1.4
    if high is not None and low is None:
        low = high * 0.6
    level, room = (
        (_USUAL, _USUAL * _WIDE) if low is None or high is None else ((low + high) / 2, (high - low) / 2)
    )
    return Usual(level, min([room, *_relative(one.limits, level)]), most)


def _relative(limits: Sequence[Limit], level: float) -> Iterator[float]:
    """How far it may change before it is yellow."""
    for limit in limits:
        quantity = limit.quantity
        if isinstance(quantity, Change | FromReference):
            for band in filter(None, (limit.yellow, limit.red)):
                for edge in filter(None, (band.low, band.high)):
                    yield abs(edge) * (level / 100 if quantity.in_ == "percent" else 1.0)


def series(
    one: Usual, moments: Sequence[datetime], habit: Habit, chance: Random, name: str
) -> tuple[Reading, ...]:
    """The values, the newest first."""
    own = one.level + chance.gauss(0, one.room * 0.2)
    turns = _turns(moments, habit, chance)
    way = chance.choice((-1, 1)) * one.room * _FAR
    found = []
    for number, moment in enumerate(moments):
        into = sum(
            min(1.0, max(0.0, (moment - turn) / _EPISODE)) for turn in turns if moment < turn + 2 * _EPISODE
        )
        value = round(own + way * into + chance.gauss(0, one.room * _SCATTER[habit]), 1)
        value = value if one.most is None else min(value, one.most)
        found.append(Reading(value, moment, f"{name}/{number}", by_patient=True))
    return tuple(reversed(found))


def _turns(moments: Sequence[datetime], habit: Habit, chance: Random) -> list[datetime]:
    """When somebody who drifts gets worse; it is mended ten days after it has come to its worst."""
    if habit is not Habit.DRIFTING or not moments:
        return []
    return [chance.choice(moments) for _ in range(2)]


def answers(one: Questionnaire, habit: Habit, chance: Random) -> tuple[tuple[str, str], ...]:
    """One answer to each question: mostly green."""
    found = []
    for question in one.questions:
        lot = chance.random()
        wanted = "red" if lot < _RED else "yellow" if lot < _RED + _YELLOW[habit] else "green"
        fitting = [each for each in question.answers if each.finding == wanted] or list(question.answers[:1])
        found.append((question.key, chance.choice(fitting).key))
    return tuple(found)
