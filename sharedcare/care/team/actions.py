"""Adding an organisation to a patient's team: the municipality or practice that nobody knew when the patient was taken on."""

from contextlib import AbstractContextManager
from datetime import datetime

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care.enrolment import queries as enrolment
from sharedcare.care.enrolment import teams, telling
from sharedcare.care.enrolment.alone import one_after_the_other
from sharedcare.care.enrolment.reconciling import reconcile
from sharedcare.care.enrolment.types import Member
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import CHANGE_PLAN
from sharedcare.care.standing import require_treats
from sharedcare.care.team import queries
from sharedcare.care.team.errors import CannotJoin, NotLet
from sharedcare.care.team.types import Candidate
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import References


def may_add(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor decides who is on the team: by one of the patient's programmes they may change the plan."""
    programmes = programmes_of(patient=patient, by=by.on_duty, at=at)
    return mandate(patient=patient, by=by, at=at).may(CHANGE_PLAN, programmes)


def require_may_decide(*, patient: str, by: Actor, at: datetime) -> str:
    """The id of the actor's role, by which they decide who is on the team. Raises NotVisible, NotPermitted or NotLet."""
    role = require_treats(patient=patient, by=by, at=at)
    if not may_add(patient=patient, by=by, at=at):
        raise NotLet("Who is on the team is decided by those who may change the plan. Ask one of them.")
    return role


@again
def add(*, patient: str, organization: str, by: Actor, at: datetime) -> None:
    """Have an organisation (id) on the team, tell the patient, and give it what the plan keeps for one of its kind.

    Raises NotVisible, NotPermitted, NotLet or CannotJoin.
    """
    role = require_may_decide(patient=patient, by=by, at=at)
    with _alone(patient):
        known = enrolment.known(patient=patient, by=by.on_duty, at=at)
        joins = _candidate(
            patient, organization, [one.programme for one in enrolment.enrolments(known)], by, at
        )
        new = Member(f"Organization/{organization}", joins.sector)
        changes = teams.joined(known, patient=patient, members=[new], on=at.astimezone(here().zone).date())
        # What the team has referred to from before is not this action's to mend.
        gate.act(
            by=by.on_duty,
            changes=[*changes, telling.told(telling.NEW, joins.name, patient=patient, role=role, at=at)],
            at=at,
            references=References.MAY_DANGLE,
        )
        if organization not in {one.id for one in treating(patient=patient, by=by.on_duty, at=at)}:
            raise CannotJoin("The record would not be open to this organisation. Ask the patient.")
        reconcile(patient=patient, by=by, writer=f"PractitionerRole/{role}", at=at)


def _alone(patient: str) -> AbstractContextManager[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises CannotJoin."""
    overtaken = CannotJoin(
        "Somebody else has changed the team or the plan at this very moment. Nobody has joined: look at how it stands now, and "
        "choose again."
    )
    return one_after_the_other(patient, overtaken=overtaken)


def _candidate(patient: str, organization: str, programmes: list[str], by: Actor, at: datetime) -> Candidate:
    there = {one.id for one in treating(patient=patient, by=by.on_duty, at=at)}
    for programme in programmes:
        found, _ = queries.candidates(patient=patient, programme=programme, there=there, by=by, at=at)
        for one in found:
            if one.organization == organization:
                return one
    raise CannotJoin(
        "This organisation cannot join: it is there already, or no agreement in force binds it and you. Load the page again."
    )
