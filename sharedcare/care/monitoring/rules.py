"""Which days are monitored, and whom a red finding goes to when none is. Pure.

A public holiday is as a Sunday, whatever day of the week it falls on: it is monitored by those alone who look on Sundays.
"""

from datetime import date, timedelta

from sharedcare.care.monitoring.types import Duty
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Monitoring, Role
from sharedcare.programmes.working_days import holidays

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SUNDAY = 6


def is_monitored(monitoring: Monitoring, day: date) -> bool:
    """Whether somebody looks on this day."""
    weekday = _SUNDAY if day in holidays(day.year) else day.weekday()
    return _DAYS[weekday] in monitoring.days


def next_monitored(monitoring: Monitoring, day: date) -> date:
    """The next day on which somebody looks: this one, if it is one."""
    while not is_monitored(monitoring, day):
        day += timedelta(days=1)
    return day


def duty(programme: Programme, day: date) -> Duty | None:
    """How a programme is monitored on a day; None for one that says nothing of it."""
    monitoring = programme.monitoring
    if monitoring is None:
        return None
    looks, fallback = role_of(programme, monitoring.by), role_of(programme, monitoring.fallback)
    return Duty(
        programme=programme.key,
        title=programme.title.clinician,
        is_on=is_monitored(monitoring, day),
        by=looks.title,
        next_day=next_monitored(monitoring, day),
        otherwise=monitoring.otherwise,
        fallback=fallback.title,
    )


def role_of(programme: Programme, key: str) -> Role:
    """A role by its key; a programme that was published names none that it does not have."""
    return next(one for one in programme.roles if one.key == key)
