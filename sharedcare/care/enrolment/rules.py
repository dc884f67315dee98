"""Who may enrol a patient, and who may change an enrolment.

Before somebody is enrolled nobody of the organisation may treat the patient, so this is a rule of its own: a role that treats,
of an organisation that is party to an agreement in force about the programme, and a patient who has agreed to it. Whatever is
changed later is changed by those who treat. An emergency opens a record to be read; nobody takes on a patient by it.
"""

from collections.abc import Iterable
from datetime import datetime

from sharedcare.access.errors import NotVisible
from sharedcare.access.grants import queries
from sharedcare.access.rights import TREATING
from sharedcare.access.rules import NOT_VISIBLE
from sharedcare.access.types import Actor, Ground
from sharedcare.care.enrolment.errors import NoAgreement, NobodyResponsible, NotYours
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection


def may_enrol(by: Actor) -> bool:
    """Whether the actor's role enrols patients at all."""
    return by.post is not None and by.role is not None and by.post.code in TREATING


def agreed_programmes(by: Actor, *, at: datetime) -> frozenset[str]:
    """The programmes about which the actor's organisation has an agreement in force, where their role enrols."""
    if by.post is None or not may_enrol(by):
        return frozenset()
    return frozenset(queries.programmes(raw_connection(), chain=by.post.chain, at=at))


def require_may_enrol(*, programme: str, by: Actor, at: datetime) -> str:
    """Who enrols, as a reference. Raises NotYours or NoAgreement."""
    if not may_enrol(by):
        raise NotYours("Patients are enrolled by those who treat. Ask a doctor or a nurse of the programme.")
    if programme not in agreed_programmes(by, at=at):
        raise NoAgreement(
            "Your organisation is party to no agreement in force about this programme. Ask whoever looks after its agreements."
        )
    return f"PractitionerRole/{by.role}"


def treats(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor's role and organisation treat the patient now."""
    return may_enrol(by) and any(ground is Ground.TREATMENT for ground in _grounds(patient, by, at))


def require_treats(*, patient: str, by: Actor, at: datetime) -> str:
    """Who changes an enrolment, as a reference. Raises NotVisible where nothing opens the record, else NotYours."""
    if treats(patient=patient, by=by, at=at):
        return f"PractitionerRole/{by.role}"
    if not _grounds(patient, by, at):
        raise NotVisible(NOT_VISIBLE.reason)
    raise NotYours("What a patient follows is changed by those who treat the patient.")


def require_answerable(responsible: str, *, among: Iterable[str], at: datetime) -> None:
    """Whoever is responsible has to stand for one of these organisations and people (`Type/id`), so that they can see whom they
    answer for. Raises NobodyResponsible."""
    connection = raw_connection()
    places = {one.treating for each in among for one in queries.places(connection, reference=each)}
    if not places & queries.stands_for(connection, reference=responsible, at=at):
        raise NobodyResponsible(
            "Whoever is responsible belongs to the patient's team: choose one of those who are proposed."
        )


def _grounds(patient: str, by: Actor, at: datetime) -> list[Ground]:
    if by.post is None:
        return []
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    return [one.ground for one in opened.grants if one.since <= at < one.until]
