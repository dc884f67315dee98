"""Looks in plain words: grouped by day, and what somebody did several times on one day told once. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.audit.types import Day, Seen
from sharedcare.access.types import Ground
from sharedcare.portal.frame.words import FrameWords
from sharedcare.portal.saying import sector_chip
from sharedcare.portal.seen.words import Words
from sharedcare.ui.moments import Calendar

PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody did on one day; `id` is the number of the newest of those looks."""

    id: int
    chip: SafeString
    who: str
    place: str
    when: str
    what: str
    why: str
    is_first: bool
    is_reported: bool


@dataclass(frozen=True, slots=True)
class DayOfLines:
    """A day in words, and what happened on it."""

    title: str
    lines: tuple[Line, ...]


def sector_of(one: Seen) -> str:
    """Whose part of the care a look belongs to: relatives are of the patient's."""
    return PATIENT if one.ground is Ground.RELATIVE else one.sector


def is_own(one: Seen, display: str) -> bool:
    """Whether the patient did it: those looks are not listed."""
    by_hand = one.ground is Ground.DUTY and not one.organization and not one.is_system and one.who == display
    return one.ground is Ground.OWN_RECORD or by_hand


def days(
    found: Iterable[Day], reported: set[int], words: Words, around: FrameWords, calendar: Calendar
) -> tuple[DayOfLines, ...]:
    """Each day with what happened."""
    return tuple(
        DayOfLines(_title(day, calendar), tuple(_lines(day, reported, words, around, calendar)))
        for day in found
        if day.looks
    )


def _title(day: Day, calendar: Calendar) -> str:
    near, whole = calendar.day(day.on), calendar.absolute(day.on).split(", ")[0]
    return near.capitalize() if near in calendar.near else whole.capitalize()


def _lines(
    day: Day, reported: set[int], words: Words, around: FrameWords, calendar: Calendar
) -> Iterable[Line]:
    alike: dict[tuple[object, ...], list[Seen]] = {}
    for one in day.looks:
        alike.setdefault((one.who, one.role, one.organization, one.manner, one.part, one.ground), []).append(
            one
        )
    for several in alike.values():
        newest, oldest = several[0], several[-1]
        times = words.times.format(count=len(several)) if len(several) > 1 else ""
        clocks = dict.fromkeys(f"{calendar.local(one.at):%H:%M}" for one in (oldest, newest))
        yield Line(
            id=newest.id,
            chip=sector_chip(sector_of(newest), around),
            who=newest.who or words.unknown,
            place=", ".join(
                part
                for part in (newest.role, newest.organization, words.system if newest.is_system else "")
                if part
            ),
            when=", ".join(part for part in ("\N{EN DASH}".join(clocks), times) if part),
            what=words.did[newest.manner].format(part=words.parts[newest.part]),
            why="" if newest.ground is None else words.why.format(ground=words.grounds[newest.ground]),
            is_first=any(one.is_first for one in several),
            is_reported=not reported.isdisjoint(one.id for one in several),
        )
