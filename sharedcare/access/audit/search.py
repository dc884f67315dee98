"""The trail as whoever answers for data protection searches it."""

from datetime import datetime

from sharedcare.access import gate
from sharedcare.access.audit import queries
from sharedcare.access.audit.types import After, Page, Period, Sought
from sharedcare.access.errands import of_trail
from sharedcare.access.types import Actor, Ground

_PAGE = 50


def search(
    sought: Sought, *, by: Actor, at: datetime, after: After | None = None, count: int = _PAGE
) -> Page:
    """A page of the entries that are meant, the newest first. Raises NotPermitted."""
    look = gate.look(by=by, errand=of_trail(patient=sought.patient), at=at)
    return look(queries.newest(sought, count=count, after=after))


def emergencies(period: Period, *, by: Actor, at: datetime, after: After | None = None) -> Page:
    """Looks on the ground of an emergency, each of which somebody has to judge. Raises NotPermitted."""
    return search(Sought(*period, ground=Ground.EMERGENCY), by=by, at=at, after=after)
