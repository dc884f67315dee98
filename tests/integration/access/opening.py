"""Whether a record is open, as tests ask it."""

from datetime import datetime, timedelta
from typing import Any

from sharedcare.access import actors, looks
from sharedcare.access.actions import issue_token
from sharedcare.access.errors import NotVisible
from sharedcare.access.types import Actor, Ground
from sharedcare.records import portrait
from tests.integration.access.care import CLINIC_SOR, store
from tests.integration.access.clients import NOON
from tests.integration.records.store import observation, patient


def anna(*more: dict[str, Any]) -> None:
    """A patient with one value, and more."""
    store(patient("anna"), observation("w", "anna"), *more)


def opens(by: Actor, at: datetime = NOON, who: str = "anna") -> Ground | None:
    """The ground on which the record is open, None when it is not."""
    try:
        with looks.overview(by=by, patient=who, at=at) as (visit, shown):
            visit(portrait.now(patient=who, most=dict.fromkeys(shown, 9), since=portrait.NEVER))
            return visit.ground
    except NotVisible:
        return None


def of_clinic() -> Actor:
    """A system of the clinic."""
    given = issue_token(
        client="clinic",
        scope="system/*.cruds",
        organization=CLINIC_SOR,
        valid_for=timedelta(days=90),
        at=NOON,
    )
    return actors.authenticate(f"Bearer {given}", at=NOON, source=None, request=1)
