"""How a programme is monitored on a day, and whom a red finding goes to when it is not. Pure."""

from datetime import date

from sharedcare.care.monitoring.types import Duty
from sharedcare.programmes.monitored_days import is_monitored, next_monitored
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role


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
