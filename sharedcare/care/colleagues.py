"""To whom somebody gives work about a patient in their own organisation: those there whose role treats, and to whom the record is open."""

from datetime import datetime

from sharedcare.access.grants.working import roles_at
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor
from sharedcare.care.standing import treats
from sharedcare.records.storage.connection import raw_connection


def colleagues(*, patient: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """The roles (`PractitionerRole/id`) of the actor's organisation that treat, by title, the actor's own among them. Nobody where it
    does not treat the patient: an emergency opens the record to one, and not to those beside them."""
    if by.post is None or not treats(patient=patient, by=by, at=at):
        return ()
    found = roles_at(raw_connection(), organization=by.post.organization, codes=TREATING, at=at)
    return tuple(f"PractitionerRole/{one}" for one in found)
