"""The moments that a programme counts from: those that stand in the enrolment, set by somebody or come with something (`coming.py`),
and those that the calendar and admissions tell. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo

from sharedcare.care.elements import Element
from sharedcare.care.facts.admissions import Admission, admission
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import ADMISSION, BIRTH_MONTH, DISCHARGE, ENROLMENT, SEASON

_YEARS_AHEAD = 2
BEFORE = timedelta(days=31)
"""So long before the enrolment lies what it may follow from."""


def events(  # noqa: PLR0913 - who, in what, and when
    programme: Programme,
    *,
    enrolment: Enrolment | None,
    born: date | None,
    encounters: Iterable[Element],
    coming: Mapping[str, datetime],
    at: datetime,
    zone: tzinfo,
) -> dict[str, tuple[datetime, ...]]:
    """The moments of the programme's anchors, the newest first; `coming` are those that are about to be set. `at` is in the zone."""
    declared = {each.key for each in programme.anchors}
    since = at.date() if enrolment is None else enrolment.since
    earliest = start_of(since, zone) - BEFORE if since > date.min else start_of(since, zone)
    stays = [one for tree in encounters if (one := admission(tree, zone=zone)) is not None]
    told = (
        *_of_the_calendar(since, born, at, zone),
        *((key, each) for key, each in _of_stays(stays) if earliest <= each <= at),
        *((each.key, each.at) for each in (enrolment.anchors if enrolment is not None else ())),
        *coming.items(),
    )
    found: dict[str, set[datetime]] = {}
    for key, each in told:
        if key in declared:
            found.setdefault(key, set()).add(each.astimezone(zone))
    return {key: tuple(sorted(several, reverse=True)) for key, several in sorted(found.items())}


def _of_the_calendar(
    since: date, born: date | None, at: datetime, zone: tzinfo
) -> Iterator[tuple[str, datetime]]:
    yield ENROLMENT, start_of(since, zone)
    for year in range(max(since.year, at.year - _YEARS_AHEAD), at.year + _YEARS_AHEAD):
        yield SEASON, start_of(date(year, 10, 1), zone)
        if born is not None:
            yield BIRTH_MONTH, start_of(date(year, born.month, 1), zone)


def _of_stays(stays: Iterable[Admission]) -> Iterator[tuple[str, datetime]]:
    for one in stays:
        yield ADMISSION, one.began
        if one.ended is not None:
            yield DISCHARGE, one.ended


def start_of(day: date, zone: tzinfo) -> datetime:
    """The beginning of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=zone)
