"""How measuring at home is said to the patient: what, how often, until when, when next, and what it was the last time. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.care.measuring.types import Entry, Ordered
from sharedcare.overview import at_home
from sharedcare.overview.at_home import Standing
from sharedcare.portal.measuring.words import Words
from sharedcare.programmes.telling import said, unit_in
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import within
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import measured


def often(one: Ordered, calendar: Calendar, words: Words) -> str:
    """How often, and until when where that is known: `Hver dag indtil 10.12, derefter 2 gange om ugen`."""
    told = at_home.often(
        one, calendar.language, today=calendar.today, day=calendar.plain, ends=words.ends, then=words.then
    )
    return told[:1].upper() + told[1:]


def unit(entry: Entry, language: str) -> str:
    """Its unit as one writes it; nothing of what is only counted."""
    written = unit_in(entry.unit, language)
    return "" if written.startswith("{") else written


def last_value(one: Standing, language: str) -> str:
    """The newest value with its unit; empty where there is none that is a number."""
    newest = one.newest
    if newest is None or newest.newest.value is None:
        return ""
    told = measured((newest.newest.value, newest.newest.second), one.entry.digits or 0, language)
    own = unit(one.entry, language)
    return f"{told}{own}" if own.startswith("/") else with_unit(told, own, language)


def names(entries: Iterable[Entry], language: str, *, joint: str) -> str:
    """`Vægt, blodtryk og puls`."""
    told = [said(each.title.citizen, language) for each in entries]
    told = [*told[:1], *map(within, told[1:])]
    return joint.join(filter(None, (", ".join(told[:-1]), *told[-1:])))


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured in one rhythm: what, how often and until when, and when it is wanted next (empty in a pause)."""

    what: str
    often: str
    next: str


def rows(found: Iterable[Standing], *, paused: bool, words: Words, calendar: Calendar) -> tuple[Row, ...]:
    """What the plan asks for, in few lines: things of one rhythm that are wanted on one day stand together."""
    together: dict[tuple[str, str], list[Entry]] = {}
    for one in found:
        if one.entry.ordered is None or one.day is None:
            continue
        day = max(one.day, calendar.today)
        told = "" if paused else words.due.format(day=calendar.day(day))
        together.setdefault((often(one.entry.ordered, calendar, words), told), []).append(one.entry)
    return tuple(
        Row(names(entries, calendar.language, joint=words.joint), how_often, told)
        for (how_often, told), entries in together.items()
    )
