"""Whose a task or offer may be: the patient's, a relative's, or of those who treat the patient."""

from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.asked import only_asked, whole_of
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care.plan.errors import NotAmongThem
from sharedcare.kernel.ids import key64

_STAFF = ("PractitionerRole", "Organization")


def require_among_them(owner: str, *, patient: str, by: Actor, at: datetime) -> None:
    """Whoever is to do something (a reference; empty: nobody yet) knows the patient. Somebody else could not open the record, so that
    it would wait for ever, and would be told of a patient who is not theirs. Nor is it a role that
    has ended, or who sees the record only because they are asked to take over. Raises NotAmongThem and NotVisible."""
    kind, _, name = owner.partition("/")
    if not owner or owner == f"Patient/{patient}":
        return
    if kind == "RelatedPerson" and _is_relative(name, patient, by, at):
        return
    if kind in _STAFF:
        wholes = {one.key for one in treating(patient=patient, by=by, at=at)}
        if whole_of(owner, at=at) in wholes - only_asked(patient=patient, at=at):
            return
    raise NotAmongThem


def _is_relative(name: str, patient: str, by: Actor, at: datetime) -> bool:
    stored = looks.read(by=by.on_duty, type="RelatedPerson", id=name, at=at)
    return stored is not None and stored.content is not None and stored.patient == key64(f"Patient/{patient}")
