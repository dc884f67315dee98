"""What the one who acts may do for a patient now."""

from datetime import datetime

from sharedcare.access.asked import is_only_asked
from sharedcare.access.types import Actor
from sharedcare.care.mandates.programmes import unread_of
from sharedcare.care.mandates.rules import PATIENT, Mandate
from sharedcare.care.standing import treats
from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.locality import here


def mandate(*, patient: str, by: Actor, at: datetime) -> Mandate:
    """The role and organisation in which the actor stands towards the patient. Who does not treat the patient now, and is not the
    patient, may do nothing."""
    today = at.astimezone(here().zone).date()
    unread = unread_of(patient=patient)
    if by.citizen is not None:
        is_own = by.citizen.patient == key64(f"Patient/{patient}")
        return Mandate(PATIENT if is_own else "", "", today, unread)
    if by.post is None or not treats(patient=patient, by=by, at=at):
        return Mandate("", "", today, unread)
    is_asked = is_only_asked(patient=patient, by=by, at=at)
    return Mandate(by.post.code, by.post.sector, today, unread, is_asked)
