"""How measuring at home is said to the patient: what, how often, until when, when next, and what it was the last time. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.measuring.due import due, when
from sharedcare.care.measuring.types import Entry, Ordered, When
from sharedcare.overview.types import Measure
from sharedcare.portal.measuring.words import Words
from sharedcare.programmes.telling import rhythm, said, unit_in
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import within
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import measured


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to measure, with the newest value of it (None: there is none), the day on which it is wanted next, and how soon that is."""

    entry: Entry
    newest: Measure | None
    day: date | None
    when: When


def standing(
    entries: Iterable[Entry], measures: Sequence[Measure], calendar: Calendar
) -> tuple[Standing, ...]:
    """How each thing stands, the next that is wanted first. What rests while other things do not is wanted on no day."""
    several = tuple(entries)
    is_all = _all_rest(several)
    found = []
    for entry in several:
        newest = next((one for one in measures if one.key == entry.key or one.key in entry.codes), None)
        last = newest.newest.at if newest is not None else None
        rests = entry.ordered is not None and entry.ordered.rests and not is_all
        day = None if rests else due(entry, last, zone=calendar.zone, at=calendar.at)
        found.append(Standing(entry, newest, day, when(day, today=calendar.today)))
    return tuple(sorted(found, key=lambda one: max(one.day or date.max, calendar.today)))


def is_paused(found: Iterable[Standing], pauses: Iterable[Stands], *, at: datetime) -> bool:
    """Whether nobody waits for values: somebody has set a pause, or all that the plan asks for rests, as it does in hospital."""
    return any(one.since <= at for one in pauses) or _all_rest(one.entry for one in found)


def _all_rest(entries: Iterable[Entry]) -> bool:
    asked = [one.ordered for one in entries if one.ordered is not None]
    return bool(asked) and all(one.rests for one in asked)


def often(one: Ordered, calendar: Calendar, words: Words) -> str:
    """How often, and until when where that is known: `Hver dag indtil 10.12, derefter 2 gange om ugen`."""
    told = rhythm(one.rhythm, calendar.language)
    told = told[:1].upper() + told[1:]
    if one.until is None or one.until <= calendar.today:
        return told
    day = calendar.plain(one.until)
    if one.then is None:
        return words.ends.format(rhythm=told, day=day)
    return words.then.format(rhythm=told, day=day, then=rhythm(one.then, calendar.language))


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
