"""Which days are monitored by what a programme says of it. Pure.

A public holiday is as a Sunday, whatever day of the week it falls on: it is monitored by those alone who look on Sundays.
"""

from datetime import date, timedelta

from sharedcare.programmes.rhythms import WEEKDAYS
from sharedcare.programmes.types.people import Monitoring
from sharedcare.programmes.working_days import holidays

_SUNDAY = 6


def is_monitored(monitoring: Monitoring, day: date) -> bool:
    """Whether somebody looks on this day."""
    weekday = _SUNDAY if day in holidays(day.year) else day.weekday()
    return WEEKDAYS[weekday] in monitoring.days


def next_monitored(monitoring: Monitoring, day: date) -> date:
    """The next day on which somebody looks: this one, if it is one."""
    while not is_monitored(monitoring, day):
        day += timedelta(days=1)
    return day
