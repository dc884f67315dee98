"""What the trail tells of accounts and of signing in."""

from datetime import datetime

from sharedcare.access import trail
from sharedcare.access.types import Action, Actor, Errand
from sharedcare.records.storage.connection import raw_connection


def tell(action: Action, *, by: Actor, at: datetime, what: str | None = None) -> None:
    """Add an entry about what was done, in the transaction that is open. `what` never holds a personal value."""
    entry = trail.entry(by=by, errand=Errand(action, (), what=what), ground=by.ground, at=at)
    trail.write(raw_connection(), entry)


def refuse(action: Action, *, by: Actor, at: datetime, reason: str, what: str | None = None) -> None:
    """Add an entry about what was asked and refused."""
    entry = trail.entry(by=by, errand=Errand(action, (), what=what), ground=None, at=at)
    trail.refuse(raw_connection(), entry, reason)
