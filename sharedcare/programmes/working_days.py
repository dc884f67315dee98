"""Working days in Denmark: what a programme counts in where somebody has to be at work for something to move. Pure.

A public holiday is one on which shops are closed by law (lukkeloven § 1), so neither Christmas Eve nor 5 June; offices that are
closed then as well have a day less than is counted here.
"""

from datetime import date, timedelta
from functools import cache

from sharedcare.programmes.calendar import after as calendar_after
from sharedcare.programmes.times import Duration, Unit

_DAY = timedelta(days=1)
_SATURDAY = 5
_BY_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday: days after Easter Sunday."""
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023
"""Store bededag, the fourth Friday after Easter, was a holiday until 2023 (lov nr. 214 of 6 March 2023)."""
_FIXED = ((1, 1), (12, 25), (12, 26))


def is_working_day(day: date) -> bool:
    """Whether people are at work on this day: neither weekend nor public holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def after(day: date, length: Duration) -> date:
    """The day so long after another, days counted as working days.

    Of longer units it is the first working day from the day in the calendar on; of hours the working days that they fill.
    """
    if length.unit is Unit.DAY:
        return _counted(day, length.count)
    if length.unit is Unit.HOUR:
        return _counted(day, -(-length.count // 24))
    found = calendar_after(day, length)
    while not is_working_day(found):
        found += _DAY
    return found


def between(start: date, end: date) -> int:
    """How many working days come after `start` until `end` is over; below 0 where it lies before."""
    if end < start:
        return -between(end, start)
    return sum(is_working_day(start + _DAY * number) for number in range(1, (end - start).days + 1))


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year."""
    sunday = easter(year)
    moving = (*_BY_EASTER, _PRAYER_DAY) if year <= _LAST_PRAYER_DAY else _BY_EASTER
    fixed = {date(year, month, number) for month, number in _FIXED}
    return frozenset(fixed | {sunday + _DAY * number for number in moving})


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus: the first Sunday after the first full moon from 21 March on.

    The moon is that of the 19 years' cycle with its corrections for the centuries, as the church reckons it.
    """
    golden, century = year % 19, year // 100
    leap_loss = century - century // 4
    moon_gain = (8 * century + 13) // 25
    epact = (19 * golden + leap_loss - moon_gain + 15) % 30
    # Two full moons of one cycle may not fall on the same day.
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - leap_loss) % 7
    since = epact - weekday
    month = 3 + (since + 40) // 44
    return date(year, month, since + 28 - 31 * (month // 4))


def _counted(day: date, count: int) -> date:
    while count:
        day += _DAY
        count -= is_working_day(day)
    return day
