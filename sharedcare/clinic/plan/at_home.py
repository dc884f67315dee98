"""What the patient is asked to measure at home, as those who treat read it: how often, when last, and when next. Pure.

What was asked for yesterday and has no value yet stands nowhere else on the pages of those who treat. Of what has no value that the
reader sees it is said since when it is asked for, and not that it has not been measured: the patient may have hidden it.
"""

from collections.abc import Iterable

from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.measuring.types import Entry, Ordered
from sharedcare.clinic.plan.asking import Asked
from sharedcare.clinic.plan.page import Group, Row
from sharedcare.clinic.plan.whose import patients
from sharedcare.overview.at_home import Standing, is_paused, often, standing
from sharedcare.programmes.telling import said
from sharedcare.ui.markup import Said


def at_home(entries: Iterable[Entry], pauses: Iterable[Stands], asked: Asked) -> tuple[Group, ...]:
    """A group of all that is asked for, the next that is wanted first; none where nothing is. In a pause nothing is wanted on any day."""
    calendar = asked.calendar
    found = standing(entries, asked.overview.measures, zone=calendar.zone, at=calendar.at)
    rests = is_paused(found, pauses, at=calendar.at)
    rows = tuple(
        _row(one, ordered, asked, rests=rests or one.day is None)
        for one in found
        if (ordered := one.entry.ordered) is not None
    )
    return (Group(asked.words.measured_at_home, rows),) if rows else ()


def _row(one: Standing, ordered: Ordered, asked: Asked, *, rests: bool) -> Row:
    words, calendar, newest = asked.words, asked.calendar, one.newest
    told = often(
        ordered,
        calendar.language,
        today=calendar.today,
        day=calendar.plain,
        ends=words.measured_until,
        then=words.measured_then,
    )
    if newest is None:
        href, last = "", words.measured_none
        when = words.measured_since.format(day=calendar.plain(ordered.since))
    else:
        href = f"/patient/{asked.patient}/measure/{newest.key}"
        last = words.measured_last.format(day=calendar.day(calendar.local(newest.newest.at).date()))
        when = words.measured_next.format(day=calendar.day(max(one.day or calendar.today, calendar.today)))
    return Row(
        href=href,
        chip=patients(asked),
        text=Said(said(one.entry.title.clinician, asked.tongue.language)),
        when=words.measured_rests if rests else when,
        more=f"{told} · {last}",
    )
