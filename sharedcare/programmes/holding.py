"""Whether a condition holds for a patient: yes, no, or not known, with what was looked at. Pure.

Three answers and not two: that nobody has measured an ejection fraction does not mean that it is normal. `any` is yes as
soon as one part is, and unknown while a part could still become one; `all` and `none` likewise (Kleene's logic).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from sharedcare.programmes import calendar
from sharedcare.programmes.bounds import could_be
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.identity import Identity
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import (
    Aged,
    AllOf,
    Answered,
    AnyOf,
    Condition,
    Diagnosed,
    Follows,
    GoalIsReached,
    Happened,
    InLevel,
    Judged,
    Measured,
    Named,
    NamedCondition,
    NoneOf,
    Scored,
    Sexed,
    Takes,
    TaskIsDone,
)
from sharedcare.programmes.types.words import Band


class Holds(Enum):
    """Whether something holds."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Held:
    """The answer, and what it rests on: readings that were looked at, codes that were found, and the keys of statements that
    only a clinician can answer and nobody has (`to_judge`)."""

    holds: Holds
    readings: tuple[Reading, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    to_judge: tuple[str, ...] = ()


_UNKNOWN = Held(Holds.UNKNOWN)
_KNOWN = {True: Held(Holds.YES), False: Held(Holds.NO)}


def held(condition: Condition, facts: Facts, programme: Programme) -> Held:
    """Whether one condition of a programme holds."""
    match condition:
        case Named():
            named = _named(programme)[condition.condition]
            found = held(named.holds, facts, programme)
            return _KNOWN[False] if named.assumed_no and found.holds is Holds.UNKNOWN else found
        case AnyOf():
            return _any(held(each, facts, programme) for each in condition.of)
        case AllOf():
            return all_hold(condition.of, facts, programme)
        case NoneOf():
            found = _any(held(each, facts, programme) for each in condition.of)
            return Held(_OPPOSITE[found.holds], found.readings, found.codes, found.to_judge)
        case Takes():
            groups = _drugs(programme).get(condition.drugs, ())
            return _KNOWN[any(drug.startswith(group) for drug in facts.drugs for group in groups)]
        case _:
            return _SINGLE[type(condition)](condition, facts)


def all_hold(conditions: Iterable[Condition], facts: Facts, programme: Programme) -> Held:
    """Whether all of several hold; of none they do."""
    found = [held(each, facts, programme) for each in conditions]
    answers = {each.holds for each in found}
    worst = next((each for each in (Holds.NO, Holds.UNKNOWN) if each in answers), Holds.YES)
    return _together(worst, found)


def _any(parts: Iterable[Held]) -> Held:
    found = list(parts)
    answers = {each.holds for each in found}
    best = next((each for each in (Holds.YES, Holds.UNKNOWN) if each in answers), Holds.NO)
    return _together(best, found)


def _together(holds: Holds, parts: list[Held]) -> Held:
    """What an answer rests on: the parts that say the same."""
    told = [each for each in parts if each.holds is holds]
    return Held(
        holds,
        tuple(dict.fromkeys(one for each in told for one in each.readings)),
        tuple(dict.fromkeys(one for each in told for one in each.codes)),
        tuple(dict.fromkeys(one for each in told for one in each.to_judge)),
    )


def _scored(condition: Scored, facts: Facts) -> Held:
    newest = _within(facts.scores.get(condition.questionnaire, ()), condition.within, facts)[:1]
    return _of_readings(newest, condition.score, 1, 1)


def _judged(condition: Judged, facts: Facts) -> Held:
    said = facts.judged.get(condition.key)
    return Held(Holds.UNKNOWN, to_judge=(condition.key,)) if said is None else _KNOWN[said]


def _diagnosed(condition: Diagnosed, facts: Facts) -> Held:
    found = tuple(
        (system, code)
        for system, code in sorted(facts.codes)
        for wanted in condition.codes
        if wanted.means(system, code)
    )
    return Held(Holds.YES if found else Holds.NO, codes=found)


def _measured(condition: Measured, facts: Facts) -> Held:
    if condition.measurement not in facts.readings:
        return _UNKNOWN
    share = condition.readings
    beyond, of = (share.beyond, share.of) if share is not None else (1, 1)
    newest = _within(facts.readings[condition.measurement], condition.within, facts)[:of]
    return _of_readings(newest, condition.value, beyond, of)


def _of_readings(readings: tuple[Reading, ...], band: Band, beyond: int, of: int) -> Held:
    """`beyond` of the last `of` have to lie there; too few readings, or such as are known from one side alone, leave it open as long
    as it can still come to that."""
    lie = [{band.holds(each) for each in could_be(one.value, one.bound, (band,))} for one in readings]
    if sum(each == {True} for each in lie) >= beyond:
        return Held(Holds.YES, readings)
    could = sum(True in each for each in lie) + of - len(lie) >= beyond
    return Held(Holds.UNKNOWN if could else Holds.NO, readings)


def _aged(condition: Aged, facts: Facts) -> Held:
    if facts.born is None:
        return _UNKNOWN
    return _KNOWN[condition.years.holds(calendar.years_between(facts.born, facts.at.date()))]


def is_ruled_out(condition: Sexed, facts: Facts) -> bool:
    """Whether the record has the opposite sex. Everything else leaves it possible, and holds: asking once too often is the safe
    side."""
    return facts.sex == _OTHER_SEX[condition.may_be]


def _answered(condition: Answered, facts: Facts) -> Held:
    given = facts.answers.get((condition.questionnaire, condition.question))
    if given is None or (
        condition.within is not None and given.at < calendar.before(facts.at, condition.within)
    ):
        return _UNKNOWN
    return _KNOWN[given.answer in condition.answers]


def _happened(condition: Happened, facts: Facts) -> Held:
    moments = facts.events.get(condition.event, ())
    since = None if condition.within is None else calendar.before(facts.at, condition.within)
    counted = sum(1 for each in moments if each <= facts.at and (since is None or each >= since))
    return _KNOWN[counted >= condition.times]


def _within(readings: tuple[Reading, ...], within: Duration | None, facts: Facts) -> tuple[Reading, ...]:
    known = tuple(each for each in readings if each.at <= facts.at)
    if within is None:
        return known
    since = calendar.before(facts.at, within)
    return tuple(each for each in known if each.at >= since)


_SINGLE: Mapping[type, Callable[[Any, Facts], Held]] = {
    Diagnosed: _diagnosed,
    Measured: _measured,
    Aged: _aged,
    Scored: _scored,
    Answered: _answered,
    Happened: _happened,
    Judged: _judged,
    Sexed: lambda condition, facts: _KNOWN[not is_ruled_out(condition, facts)],
    InLevel: lambda condition, facts: _KNOWN[condition.level in facts.levels],
    TaskIsDone: lambda condition, facts: _KNOWN[condition.task in facts.done],
    Follows: lambda condition, facts: _KNOWN[condition.programme in facts.follows],
    GoalIsReached: lambda condition, facts: _KNOWN[condition.goal in facts.reached],
}
"""What stands on one fact, by its kind."""
_OTHER_SEX = {"female": "male", "male": "female"}
_OPPOSITE = {Holds.YES: Holds.NO, Holds.NO: Holds.YES, Holds.UNKNOWN: Holds.UNKNOWN}


def _named(programme: Programme) -> Mapping[str, NamedCondition]:
    return _indexes(Identity(programme))[0]


def _drugs(programme: Programme) -> Mapping[str, tuple[str, ...]]:
    return _indexes(Identity(programme))[1]


@lru_cache(maxsize=64)
def _indexes(one: Identity) -> tuple[Mapping[str, NamedCondition], Mapping[str, tuple[str, ...]]]:
    conditions = {each.key: each for each in one.programme.conditions}
    return conditions, {each.key: each.atc for each in one.programme.drugs}
