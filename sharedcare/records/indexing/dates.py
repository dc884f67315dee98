"""Every FHIR date is an interval: `2015` is a whole year, `2015-03-04T10:00` a whole minute.

Intervals are pairs of aware UTC datetimes, both ends *inclusive*: the end is the last microsecond
that the text can mean. Two intervals overlap when each starts no later than the other ends. A date
without a time zone is meant where the house stands; UTC is not assumed. An end that is not known is
EARLIEST or LATEST, and so is a moment that UTC cannot hold, at the edges of the years 1 and 9999.
https://hl7.org/fhir/R4/search.html#date
"""

import re
from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from sharedcare.records.indexing.errors import DateNotUnderstood

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)

Interval = tuple[datetime, datetime]

_FORMS = "Write a date as YYYY, YYYY-MM, YYYY-MM-DD or like 2015-03-04T10:00:00+01:00."
_DAYS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::([0-5]\d|60)(?:\.(\d+))?)?(Z|[+-]\d\d:[0-5]\d)?", re.ASCII
)
_MICROSECOND = timedelta(microseconds=1)


@lru_cache(maxsize=16_384)
def interval_of(text: str, zone: tzinfo) -> Interval:
    """What a date, dateTime or instant can mean; a time may lack seconds, as in a search.

    Raises DateNotUnderstood.
    """
    try:
        if moment := _MOMENT.fullmatch(text):
            return _within_moment(moment, zone)
        if days := _DAYS.fullmatch(text):
            return _whole_days(days, zone)
    except ValueError as error:
        raise DateNotUnderstood(f"The date names a day or time that does not exist: {error}.") from error
    raise DateNotUnderstood(_FORMS)


def interval_of_period(period: Mapping[str, Any], zone: tzinfo) -> Interval | None:
    """From the start of a Period's start to the end of its end; an open side has no limit.

    None when neither is known. https://hl7.org/fhir/R4/datatypes.html#Period
    """
    start, end = period.get("start"), period.get("end")
    if not start and not end:
        return None
    first = interval_of(start, zone)[0] if start else EARLIEST
    last = interval_of(end, zone)[1] if end else LATEST
    return (first, last) if first <= last else (last, first)


def interval_of_timing(timing: Mapping[str, Any], zone: tzinfo) -> Interval | None:
    """The outer limits of a Timing's events and bounds; how often within them does not matter.

    None when it has neither. https://hl7.org/fhir/R4/datatypes.html#Timing
    """
    intervals = [interval_of(event, zone) for event in timing.get("event", ()) if event]
    bounds = timing.get("repeat", {}).get("boundsPeriod")
    if bounds and (limits := interval_of_period(bounds, zone)):
        intervals.append(limits)
    return hull(intervals)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The shortest interval around all of these; None around nothing."""
    known = list(intervals)
    if not known:
        return None
    return min(start for start, _ in known), max(end for _, end in known)


def _whole_days(found: re.Match[str], zone: tzinfo) -> Interval:
    year, month, day = (int(part) if part else None for part in found.groups())
    first = datetime(year or 0, month or 1, day or 1, tzinfo=zone)
    if first.year == MAXYEAR and (month or 12) == 12 and (day or 31) == 31:
        return _utc(first), LATEST
    if day:
        after = first + timedelta(days=1)
    elif month:
        after = first.replace(year=first.year + month // 12, month=month % 12 + 1)
    else:
        after = first.replace(year=first.year + 1)
    return _utc(first), _utc(after) - _MICROSECOND


def _within_moment(found: re.Match[str], zone: tzinfo) -> Interval:
    minute, second, fraction, offset = found.groups()
    # A leap second is told as the last second of its minute: UTC here has none.
    clock = f"{minute}:{'59' if second == '60' else second or '00'}.{(fraction or '')[:6]:0<6}"
    width = (
        timedelta(minutes=1) if second is None else timedelta(seconds=10.0 ** -min(len(fraction or ""), 6))
    )
    if offset:
        first = last = _utc(datetime.fromisoformat(clock + offset))
    else:
        # Where the clock is set back, a local time is met twice, and can mean either.
        local = datetime.fromisoformat(clock).replace(tzinfo=zone)
        first, last = sorted((_utc(local), _utc(local.replace(fold=1))))
    return first, last + (width - _MICROSECOND) if last < LATEST - width else LATEST


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return EARLIEST if moment.year == MINYEAR else LATEST
