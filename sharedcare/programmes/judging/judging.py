"""Everything that one programme says of what came in from a patient: a function of the record and of the moment alone. Pure.

A value is judged by what was in force, and known, when it was taken; so it does not matter in which order things arrived,
and what is corrected is judged as if the wrong value had never been there. So is what the patient was asked to measure again and
did not find again (`slips.py`). The moment (`at`) tells only whether a patient who was asked to measure again still has time to, and
whether a clock is wrong.
"""

from collections.abc import Iterator, Set
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.identity import Identity
from sharedcare.programmes.judging import answers, combinations, saying, slips, values
from sharedcare.programmes.judging.moments import WRONG_CLOCK, Moments, come
from sharedcare.programmes.judging.types import Colour, Course, Judgement, Known, Slip, Unjudged, Unread
from sharedcare.programmes.judging.values import Judged
from sharedcare.programmes.types import Programme


class _Span(NamedTuple):
    """What was taken since a moment, and before another one."""

    since: datetime
    until: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment < self.until)


def judgements(
    course: Course, known: Known, *, since: datetime, at: datetime, slips_found: Set[Slip] | None = None
) -> tuple[Judgement, ...]:
    """How everything is judged that was taken since a moment, green included, in the order of time. `slips_found` are the slips by all
    programmes that the patient is in; without them those by this one."""
    begin = max(since, course.since)
    found = slips.slips([(course, known)], at=at) if slips_found is None else slips_found
    gone = slips.of_programme(course.programme, found)
    counted = slips.left_out(known, gone)
    facts = Moments(counted)
    single = sorted(_single(course, known, facts, gone, _Span(begin), at), key=_order)
    together = _without(gone, single)
    if combinations.looks_back(course.programme, together):
        around = _Span(begin - widest_combination(course.programme), begin)
        before = sorted(_single(course, known, facts, gone, around, at), key=_order)
        together = [*_without(gone, before), *together]
    both = [*single, *combinations.judged(course, together, counted)]
    return tuple(sorted((each for each in both if each.at >= begin), key=_order))


def widest_combination(programme: Programme) -> timedelta:
    """How far back what came before can mean more together with something new."""
    hours = max((each.within.hours for each in programme.combinations), default=0.0)
    return timedelta(hours=hours) + (timedelta(days=1) if hours else timedelta())


def of_old_clock(
    course: Course,
    measurement: str,
    *,
    id: str,
    at: datetime,
) -> Judgement | None:
    """That a value which came at this moment says of itself that it is old, or does not say when it was taken, so that it is held
    against nothing; None where the programme does not know the measurement."""
    one = _kinds(course.programme).get(measurement)
    return None if one is None else _unread(course, one, Unread(measurement, at, id, Unjudged.OLD_CLOCK))


def _single(
    course: Course, known: Known, facts: Moments, gone: slips.Gone, within: _Span, at: datetime
) -> Iterator[Judgement]:
    kinds = _kinds(course.programme)
    for series in (known.facts.readings, known.facts.scores):
        for key, readings in series.items():
            one = kinds.get(key)
            if one is not None and readings and readings[0].at >= within.since:
                yield from _series(course, one, readings, facts, gone.get(key, frozenset()), within, at)
    forms = {each.key: each for each in course.programme.questionnaires}
    for form in known.forms:
        if form.questionnaire in forms and within.holds(form.at) and form.at <= at + WRONG_CLOCK:
            yield from answers.judged(course, forms[form.questionnaire], form)
    for unread in known.unread:
        if unread.measurement in kinds and within.holds(unread.at):
            yield _unread(course, kinds[unread.measurement], unread)


def _series(  # noqa: PLR0913 - one series with all that it is judged by
    course: Course,
    one: Judged,
    readings: tuple[Reading, ...],
    facts: Moments,
    gone: Set[str],
    within: _Span,
    at: datetime,
) -> Iterator[Judgement]:
    usable = come(readings, at=at)
    ahead = len(readings) - len(usable)
    asks = one.asks
    for place, reading in enumerate(readings):
        if reading.at < within.since:
            break
        if not within.holds(reading.at):
            continue
        if place < ahead:
            yield _unread(course, one, Unread(one.key, reading.at, reading.id, Unjudged.WRONG_CLOCK))
        else:
            up_to = usable[place - ahead :]
            if gone:
                up_to = [reading, *(each for each in up_to[1:] if each.id not in gone)]
            is_slip = reading.id in gone
            then = facts[reading.at] if asks else facts.whole
            yield from values.judged(course, one, up_to, usable, then, at=at, is_slip=is_slip)


def _without(gone: slips.Gone, single: list[Judgement]) -> list[Judgement]:
    return [each for each in single if each.id not in gone.get(each.measurement, ())] if gone else single


def _unread(course: Course, one: Judged, unread: Unread) -> Judgement:
    return Judgement(
        key=f"{course.programme.key}:{one.key}:{unread.why}:{unread.id}",
        programme=course.programme,
        rule=f"{one.key}:{unread.why}",
        colour=Colour.NOT_JUDGED,
        at=unread.at,
        id=unread.id,
        says=saying.unjudged_said(saying.name(one.title), unread.why, unread.written),
        evidence=(unread.id,),
        technique=one.technique,
        unjudged=unread.why,
    )


def _order(one: Judgement) -> tuple[datetime, str, str]:
    return one.at, one.id, one.key


def _kinds(programme: Programme) -> dict[str, Judged]:
    return _kinds_of(Identity(programme))


@lru_cache(maxsize=64)
def _kinds_of(one: Identity) -> dict[str, Judged]:
    programme = one.programme
    measured = [
        Judged(each.key, each.title, each.unit, each.limits, each.technique)
        for each in programme.measurements
    ]
    asked = [Judged(each.key, each.title, "{score}", each.limits) for each in programme.questionnaires]
    return {each.key: each for each in (*measured, *asked)}
