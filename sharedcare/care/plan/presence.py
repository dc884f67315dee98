"""Two who work on the same plan see that the other is there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sharedcare.access.types import Actor
from sharedcare.care.plan.models import Presence

LASTS = timedelta(seconds=45)
"""So long after being heard of last somebody counts as there; a page says so three times as often."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who is there: their name, and whether they write."""

    name: str
    writes: bool


def arrive(*, patient: str, writes: bool, by: Actor, at: datetime) -> list[Other]:
    """Say that the actor is there; who else is. To be asked after the record has been opened to the actor."""
    if by.account is None:
        return []
    Presence.objects.update_or_create(
        account_id=by.account, patient_id=patient, defaults={"seen": at, "writes": writes}
    )
    Presence.objects.filter(seen__lt=at - timedelta(days=1)).delete()
    found = Presence.objects.filter(patient_id=patient, seen__gt=at - LASTS, seen__lte=at)
    others = found.exclude(account_id=by.account).order_by("-writes", "account__display")
    return [Other(name, is_writing) for name, is_writing in others.values_list("account__display", "writes")]
