"""Opening a record in an emergency, and judging afterwards whether it was one."""

from datetime import datetime

import orjson

from sharedcare.access import gate, looks, rules
from sharedcare.access.accounts.described import described
from sharedcare.access.emergency import fhir
from sharedcare.access.emergency.errors import (
    AlreadyOpen,
    NobodyWithNumber,
    NoSuchCase,
    NotInYourRole,
    OwnLook,
    ReasonNeeded,
)
from sharedcare.access.emergency.queries import case_of, may_judge, may_open
from sharedcare.access.emergency.types import SHORTEST_REASON
from sharedcare.access.errands import of_overview
from sharedcare.access.grants import queries
from sharedcare.access.types import Actor, Grant, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.finding import Sought
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Create, Update


def open_record(*, number: str, reason: str, by: Actor, at: datetime) -> str:
    """Open the record of whoever has this CPR number for the actor's role, for eight hours; the patient's id.

    The patient is told in the same transaction; data protection finds it among the cases to be judged.
    Raises NotInYourRole, ReasonNeeded, NobodyWithNumber or AlreadyOpen. Each try is in the trail.
    """
    if not may_open(by) or by.role is None:
        raise NotInYourRole(
            "Your role cannot open a record in an emergency. Ask a doctor or a nurse on duty."
        )
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ReasonNeeded(
            "Say in a sentence why the record has to be opened: others will read and judge it."
        )
    patient = _with_number(number, by, at)
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    errand = of_overview(patient=patient)
    granted = rules.decide_for_patient(by, errand, grants=opened.grants, at=at, hides=opened.hides)
    # What is hidden in an open record may be what somebody's life hangs on.
    if isinstance(granted, Grant) and (not opened.hides or granted.ground is Ground.EMERGENCY):
        raise AlreadyOpen("This record is open to you without an emergency.", patient)
    trees = [make(patient=patient, role=by.role, reason=reason, at=at) for make in (fhir.opened, fhir.told)]
    gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(one))) for one in trees], at=at)
    return patient


def judge(*, case: str, is_justified: bool, note: str, by: Actor, at: datetime) -> None:
    """Write down whether it was an emergency. Raises NotInYourRole, NoSuchCase or OwnLook."""
    if not may_judge(by):
        raise NotInYourRole("Only the data protection officer judges accesses in an emergency.")
    found = case_of(case=case, by=by, at=at)
    if found is None or found.case.verdict:
        raise NoSuchCase("There is no such access in an emergency, or it has been judged already.")
    if _practitioner(found.case.role, by, at) == _practitioner(by.role or "", by, at):
        raise OwnLook("You opened this record yourself: another data protection officer judges it.")
    verdict = fhir.JUSTIFIED if is_justified else fhir.UNJUSTIFIED
    tree = fhir.judged(found.tree, verdict=verdict, note=note.strip(), at=at)
    change = Update(parse(orjson.dumps(tree)), case, if_match=found.case.version)
    try:
        gate.act(by=by.on_duty, changes=[change], at=at)
    except VersionConflict as conflict:
        raise NoSuchCase("Somebody else has judged this access in an emergency meanwhile.") from conflict


def _practitioner(role: str, by: Actor, at: datetime) -> str:
    """The person in a role; of one that the record does not tell, the role itself."""
    known = described(role_id=role, by=by.on_duty, at=at)
    return known.practitioner if known is not None and known.practitioner else role


def _with_number(number: str, by: Actor, at: datetime) -> str:
    found = looks.find(by=by.on_duty, sought=Sought(number=number), at=at).patients
    if len(found) != 1:
        raise NobodyWithNumber("Nobody here has this CPR number. Look at the number again.")
    return found[0].patient.id
