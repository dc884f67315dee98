"""What has to be read of a patient to judge by a programme: codes with how far back, and types of resources. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from sharedcare.programmes.identity import Identity
from sharedcare.programmes.judging.assuming import leaves
from sharedcare.programmes.judging.judging import widest_combination
from sharedcare.programmes.judging.moments import OCCASION
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import (
    Aged,
    Answered,
    Condition,
    Diagnosed,
    GoalIsReached,
    Measured,
    Scored,
    Sexed,
    Takes,
    TaskIsDone,
)
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.measuring import Average, Change, FromReference, Limit, Measurement
from sharedcare.programmes.types.words import Code
from sharedcare.terminology import measures

SYSTEMS: dict[str, tuple[str, ...]] = {
    "loinc": (measures.LOINC,),
    "npu": (measures.NPU, measures.NPU_OID),
    "medcom": measures.MEDCOM,
    "snomed": ("http://snomed.info/sct",),
}
"""The systems that a programme's codes of values are from, as resources name them."""
_DAY = timedelta(days=1)
_EVER = timedelta(days=366)
"""How far back the newest value is looked for that a condition asks for without saying how old it may be."""
_TYPES: dict[type, str] = {
    Diagnosed: "Condition",
    Takes: "MedicationStatement",
    TaskIsDone: "Task",
    GoalIsReached: "Goal",
    Aged: "Patient",
    Sexed: "Patient",
}


@dataclass(frozen=True, slots=True)
class Needs:
    """`codes`: how far back before the first value that is judged; `answers` likewise; `expected` are the codes of what has a
    schedule; `types` what conditions ask for."""

    codes: dict[str, timedelta]
    answers: timedelta
    types: frozenset[str]
    expected: frozenset[str]


def needs_of(programme: Programme) -> Needs:
    """What judging by this programme looks at."""
    return _needs_of(Identity(programme))


@lru_cache(maxsize=64)
def _needs_of(one: Identity) -> Needs:
    programme = one.programme
    around = widest_combination(programme) + OCCASION
    asked = list(leaves(_conditions(programme), programme))
    codes: dict[str, timedelta] = {}
    for judged in _judged(programme):
        reach = _reach(judged.limits) if judged.limits else None
        asking = _asking(judged.key, asked)
        known = [each for each in (reach, asking) if each is not None]
        # What no limit is held against can still be read wrongly, or be of a wrong clock.
        for code in _written(judged.codes):
            codes[code] = max([*known, timedelta()]) + around
    answers = [_length(each.within) for each in asked if isinstance(each, Answered)]
    types = {name for each in asked for kind, name in _TYPES.items() if isinstance(each, kind)}
    expected = {code for each in programme.measurements if each.schedule for code in _written(each.codes)}
    return Needs(codes, max([*answers, timedelta()]) + around, frozenset(types), frozenset(expected))


def _judged(programme: Programme) -> tuple[Measurement | Questionnaire, ...]:
    return (*programme.measurements, *programme.questionnaires)


def _conditions(programme: Programme) -> Iterator[Condition]:
    for judged in _judged(programme):
        for limit in judged.limits:
            yield from (*limit.applies_if, *limit.red_with)
    for combination in programme.combinations:
        yield from combination.when


def _asking(key: str, asked: list[Condition]) -> timedelta | None:
    lengths = [
        _length(each.within)
        for each in asked
        if (isinstance(each, Measured) and each.measurement == key)
        or (isinstance(each, Scored) and each.questionnaire == key)
    ]
    return max(lengths, default=None)


def _reach(limits: tuple[Limit, ...]) -> timedelta:
    return max(_reach_of(each) for each in limits)


def _reach_of(limit: Limit) -> timedelta:
    own = timedelta()
    match limit.quantity:
        case Change(within=within):
            own = _length(within)
        case FromReference(lasting=lasting) if lasting is not None:
            # One value from before the time began shows that it has lasted.
            own = 2 * _length(lasting)
        case Average(over=over, baseline=baseline):
            own = _length(over) + (_length(baseline) if baseline else timedelta())
        case _:
            pass
    again = _length(limit.ask_again) if limit.ask_again else timedelta()
    # So many readings can lie far apart where somebody measures seldom.
    several = timedelta(days=30) if limit.readings is not None else timedelta()
    return own + again + several


def _length(length: Duration | None) -> timedelta:
    return _EVER if length is None else timedelta(hours=length.hours) + _DAY


def _written(codes: tuple[Code, ...]) -> Iterator[str]:
    """The codes themselves, and those of what holds the value as one of two: a blood pressure."""
    for code in codes:
        yield code.code
        for system in SYSTEMS.get(code.system, ()):
            found = measures.measurable(system, code.code)
            if found is not None and found.is_pair:
                yield from found.codes
