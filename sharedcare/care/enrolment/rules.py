"""Who may enrol a patient, and who may change an enrolment.

Before somebody is enrolled nobody of the organisation may treat the patient, so this is a rule of its own: a role that treats,
of an organisation that is party to an agreement in force about the programme, and a patient who has agreed to it. Whatever is
changed later is changed by those who treat. An emergency opens a record to be read; nobody takes on a patient by it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sharedcare.access.errors import NotPermitted
from sharedcare.access.grants import queries
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor
from sharedcare.care import standing
from sharedcare.care.enrolment.errors import NoAgreement, NobodyResponsible, NotLet, NotYours
from sharedcare.care.mandates.queries import mandate, mandate_of_role
from sharedcare.care.mandates.rules import Mandate, titles
from sharedcare.programmes.types import Programme
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


def require_treats(*, patient: str, by: Actor, at: datetime) -> str:
    """Who changes an enrolment, as a reference. Raises NotVisible where nothing opens the record, else NotYours."""
    try:
        return f"PractitionerRole/{standing.require_treats(patient=patient, by=by, at=at)}"
    except NotPermitted as refused:
        raise NotYours("What a patient follows is changed by those who treat the patient.") from refused


def require_named(
    programme: Programme, setters: Collection[str], *, patient: str, by: Actor, at: datetime
) -> None:
    """What the programme lets be set by some roles that it names there. Raises NotLet."""
    if not mandate(patient=patient, by=by, at=at).is_named(programme, setters):
        raise NotLet(f"The programme lets this be set by: {titles(programme, setters)}.")


def require_right(
    right: str, *, patient: str, programmes: Sequence[Programme], by: Actor, at: datetime
) -> None:
    """What the programmes let only some roles decide. Raises NotLet."""
    _require(mandate(patient=patient, by=by, at=at), right, programmes)


def require_to_begin(right: str, programme: Programme, *, by: Actor, at: datetime) -> None:
    """The same of whoever enrols, who does not treat the patient yet. Raises NotLet."""
    _require(mandate_of_role(f"PractitionerRole/{by.role}", at=at), right, [programme])


def _require(held: Mandate, right: str, programmes: Sequence[Programme]) -> None:
    if not held.may(right, programmes):
        names = ", ".join(
            titles(one, [role.key for role in one.roles if right in role.may]) for one in programmes
        )
        raise NotLet(f"The programme lets this be decided by: {names}.")


def require_answerable(responsible: str, *, among: Iterable[str], at: datetime) -> None:
    """Whoever is responsible has to stand for one of these organisations and people (`Type/id`), so that they can see whom they
    answer for. Raises NobodyResponsible."""
    connection = raw_connection()
    places = {one.treating for each in among for one in queries.places(connection, reference=each)}
    if not places & queries.stands_for(connection, reference=responsible, at=at):
        raise NobodyResponsible(
            "Whoever is responsible belongs to the patient's team: choose one of those who are proposed."
        )
