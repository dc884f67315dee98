"""Two who work on the same plan, or at the same patient of the worklist, see that the other is there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sharedcare.access.types import Actor
from sharedcare.care.plan.models import Presence
from sharedcare.records.storage.connection import raw_connection, run


class Place(StrEnum):
    """Where somebody is."""

    PLAN = "plan"
    WORKLIST = "worklist"


# Asked with each look at the worklist: through the ORM it took a twentieth of the page.
_THERE = """
SELECT p.patient_id, a.display, p.writes FROM care_plan_presence p JOIN access_account a ON a.id = p.account_id
WHERE p.patient_id = ANY (%s::text[]) AND p.place = %s AND p.seen > %s AND p.seen <= %s AND p.account_id <> %s
ORDER BY p.writes DESC, a.display"""
LASTS = {Place.PLAN: timedelta(seconds=45), Place.WORKLIST: timedelta(minutes=2)}
"""So long after being heard of last somebody counts as there; a page of the plan says so three times as often."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who is there: their name, and whether they write."""

    name: str
    writes: bool


def arrive(*, patient: str, writes: bool, by: Actor, at: datetime, place: Place = Place.PLAN) -> list[Other]:
    """Say that the actor is there; who else is. To be asked after the record has been opened to the actor."""
    if by.account is None:
        return []
    Presence.objects.update_or_create(
        account_id=by.account, patient_id=patient, place=place, defaults={"seen": at, "writes": writes}
    )
    Presence.objects.filter(seen__lt=at - timedelta(days=1)).delete()
    return there(patients=[patient], by=by, at=at, place=place).get(patient, [])


def there(*, patients: Collection[str], by: Actor, at: datetime, place: Place) -> dict[str, list[Other]]:
    """Who else is with each of these patients, which the actor was shown; those with nobody are left out."""
    found: dict[str, list[Other]] = {}
    if by.account is None:
        return found
    params = (list(patients), place.value, at - LASTS[place], at, by.account)
    for patient, name, writes in run(raw_connection(), _THERE, params):
        found.setdefault(patient, []).append(Other(name, writes))
    return found
