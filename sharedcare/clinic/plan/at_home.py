"""What the patient is asked to measure at home, as those who treat read it: how often, when last, and when next. Pure.

What was asked for yesterday and has no value yet stands nowhere else on the pages of those who treat.
"""

from collections.abc import Iterable
from datetime import date

from sharedcare.care.measuring.due import due
from sharedcare.care.measuring.types import Entry, Ordered
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked
from sharedcare.clinic.plan.page import Group, Row
from sharedcare.clinic.plan.words import Words
from sharedcare.overview.types import Measure, Sector
from sharedcare.programmes.telling import rhythm, said
from sharedcare.ui.markup import Said
from sharedcare.ui.moments import Calendar
from sharedcare.ui.parts import chip


def at_home(entries: Iterable[Entry], asked: Asked) -> tuple[Group, ...]:
    """A group of all that is asked for, the next that is wanted first; none where nothing is."""
    rows = [
        _row(one, ordered, _newest(one, asked.overview.measures), asked)
        for one in entries
        if (ordered := one.ordered) is not None
    ]
    rows.sort(key=lambda pair: pair[0] or date.max)
    return (Group(asked.words.measured_at_home, tuple(row for _, row in rows)),) if rows else ()


def _row(one: Entry, ordered: Ordered, newest: Measure | None, asked: Asked) -> tuple[date | None, Row]:
    words, calendar = asked.words, asked.calendar
    last = newest.newest.at if newest is not None else None
    day = None if ordered.rests else due(one, last, zone=calendar.zone, at=calendar.at)
    came = (
        words.measured_last.format(day=calendar.day(calendar.local(last).date()))
        if last is not None
        else words.measured_never
    )
    return day, Row(
        href=f"/patient/{asked.patient}/measure/{newest.key}" if newest is not None else "",
        chip=chip(Sector.PATIENT.value, OVERVIEW[asked.tongue.language].sectors[Sector.PATIENT]),
        text=Said(said(one.title.clinician, asked.tongue.language)),
        when=words.measured_rests
        if day is None
        else words.measured_next.format(day=calendar.day(max(day, calendar.today))),
        more=f"{_often(ordered, calendar, words)} · {came}",
    )


def _newest(one: Entry, measures: Iterable[Measure]) -> Measure | None:
    return next((each for each in measures if each.key == one.key or each.key in one.codes), None)


def _often(one: Ordered, calendar: Calendar, words: Words) -> str:
    told = rhythm(one.rhythm, calendar.language)
    if one.until is None or one.until <= calendar.today:
        return told
    then = rhythm(one.then, calendar.language) if one.then is not None else ""
    until = words.measured_until.format(rhythm=told, day=calendar.plain(one.until))
    return words.measured_then.format(until=until, then=then) if then else until
