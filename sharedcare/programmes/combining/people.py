"""Who may do something on a day: from role to responsibility, and from that to the kind of organisation. Pure."""

from collections.abc import Iterable
from datetime import date

from sharedcare.programmes.combining.types import Doer
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role


def doers(programme: Programme, roles: Iterable[str], *, on: date) -> tuple[Doer, ...]:
    """The roles with these keys as they stand on a day, in the order in which they are named."""
    known = {role.key: role for role in programme.roles}
    return tuple(_doer(programme, known[key], on) for key in roles)


def organisation_of(programme: Programme, role: Role, *, on: date) -> str:
    """The kind of organisation that answers for a role on a day; empty for the patient. Of a day before the first period or
    after the last it is the nearest one: work is not left without anybody because a date was not foreseen."""
    if role.responsibility is None:
        return ""
    [responsibility] = [each for each in programme.responsibilities if each.key == role.responsibility]
    nearest = min(responsibility.periods, key=lambda each: abs((each.since - on).days))
    return sector_of(programme, role, on=on) or nearest.organisation


def _doer(programme: Programme, role: Role, on: date) -> Doer:
    return Doer(programme.key, role.key, role.profession, organisation_of(programme, role, on=on))
