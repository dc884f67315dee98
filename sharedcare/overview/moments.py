"""The moments at which something changed: where the time machine can stop."""

from collections.abc import Sequence
from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.overview.opening import require_more_than_own_entries
from sharedcare.records import portrait

_MOST = 500
"""Moments that the time machine offers, the newest."""

Moment = tuple[datetime, int]
"""A second, and how many resources changed in it."""


def moments(*, by: Actor, patient: str, at: datetime) -> Sequence[Moment]:
    """When the record of a patient changed, the newest first. Raises NotPermitted or NotVisible."""
    with looks.overview(by=by, patient=patient, at=at) as (visit, shown):
        require_more_than_own_entries(visit, patient)
        return visit(portrait.moments(patient=patient, types=shown, most=_MOST))
