"""Which kind of organisation answers for what a role does: laws move that, so it is asked of a day. Pure."""

from datetime import date

from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role


def sector_of(programme: Programme, role: Role, *, on: date) -> str:
    """The kind of organisation that a role stands in on a day. Empty for the patient, and for a day of which nothing is said."""
    for one in programme.responsibilities:
        if one.key == role.responsibility:
            for period in one.periods:
                if period.since <= on and (period.until is None or on <= period.until):
                    return period.organisation
    return ""
