"""Who may change what is agreed for a patient: somebody in a role that treats, of an organisation that treats this one.

Care is stored on the ground DUTY, by actions that have asked here before: an account that may only read, by the operator's
wish, still says by its role that somebody treats. An emergency opens a record to be read; nobody takes on a patient by it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sharedcare.access import gate, rules
from sharedcare.access.asked import refuse_only_asked
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.grants import queries
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor, Ground
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import key64
from sharedcare.records.errors import VersionConflict
from sharedcare.records.storage.connection import raw_connection, run

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"


def treats(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor's role and organisation treat the patient now."""
    if by.post is None or by.role is None or by.post.code not in TREATING:
        return False
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    return any(one.ground is Ground.TREATMENT and one.since <= at < one.until for one in opened.grants)


def require_treats(*, patient: str, by: Actor, at: datetime, answers: bool = False) -> str:
    """The id of the actor's PractitionerRole. Who is only asked whether they take over does nothing but answer (`answers`).

    Raises NotVisible where nothing opens the record, else NotPermitted.
    """
    if treats(patient=patient, by=by, at=at) and by.role is not None and by.post is not None:
        if not answers:
            refuse_only_asked(patient=patient, by=by, at=at)
        return by.role
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    if not any(one.since <= at < one.until for one in opened.grants):
        raise NotVisible(rules.NOT_VISIBLE.reason)
    raise NotPermitted("What is agreed for a patient is changed by those who treat the patient.")


def one_at_a_time(what: str, patient: str) -> None:
    """Wait, in the transaction that is open, until nobody else does the same with this patient."""
    run(raw_connection(), _LOCK, (key64(f"{what}\n{patient}"),))


@contextmanager
def one_after_the_other(what: str, patient: str, *, overtaken: Refusal) -> Iterator[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises `overtaken`: who writes by another way, such as a
    system at the FHIR door, waits for nobody here."""
    try:
        with gate.together():
            one_at_a_time(what, patient)
            yield
    except VersionConflict as conflict:
        raise overtaken from conflict
