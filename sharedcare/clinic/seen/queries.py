"""Which patients an account opened last."""

from datetime import datetime

from sharedcare.access.types import Actor
from sharedcare.clinic.models import Visit
from sharedcare.kernel.ids import key64

MOST = 10


def recently(*, by: Actor) -> dict[str, datetime]:
    """The logical ids of the patients opened last, the newest first, and when."""
    mine = Visit.objects.filter(account=by.account).order_by("-looked")
    return dict(mine.values_list("patient_id", "looked")[:MOST])


def lately(*, by: Actor, since: datetime) -> frozenset[int]:
    """The keys of the patients whom anybody of the actor's organisation has opened since a moment."""
    ours = Visit.objects.filter(account__organization=by.organization, looked__gte=since)
    return frozenset(key64(f"Patient/{one}") for one in ours.values_list("patient_id", flat=True))
