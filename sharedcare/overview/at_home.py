"""What is measured at home, and how it stands: the newest value that the reader sees of each, and when it is wanted next. Pure.

Patients read it on their own pages, and those who treat on the plan.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.measuring.due import due, when
from sharedcare.care.measuring.types import Entry, Ordered, When
from sharedcare.overview.types import Measure
from sharedcare.programmes.telling import rhythm


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to measure, with the newest value of it (None: there is none), the day on which it is wanted next, and how soon that is."""

    entry: Entry
    newest: Measure | None
    day: date | None
    when: When


def standing(
    entries: Iterable[Entry], measures: Sequence[Measure], *, zone: tzinfo, at: datetime
) -> tuple[Standing, ...]:
    """How each thing stands, the next that is wanted first. What rests while other things do not is wanted on no day."""
    several, today = tuple(entries), at.astimezone(zone).date()
    is_all = _all_rest(several)
    found = []
    for entry in several:
        newest = next((one for one in measures if one.key == entry.key or one.key in entry.codes), None)
        last = newest.newest.at if newest is not None else None
        rests = entry.ordered is not None and entry.ordered.rests and not is_all
        day = None if rests else due(entry, last, zone=zone, at=at)
        found.append(Standing(entry, newest, day, when(day, today=today)))
    return tuple(sorted(found, key=lambda one: max(one.day or date.max, today)))


def is_paused(found: Iterable[Standing], pauses: Iterable[Stands], *, at: datetime) -> bool:
    """Whether nobody waits for values: somebody has set a pause, or all that the plan asks for rests, as it does in hospital."""
    return any(one.since <= at for one in pauses) or _all_rest(one.entry for one in found)


def _all_rest(entries: Iterable[Entry]) -> bool:
    asked = [one.ordered for one in entries if one.ordered is not None]
    return bool(asked) and all(one.rests for one in asked)


def often(
    one: Ordered, language: str, *, today: date, day: Callable[[date], str], ends: str, then: str
) -> str:
    """How often, and until when where that is known: `hver dag indtil 10.12, derefter 2 gange om ugen`. `day` writes a day; `ends` and
    `then` are the sentences, of rhythm, day and what comes then."""
    told = rhythm(one.rhythm, language)
    if one.until is None or one.until <= today:
        return told
    if one.then is None:
        return ends.format(rhythm=told, day=day(one.until))
    return then.format(rhythm=told, day=day(one.until), then=rhythm(one.then, language))
