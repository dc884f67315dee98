"""Made-up patients of a programme: whatever its conditions ask about is so by chance, for each patient once and for all. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.judging.assuming import leaves
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.simulating.coming import by_chance, with_tasks
from sharedcare.programmes.simulating.types import SHARES, Habit, Person, Wanted
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Condition, Diagnosed, Judged, Measured

START = datetime(2026, 1, 5, 7, tzinfo=UTC)
"""A Monday morning; which year it is means nothing."""
_HALF = 0.5
_YOUNGEST, _OLDEST = 45, 88


def people(programme: Programme, wanted: Wanted) -> Iterator[Person]:
    """The patients, one by one. The same seed makes the same ones, however many are asked for,
    and whatever else the programme says."""
    asked = _asked(programme)
    for number in range(wanted.patients):
        name = f"{wanted.seed}/{number}"
        chance = chances(name, "habit")
        habit = chance.choices(list(Habit), [SHARES[each] for each in Habit])[0]
        end = START + timedelta(weeks=wanted.weeks)
        person = Person(habit, name, START, end, _facts(programme, asked, name, end))
        yield with_tasks(programme, person)


def chances(name: str, what: str) -> Random:
    """The chance of one patient in one matter: what else a programme asks about does not change it."""
    return Random(f"{name}/{what}")  # noqa: S311 - it keeps no secrets


def _asked(programme: Programme) -> list[Condition]:
    """Everything that any condition asks about."""
    found = [each for _, each in parts(programme) if isinstance(each, Diagnosed | Judged)]
    return list(dict.fromkeys(leaves(found, programme)))


def _facts(programme: Programme, asked: list[Condition], name: str, end: datetime) -> Facts:
    codes, judged = set(), {}
    for one in asked:
        if isinstance(one, Diagnosed):
            code = (one.codes[0].system, one.codes[0].code)
            if _is_so(name, "/".join(code)):
                codes.add(code)
        if isinstance(one, Judged):
            judged[one.key] = _is_so(name, one.key)
    return Facts(
        at=end,
        born=date(START.year - chances(name, "born").randint(_YOUNGEST, _OLDEST), 6, 15),
        codes=frozenset(codes),
        drugs=frozenset(each.atc[0] for each in programme.drugs if _is_so(name, each.atc[0])),
        levels=frozenset(
            chances(name, each.key).choice(each.levels).key for each in programme.stratifications
        ),
        events={
            each.key: by_chance(each, chances(name, each.key), start=START, end=end)
            for each in programme.anchors
        },
        judged=judged,
        readings={
            key: (Reading(chances(name, f"value {key}").choice(about), START),)
            for key, about in _values(programme).items()
        },
    )


def _values(programme: Programme) -> dict[str, list[float]]:
    """Of each measurement that a task is asked for by: values at the ends of the bands that it is compared with, and on either side."""
    found: dict[str, list[float]] = {}
    for task in programme.tasks:
        for one in leaves(task.applies_if, programme):
            if isinstance(one, Measured):
                ends = [each for each in (one.value.low, one.value.high) if each is not None]
                about = [end + step for end in ends for step in (-1, 0, 1)]
                found.setdefault(one.measurement, []).extend(about)
    return found


def _is_so(name: str, what: str) -> bool:
    return chances(name, what).random() < _HALF
