"""Who reads the numbers that a patient sends, and when: whoever sends them should not believe that somebody sits and waits for them."""

from collections.abc import Iterable
from datetime import timedelta

from sharedcare.care.answers.queries import followed
from sharedcare.care.monitoring.rules import role_of
from sharedcare.portal.measuring.words import WORDS, Words
from sharedcare.portal.signed_in import Visitor
from sharedcare.programmes.combining.monitored import monitored_by
from sharedcare.programmes.monitored_days import next_monitored
from sharedcare.programmes.rhythms import WEEKDAYS, OnWeekdays
from sharedcare.programmes.telling import rhythm, said, small
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Monitoring
from sharedcare.ui.moments import Calendar

_WORKING = tuple(WEEKDAYS[:5])


def looked(visitor: Visitor) -> tuple[str, ...]:
    """A sentence of each of the patient's programmes that says so; one for all where they say the same. Raises NotPermitted or NotVisible."""
    return sentences(followed_by(visitor), WORDS[visitor.language], visitor.calendar)


def followed_by(visitor: Visitor) -> list[Programme]:
    """The programmes that the patient follows, as they are published here. Raises NotPermitted or NotVisible."""
    follows = followed(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    return [one.programme for one in follows if one.programme is not None]


def sentences(programmes: Iterable[Programme], words: Words, calendar: Calendar) -> tuple[str, ...]:
    """The same from the programmes themselves, each with whoever looks for it. Pure."""
    told: dict[str, list[str]] = {}
    several = list(programmes)
    by = monitored_by(several)
    for one in several:
        looks = by[one.key]
        if looks.monitoring is not None:
            name = said(one.title.citizen, calendar.language)
            told.setdefault(_sentence(looks, looks.monitoring, words, calendar), []).append(name)
    if len(told) == 1:
        return tuple(told)
    return tuple(f"{', '.join(names)}: {small(sentence)}" for sentence, names in told.items())


def _sentence(one: Programme, monitoring: Monitoring, words: Words, calendar: Calendar) -> str:
    return words.looked.format(
        days=_days(monitoring.days, words, calendar.language),
        who=small(said(role_of(one, monitoring.by).title, calendar.language)),
        next=_next(monitoring, words, calendar),
    )


def _next(monitoring: Monitoring, words: Words, calendar: Calendar) -> str:
    """When they are read next. A programme knows days and no hours: of a day that has begun nobody can tell whether it has been done,
    and the one after it is named too."""
    first = next_monitored(monitoring, calendar.today)
    if first != calendar.today:
        return calendar.day(first)
    then = next_monitored(monitoring, first + timedelta(days=1))
    return words.today_or.format(today=calendar.day(first), next=calendar.day(then))


def _days(days: tuple[str, ...], words: Words, language: str) -> str:
    found = tuple(day for day in WEEKDAYS if day in days)
    if len(found) == len(WEEKDAYS):
        return words.every_day
    if found == _WORKING:
        return words.working_days
    # English writes the names of days with a capital letter.
    return (
        f"every {' and '.join(day.capitalize() for day in found)}"
        if language == "en"
        else rhythm(OnWeekdays(found), language)
    )
