"""What has to be read of a patient to judge by their programmes: codes with how far back, and types of resources. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from sharedcare.programmes.identity import Identity
from sharedcare.programmes.judging.assuming import leaves
from sharedcare.programmes.judging.judging import widest_combination
from sharedcare.programmes.judging.moments import OCCASION
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import ADMISSION, BIRTH_MONTH, DISCHARGE
from sharedcare.programmes.types.conditions import (
    MOST_READINGS,
    Aged,
    Answered,
    Condition,
    Diagnosed,
    Follows,
    GoalIsReached,
    Happened,
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
from sharedcare.terminology.systems import WRITTEN

MOST = {
    "Patient": 1,
    "Condition": 300,
    "Encounter": 200,
    "EpisodeOfCare": 50,
    "Goal": 300,
    "MedicationRequest": 300,
    "MedicationStatement": 300,
    "Procedure": 300,
    "QuestionnaireResponse": 100,
    "Task": 2000,
}
"""So many of each type are looked at, whoever asks: of longer records the newest."""
NEWEST = MOST_READINGS + 1
"""And so many values of each measurement by the plan: one more than conditions may ask for, since one may say why there is no
value."""
_DAY = timedelta(days=1)
_EVER = timedelta(days=36_600)
"""How far back an answer is looked for that a condition asks for without saying how old it may be."""
_LONGEST_SILENCE = timedelta(days=62)
"""How far back the last value is looked for of what is missing; where there is none it counts from the beginning."""
_TYPES: dict[type, tuple[str, ...]] = {
    Diagnosed: ("Condition", "Procedure"),
    Takes: ("MedicationStatement", "MedicationRequest"),
    Follows: ("EpisodeOfCare",),
    TaskIsDone: ("Task",),
    GoalIsReached: ("Goal",),
    Aged: ("Patient",),
    Sexed: ("Patient",),
}
_TELL: dict[str, str] = {ADMISSION: "Encounter", DISCHARGE: "Encounter", BIRTH_MONTH: "Patient"}
"""What is read for the anchors that the record tells of by itself."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`codes`: how far back before the first value that is judged; `answers` likewise; `newest`: of these codes so many more,
    however old; `expected` are the codes of what has a schedule; `types` what conditions ask for. `slips`: so much further back must be
    looked at to know which of the values are slips, in whichever programme they count."""

    codes: dict[str, timedelta]
    newest: dict[str, int]
    answers: timedelta
    types: frozenset[str]
    expected: frozenset[str]
    slips: dict[str, timedelta]


@dataclass(frozen=True, slots=True)
class Reach:
    """What several programmes look at together: codes by how far back before the first value that is judged; `newest` are so many more of a
    code, from before that; `answers` and `types` as of one."""

    codes: tuple[tuple[timedelta, tuple[str, ...]], ...]
    newest: tuple[tuple[timedelta, str, int], ...]
    answers: timedelta
    types: tuple[str, ...]


def reach_of(programmes: Iterable[Programme], *, missing: bool = False) -> Reach:
    """What judging by all of these programmes looks at; with `missing` also what tells whether something has not come."""
    return _reach_of_all(tuple(map(Identity, programmes)), missing)


@lru_cache(maxsize=256)
def _reach_of_all(several: tuple[Identity, ...], missing: bool) -> Reach:  # noqa: FBT001 - the cache's key
    codes: dict[str, timedelta] = {}
    slips: dict[str, timedelta] = {}
    newest: dict[str, int] = {}
    answers, types = timedelta(), set[str]()
    for needs in (_needs_of(one, missing) for one in several):
        for code, back in needs.codes.items():
            silence = _LONGEST_SILENCE if missing and code in needs.expected else timedelta()
            codes[code] = max(back, silence, codes.get(code, timedelta()))
        for code, back in needs.slips.items():
            slips[code] = max(back, slips.get(code, timedelta()))
        for code, many in needs.newest.items():
            newest[code] = max(many, newest.get(code, 0))
        answers = max(needs.answers, answers, _LONGEST_SILENCE if missing else timedelta())
        types |= needs.types
    far = {code: back + slips.get(code, timedelta()) for code, back in codes.items()}
    by_length: dict[timedelta, list[str]] = {}
    for code, back in far.items():
        by_length.setdefault(back, []).append(code)
    return Reach(
        tuple((back, tuple(found)) for back, found in by_length.items()),
        tuple((far[code], code, many) for code, many in newest.items()),
        answers,
        tuple(sorted(types)),
    )


@lru_cache(maxsize=128)
def _needs_of(one: Identity, missing: bool) -> Needs:  # noqa: FBT001 - the cache's key
    programme = one.programme
    around = widest_combination(programme) + OCCASION
    conditions = (*_conditions(programme), *(_of_schedules(programme) if missing else ()))
    asked = list(leaves(conditions, programme))
    codes: dict[str, timedelta] = {}
    newest: dict[str, int] = {}
    slips: dict[str, timedelta] = {}
    for judged in _judged(programme):
        # What no limit is held against can still be read wrongly, or be of a wrong clock.
        reach = _reach(judged.limits) if judged.limits else timedelta()
        within, many = _asking(judged.key, asked)
        for code in _written(judged.codes):
            codes[code] = max(max(reach, within) + around, codes.get(code, timedelta()))
            asking = [each for each in judged.limits if each.ask_again is not None]
            if asking:
                # Which are slips is reckoned without slips, once.
                slips[code] = max(2 * _reach(tuple(asking)), slips.get(code, timedelta()))
            if many:
                # Each may have been measured again.
                newest[code] = max(2 * many if asking else many, newest.get(code, 0))
    answers = [
        _EVER if each.within is None else _length(each.within) for each in asked if isinstance(each, Answered)
    ]
    expected = {code for each in programme.measurements if each.schedule for code in _written(each.codes)}
    types = set(_types(programme, asked, missing=missing))
    return Needs(
        codes, newest, max([*answers, timedelta()]) + around, frozenset(types), frozenset(expected), slips
    )


def _types(programme: Programme, asked: Iterable[Condition], *, missing: bool) -> Iterator[str]:
    for each in asked:
        yield from _TYPES.get(type(each), ())
        if isinstance(each, Happened) and each.event in _TELL:
            yield _TELL[each.event]
    if missing and programme.schedules:
        # Nobody waits for what is measured at home while the patient lies in a hospital.
        yield "Encounter"
        yield from (_TELL[one.starts.anchor] for one in programme.schedules if one.starts.anchor in _TELL)


def _judged(programme: Programme) -> tuple[Measurement | Questionnaire, ...]:
    return (*programme.measurements, *programme.questionnaires)


def _conditions(programme: Programme) -> Iterator[Condition]:
    for judged in _judged(programme):
        for limit in judged.limits:
            yield from (*limit.applies_if, *limit.red_with)
    for combination in programme.combinations:
        yield from combination.when


def _of_schedules(programme: Programme) -> Iterator[Condition]:
    for expected in _judged(programme):
        yield from expected.applies_if
    for schedule in programme.schedules:
        yield from schedule.until
        for step in schedule.steps:
            yield from step.while_


def _asking(key: str, asked: Iterable[Condition]) -> tuple[timedelta, int]:
    """How far back conditions look for values under this key, and how many they look for however old these are."""
    length, many = timedelta(), 0
    for each in asked:
        if (isinstance(each, Measured) and each.measurement == key) or (
            isinstance(each, Scored) and each.questionnaire == key
        ):
            if each.within is not None:
                length = max(length, _length(each.within))
            else:
                share = each.readings if isinstance(each, Measured) else None
                # One more, since the newest may have been entered in error.
                many = max(many, (share.of if share is not None else 1) + 1)
    return length, many


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


def _length(length: Duration) -> timedelta:
    return timedelta(hours=length.hours) + _DAY


def _written(codes: tuple[Code, ...]) -> Iterator[str]:
    """The codes themselves, and those of what holds the value as one of two: a blood pressure."""
    for code in codes:
        yield code.code
        for system in WRITTEN[code.system]:
            found = measures.measurable(system, code.code)
            if found is not None and found.is_pair:
                yield from found.codes
