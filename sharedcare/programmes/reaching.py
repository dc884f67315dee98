"""Whether a goal is reached by what is known: of values and scores the newest, of what is measured again and again the last three. Pure.

What cannot be told from the record (a dose that is told in words alone, what the patient wants in words of their own) a person
judges, and nothing here does.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sharedcare.programmes import calendar
from sharedcare.programmes.bounds import Bound, could_be
from sharedcare.programmes.dosing import dosed
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import MOST_READINGS
from sharedcare.programmes.types.goals import (
    Dosed,
    FreeOf,
    NearReference,
    Prescribed,
    ScoreIn,
    Target,
    TasksDone,
    ValueChanged,
    ValueIn,
)
from sharedcare.programmes.types.words import Band

_READ = MOST_READINGS + 1
"""So many of the newest values of each measurement a plan looks at (`care/facts/needs.py`)."""
_MONTH = timedelta(days=31)
LAST = 3
"""So many of the last values agree before a goal that is measured at home is reached, or is no more: one good morning is no goal."""


def reached(
    target: Target, facts: Facts, programme: Programme, *, since: datetime, agreed: Band | None = None
) -> Holds:
    """Whether it is reached at the moment of the facts. `since`: when the patient came into the programme; `agreed` is the band that
    stands for the patient, where it is another than the file's."""
    match target:
        case ValueIn():
            readings = _last(target.measurement, facts, programme)
            return _all_in(agreed or target.value, readings)
        case ScoreIn():
            newest = _until_now(facts.scores.get(target.questionnaire, ()), facts)[:1]
            return _all_in(agreed or target.score, newest)
        case ValueChanged():
            return _changed(target, facts)
        case NearReference():
            return _near(target, facts, programme)
    return _of_course(target, facts, programme, since)


def is_borne(target: Target, facts: Facts, programme: Programme) -> bool:
    """Whether anything is there that it can have been reached by: what was entered in error bears nothing any more."""
    match target:
        case ValueIn():
            return bool(_last(target.measurement, facts, programme))
        case ScoreIn():
            return bool(_until_now(facts.scores.get(target.questionnaire, ()), facts))
        case ValueChanged():
            return len(_until_now(facts.readings.get(target.measurement, ()), facts)) > 1
        case NearReference():
            return bool(_last(_measured_by(target, programme), facts, programme))
    return True


def _of_course(target: Target, facts: Facts, programme: Programme, since: datetime) -> Holds:
    match target:
        case Prescribed():
            groups: Mapping[str, Sequence[str]] = {one.key: one.atc for one in programme.drugs}
            taken = sum(
                any(drug.startswith(tuple(groups.get(key, ()))) for drug in facts.drugs)
                for key in target.drugs
            )
            return _holds(taken >= target.at_least)
        case Dosed():
            return dosed(target, facts, programme)
        case FreeOf():
            begins = calendar.before(facts.at, target.lasts)
            happened = any(begins <= each <= facts.at for each in facts.events.get(target.event, ()))
            if happened:
                return Holds.NO
            # Before so long a time has passed nobody knows of the whole of it.
            return Holds.YES if since <= begins else Holds.UNKNOWN
        case TasksDone():
            return _holds(set(target.tasks) <= facts.done)
    return Holds.UNKNOWN


def _changed(target: ValueChanged, facts: Facts) -> Holds:
    """Against the first value since the anchor, or the last of the month before it. Of values that reach no further back than
    those that were read nobody knows which was the first."""
    moments = [each for each in facts.events.get(target.since, ()) if each <= facts.at]
    readings = _until_now(facts.readings.get(target.measurement, ()), facts)
    if not moments or len(readings) < 2:
        return Holds.UNKNOWN
    anchor = max(moments)
    since = [one for one in readings if one.at > anchor]
    before = [one for one in readings if anchor - _MONTH <= one.at <= anchor]
    is_whole = len(since) < len(readings) or len(readings) < _READ
    first = before[0] if before else since[-1] if since and is_whole else None
    newest = readings[0]
    if first is None or newest is first or not first.value:
        return Holds.UNKNOWN
    if {first.bound, newest.bound} != {Bound.EXACT}:
        return Holds.UNKNOWN
    amount = newest.value - first.value
    return _holds(target.change.holds(100 * amount / first.value if target.in_ == "percent" else amount))


def _near(target: NearReference, facts: Facts, programme: Programme) -> Holds:
    agreed = facts.references.get(target.reference)
    if agreed is None:
        return Holds.UNKNOWN
    band = Band(at_least=agreed - target.distance, at_most=agreed + target.distance)
    return _all_in(band, _last(_measured_by(target, programme), facts, programme))


def _measured_by(target: NearReference, programme: Programme) -> str:
    return next((one.measurement for one in programme.references if one.key == target.reference), "")


def _last(measurement: str, facts: Facts, programme: Programme) -> tuple[Reading, ...]:
    """The values that decide: the last three of what is measured by a schedule, or as many as there are, else the newest."""
    is_again = any(one.key == measurement and one.schedule is not None for one in programme.measurements)
    return _until_now(facts.readings.get(measurement, ()), facts)[: LAST if is_again else 1]


def _until_now(readings: Sequence[Reading], facts: Facts) -> tuple[Reading, ...]:
    return tuple(one for one in readings if one.at <= facts.at)


def _all_in(band: Band, readings: Sequence[Reading]) -> Holds:
    """Yes where all lie in it, no where none does; where they do not agree, or only one side of one is known and it may lie either way,
    it stays as it was."""
    held = {band.holds(each) for one in readings for each in could_be(one.value, one.bound, (band,))}
    return _holds(held.pop()) if len(held) == 1 else Holds.UNKNOWN


def _holds(is_so: bool) -> Holds:  # noqa: FBT001 - it is the answer itself
    return Holds.YES if is_so else Holds.NO
