"""When a measurement is wanted next, by its rhythm and when the last one was taken. Pure."""

from datetime import date, datetime, timedelta, tzinfo

from sharedcare.care.measuring.types import Entry, When
from sharedcare.programmes.judging.missing import next_due

_WEEK = timedelta(days=7)


def due(entry: Entry, last: datetime | None, *, zone: tzinfo, at: datetime) -> date | None:
    """The day on which it is wanted next, which may be past; None where nobody asks for it. What came before it was asked for does
    not count, as it does not where something is told to be missing."""
    if entry.ordered is None:
        return None
    since = entry.ordered.since
    if last is None or last.astimezone(zone).date() < since:
        return since
    return next_due(entry.ordered.rhythm, min(last, at).astimezone(zone)).date()


def when(day: date | None, *, today: date) -> When:
    """How soon that is."""
    if day is None:
        return When.ANY_TIME
    if day <= today:
        return When.TODAY
    return When.WEEK if day <= today + _WEEK else When.LATER
