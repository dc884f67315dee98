"""Values that were measured again because it was asked for, and not found again: slips. Pure.

A value from home that is by itself red by a limit which asks for another one (`ask-again`) is a slip when others came within the time
and none of them is, held against what came before the first. They take its place: a slip is left out of means,
changes, baselines, runs and conditions, in every programme that the patient is in, and nothing yellow is told of it. It stays in the
record and on the curves. What is red of it by a limit that does not ask again stays red; what one limit finds again is no slip
by another; and two that are red after each other confirm each other, whatever a third one says: who measures until it looks better has
been ill all the same.

What is red is reckoned first with all values, and then, where slips were found, once more without them: who twice in a week weighs
himself with the bag in his hand has made two. It goes no deeper, so that what lies further back than twice as far as such limits look
changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from sharedcare.programmes import calendar
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.identity import Identity
from sharedcare.programmes.judging import quantities, values
from sharedcare.programmes.judging.moments import Moments, come
from sharedcare.programmes.judging.types import Colour, Course, Known, Slip
from sharedcare.programmes.judging.values import Held, Judged
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Limit, Measurement

Gone = Mapping[str, frozenset[str]]
"""Of each measurement (its key) the ids of the resources that its slips stand in."""


def slips(followed: Sequence[tuple[Course, Known]], *, at: datetime) -> frozenset[Slip]:
    """The slips of a patient, by the programmes that are followed."""
    found = _slips(followed, frozenset(), at)
    return _slips(followed, found, at) if found else found


def of_programme(programme: Programme, found: Set[Slip]) -> Gone:
    """The same by the names of one programme."""
    if not found:
        return {}
    gone = {
        each.key: frozenset(one.id for one in found if one.code in each.codes)
        for each in programme.measurements
    }
    return {key: ids for key, ids in gone.items() if ids}


def left_out(known: Known, gone: Gone) -> Known:
    """What is known without them."""
    if not gone:
        return known
    readings = {
        key: tuple(each for each in several if each.id not in gone.get(key, ()))
        for key, several in known.facts.readings.items()
    }
    return replace(known, facts=replace(known.facts, readings=readings))


def _slips(followed: Sequence[tuple[Course, Known]], without: Set[Slip], at: datetime) -> frozenset[Slip]:
    refuted: set[Slip] = set()
    found_again: set[Slip] = set()
    for course, known in followed:
        for one, reading, is_red in _measured_again(course, known, without, at):
            (found_again if is_red else refuted).update(Slip(reading.id, code) for code in one.codes)
    return frozenset(refuted - found_again)


def _measured_again(
    course: Course, known: Known, without: Set[Slip], at: datetime
) -> Iterator[tuple[Measurement, Reading, bool]]:
    """What was red from home and has been measured again in time, by each limit that asked, with whether it was found again."""
    gone = of_programme(course.programme, without)
    facts = Moments(left_out(known, gone))
    for one, judged in _asking(course.programme):
        ids = gone.get(one.key, frozenset())
        series = come(known.facts.readings.get(one.key, ()), at=at)
        for place in _near(series, judged.limits):
            reading = series[place]
            if not reading.by_patient or reading.at < course.since:
                continue
            before = [each for each in series[place + 1 :] if each.id not in ids]
            then = facts[reading.at] if judged.asks else facts.whole
            for held in values.in_force(course, judged, then, reading.at):
                if not _is_red(course, held, reading, before):
                    continue
                again = tuple(_certain(course, held, _in_time(held.limit, reading, series[:place]), before))
                if again:
                    is_found = any(_is_red(course, held, each, before) for each in again)
                    yield one, reading, is_found or _confirms(course, held, reading, before)


def _asking(programme: Programme) -> tuple[tuple[Measurement, Judged], ...]:
    return _asking_of(Identity(programme))


@lru_cache(maxsize=64)
def _asking_of(one: Identity) -> tuple[tuple[Measurement, Judged], ...]:
    """What is to be measured again, with the limits that say so."""
    asking = (
        (each, tuple(limit for limit in each.limits if limit.ask_again is not None))
        for each in one.programme.measurements
    )
    return tuple((each, Judged(each.key, each.title, each.unit, limits)) for each, limits in asking if limits)


def _near(series: Sequence[Reading], limits: Iterable[Limit]) -> list[int]:
    """The places of what may have been measured again in time. Nearly nothing is measured twice in so short a time, and all else costs no
    more than this look."""
    longest = 2 * timedelta(hours=max(each.ask_again.hours for each in limits if each.ask_again is not None))
    return [
        place for place, (later, one) in enumerate(pairwise(series), start=1) if later.at - one.at <= longest
    ]


def _in_time(limit: Limit, reading: Reading, later: Sequence[Reading]) -> list[Reading]:
    """Those of the later ones that came within the time to measure again."""
    if limit.ask_again is None:
        return []
    until = calendar.after(reading.at, limit.ask_again)
    return [each for each in later if each.at <= until]


def _confirms(course: Course, held: Held, reading: Reading, before: Sequence[Reading]) -> bool:
    """Whether it was itself measured because another one was red."""
    if held.limit.ask_again is None:
        return False
    since = calendar.before(reading.at, held.limit.ask_again)
    return any(
        _is_red(course, held, each, before[place:])
        for place, each in enumerate(before, start=1)
        if each.at >= since
    )


def _certain(
    course: Course, held: Held, again: Iterable[Reading], before: Sequence[Reading]
) -> Iterator[Reading]:
    """Those that the limit can judge for certain."""
    for each in again:
        up_to = [each, *before]
        compared = quantities.compared(held.limit.quantity, each, up_to, course.agreed)
        is_known = compared.amount is not None and compared.unjudged is None
        if is_known and values.is_certain(course, held, each, up_to):
            yield each


def _is_red(course: Course, held: Held, reading: Reading, before: Sequence[Reading]) -> bool:
    up_to = [reading, *before]
    compared = quantities.compared(held.limit.quantity, reading, up_to, course.agreed)
    if compared.unjudged is not None:
        return False
    colour, _ = values.coloured(course, held, compared, up_to, gravest=False)
    return colour is Colour.RED
