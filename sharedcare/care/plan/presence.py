"""Two who work on the same plan, or at the same patient of the worklist, see that the other is there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sharedcare.access.types import Actor
from sharedcare.care.plan.models import Presence


class Place(StrEnum):
    """Where somebody is."""

    PLAN = "plan"
    WORKLIST = "worklist"


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
    rows = (
        Presence.objects.filter(
            patient_id__in=patients, place=place, seen__gt=at - LASTS[place], seen__lte=at
        )
        .exclude(account_id=by.account)
        .order_by("-writes", "account__display")
        .values_list("patient_id", "account__display", "writes")
    )
    for patient, name, writes in rows:
        found.setdefault(patient, []).append(Other(name, writes))
    return found
