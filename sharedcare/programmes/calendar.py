"""From the lengths of time that a programme writes to days in a calendar. Pure: zone and moment are passed in."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TypeVar

from sharedcare.programmes.times import Duration, Offset, Unit

Moment = TypeVar("Moment", date, datetime)


def after(moment: Moment, length: Duration | Offset) -> Moment:
    """The day or moment that lies so long after another. A month later is the same day of the next month, or its last day
    where there is no such day: a month after 31 January is 28 February. Of a date hours count as the days they fill."""
    return _moved(moment, length.count, length.unit)


def before(moment: Moment, length: Duration) -> Moment:
    """The day or moment that lies so long before another."""
    return _moved(moment, -length.count, length.unit)


def years_between(born: date, day: date) -> int:
    """Somebody's age in whole years on a day; who was born on 29 February is a year older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _moved(moment: Moment, count: int, unit: Unit) -> Moment:
    if unit is Unit.HOUR:
        return moment + timedelta(hours=count)
    if unit is Unit.DAY:
        return moment + timedelta(days=count)
    if unit is Unit.WEEK:
        return moment + timedelta(weeks=count)
    months = moment.year * 12 + moment.month - 1 + count * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
