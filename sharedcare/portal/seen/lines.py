"""Looks in plain words: by day and person, and what somebody did several times on one day told once. Pure."""

from collections.abc import Callable, Iterable
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
    """Something that somebody did on one day, once or several times; `id` is the number of the newest of those looks."""

    id: int
    when: str
    what: str
    why: str
    is_reported: bool


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looked on one day, in which place or role, and all that they did. `is_first` is only told of people."""

    chip: SafeString
    who: str
    place: str
    is_first: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DayOfLooks:
    """A day in words, and who looked on it, the last to do so first."""

    title: str
    lookers: tuple[Looker, ...]


def sector_of(one: Seen) -> str:
    """Whose part of the care a look belongs to: relatives are of the patient's."""
    return PATIENT if one.ground is Ground.RELATIVE else one.sector


def is_own(one: Seen, account: int) -> bool:
    """Whether the patient did it: those looks are not listed. By the account, since others may be called the same."""
    return one.ground is Ground.OWN_RECORD or one.account == account


def days(
    found: Iterable[Day], reported: set[int], words: Words, around: FrameWords, calendar: Calendar
) -> tuple[DayOfLooks, ...]:
    """Each day with who looked and what they did."""
    return tuple(
        DayOfLooks(_title(day, calendar), tuple(_lookers(day, reported, words, around, calendar)))
        for day in found
        if day.looks
    )


def _title(day: Day, calendar: Calendar) -> str:
    near, whole = calendar.day(day.on), calendar.absolute(day.on).split(", ")[0]
    return near.capitalize() if near in calendar.near else whole.capitalize()


def _lookers(
    day: Day, reported: set[int], words: Words, around: FrameWords, calendar: Calendar
) -> Iterable[Looker]:
    for looks in _grouped(day.looks, lambda one: (_name(one, words), one.role, one.organization)):
        newest = looks[0]
        kind = words.system if newest.is_system and newest.who else ""
        told = (newest.role, newest.organization, kind)
        yield Looker(
            chip=sector_chip(sector_of(newest), around),
            who=_name(newest, words),
            place=", ".join(part for part in told if part),
            is_first=any(one.is_first and not one.is_system for one in looks),
            lines=tuple(_lines(looks, reported, words, calendar)),
        )


def _lines(looks: Iterable[Seen], reported: set[int], words: Words, calendar: Calendar) -> Iterable[Line]:
    for several in _grouped(looks, lambda one: (_what(one, words), one.ground)):
        newest, oldest = several[0], several[-1]
        # What one page asked for has one moment, however many entries of the trail that made.
        count = len({one.at for one in several})
        times = words.times.format(count=count) if count > 1 else ""
        clocks = dict.fromkeys(f"{calendar.local(one.at):%H:%M}" for one in (oldest, newest))
        yield Line(
            id=newest.id,
            when=", ".join(part for part in ("\N{EN DASH}".join(clocks), times) if part),
            what=_what(newest, words),
            why="" if newest.ground is None else words.why.format(ground=words.grounds[newest.ground]),
            is_reported=not reported.isdisjoint(one.id for one in several),
        )


def _name(one: Seen, words: Words) -> str:
    """What patients call them; whatever a command of ours did is done by those who run the platform."""
    if one.is_command:
        return words.operation
    return one.who or (words.unnamed if one.is_system else words.unknown)


def _what(one: Seen, words: Words) -> str:
    return words.did[one.manner].format(part=words.parts[one.part])


def _grouped(looks: Iterable[Seen], alike: Callable[[Seen], object]) -> Iterable[list[Seen]]:
    found: dict[object, list[Seen]] = {}
    for one in looks:
        found.setdefault(alike(one), []).append(one)
    return found.values()
