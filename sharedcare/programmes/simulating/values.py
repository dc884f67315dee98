"""Plausible values: they begin where they usually lie, and run as the patient's habit says. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.simulating.types import Habit
from sharedcare.programmes.simulating.usual import Usual
from sharedcare.programmes.types.content import Questionnaire

_SCATTER = {Habit.STABLE: 1.0, Habit.DRIFTING: 1.0, Habit.NOISY: 2.5, Habit.FORGETFUL: 1.1}
"""How much more than from day to day the values of each habit scatter."""
_EPISODE = timedelta(days=10)
_YELLOW = {Habit.STABLE: 0.01, Habit.DRIFTING: 0.03, Habit.NOISY: 0.06, Habit.FORGETFUL: 0.02}
_RED = 0.002


def series(
    one: Usual, moments: Sequence[datetime], habit: Habit, chance: Random, name: str
) -> tuple[Reading, ...]:
    """The values, the newest first."""
    own = one.level + chance.gauss(0, one.people)
    turns = _turns(moments, habit, chance)
    way = chance.choice(one.ways) * one.turn
    found = []
    for number, moment in enumerate(moments):
        into = sum(
            min(1.0, max(0.0, (moment - turn) / _EPISODE)) for turn in turns if moment < turn + 2 * _EPISODE
        )
        value = round(own + way * into + chance.gauss(0, one.days * _SCATTER[habit]), 1)
        value = value if one.most is None else min(value, one.most)
        value = value if one.least is None else max(value, one.least)
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
