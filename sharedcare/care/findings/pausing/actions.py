"""Beginning and ending a pause in what a patient measures."""

from datetime import datetime

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.care.findings import queries, who
from sharedcare.care.findings.errors import BadPause, HasChanged, NotYours
from sharedcare.care.findings.pausing import fhir
from sharedcare.care.findings.pausing.types import Planned, Reason
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import WRITE
from sharedcare.kernel.ids import key64
from sharedcare.records.document import composed
from sharedcare.records.errors import VersionConflict
from sharedcare.records.types import Create, References, Update


def pause(*, patient: str, planned: Planned, by: Actor, at: datetime) -> str:
    """Let nothing be missing from when until when; the id of the Task.

    The patient may, of a holiday; staff who treat may, in a role that writes in one of the patient's programmes. Raises
    NotVisible, NotYours or BadPause.
    """
    _require(patient, planned.reason, by, at)
    if planned.until is not None and planned.until <= planned.since:
        raise BadPause("The pause ends before it begins. Choose a later last day.")
    tree = fhir.task(planned, patient=patient, by=who.reference(patient, by=by), at=at)
    author = None if by.post is None else by.post.organization
    change = Create(composed(orjson.dumps(tree)), author=author)
    [committed] = gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
    return committed.kept.id


def end(*, patient: str, task: str, by: Actor, at: datetime) -> None:
    """Measure again from now on. Raises NotVisible, NotYours, BadPause or HasChanged."""
    _require(patient, Reason.HOLIDAY, by, at)
    stored = looks.read(by=by.on_duty, type="Task", id=task, at=at)
    if stored is None or stored.content is None or stored.patient != key64(f"Patient/{patient}"):
        raise BadPause("There is no such pause. Load the page again.")
    tree = queries.read(stored)
    if not fhir.is_pause(tree) or tree.get("status") != "in-progress":
        raise BadPause("That pause has ended already. Load the page again.")
    document = composed(orjson.dumps(fhir.ended(tree, at=at)))
    try:
        change = Update(document, task, if_match=stored.version)
        gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed it meanwhile. Load the page again.") from conflict


def may_pause(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor pauses the measuring at all, of a record that is open to them: to be offered on a page."""
    found = queries.enrolled(patient=key64(f"Patient/{patient}"), since=at)
    programmes = [course.programme for course, _ in (found.courses if found else ())]
    return bool(programmes) and mandate(patient=patient, by=by, at=at).may(WRITE, programmes)


def _require(patient: str, reason: Reason, by: Actor, at: datetime) -> None:
    who.require_open(patient=patient, by=by, at=at)
    lets = may_pause(patient=patient, by=by, at=at)
    if not lets or (by.citizen is not None and reason is Reason.ADMISSION):
        raise NotYours("Only the patient, for a holiday, or those who treat the patient pause the measuring.")
