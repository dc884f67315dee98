"""Beginning and ending a pause in what a patient measures, and letting a long one go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.care import who
from sharedcare.care.findings import queries
from sharedcare.care.findings.errors import BadPause, HasChanged, NotYours
from sharedcare.care.findings.pausing import asking, fhir, rules
from sharedcare.care.findings.pausing.queries import before
from sharedcare.care.findings.pausing.types import Planned, Reason
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import PATIENT, WRITE
from sharedcare.kernel.ids import key64
from sharedcare.programmes.types import Programme
from sharedcare.records.document import composed
from sharedcare.records.errors import VersionConflict
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Change, Create, References, Stored, Update


def pause(*, patient: str, planned: Planned, by: Actor, at: datetime) -> str:
    """Let nothing be missing from when until when; the id of the Task.

    The patient may, of a holiday, for four weeks on end (`rules.PATIENTS_OWN`), and so may a relative who writes for them; staff who
    treat may, in a role that writes in one of the patient's programmes, also without an end, but for a holiday. Raises NotVisible, NotYours or BadPause.
    """
    _require(patient, planned.reason, by, at)
    if planned.until is not None and planned.until <= planned.since:
        raise BadPause("The pause ends before it begins. Choose a later last day.")
    if by.citizen is not None:
        _require_bounded(patient, planned, by, at)
    elif planned.until is None and rules.needs_an_end(planned.reason):
        raise BadPause("A holiday has a last day: choose it. If nobody knows that, choose another reason.")
    tree = fhir.task(planned, patient=patient, by=who.reference(patient, by=by), at=at)
    author = None if by.post is None else by.post.organization
    change = Create(composed(orjson.dumps(tree)), author=author)
    [committed] = gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
    return committed.kept.id


def end(*, patient: str, task: str, by: Actor, at: datetime) -> None:
    """Measure again from now on. Raises NotVisible, NotYours, BadPause or HasChanged."""
    _require(patient, Reason.HOLIDAY, by, at)
    stored = _pause(patient, task, by, at)
    over = Update(
        composed(orjson.dumps(fhir.ended(queries.read(stored), at=at))), task, if_match=stored.version
    )
    answered, _ = _answered(patient, task, by, at)
    _store([over, *answered], by, at)


def go_on(*, patient: str, task: str, by: Actor, at: datetime) -> None:
    """Say of a pause without an end, or with one further ahead than four weeks, that it goes on: whoever is responsible is asked again once
    that is four weeks ago, if it still lasts then. Staff alone may. Raises NotVisible, NotYours, BadPause or HasChanged."""
    _require(patient, Reason.ADMISSION, by, at)
    tree = queries.read(_pause(patient, task, by, at))
    one = fhir.lasting(tree)
    if one is None or not rules.is_asked_about(one.since, one.until, by=one.by):
        raise BadPause("That pause has an end. Set another one if it is to last longer.")
    answered, known = _answered(patient, task, by, at)
    found = queries.enrolled(patient=key64(f"Patient/{patient}"), since=at)
    responsible = next(filter(None, (one.responsible for _, one in (found.courses if found else ()))), "")
    if rules.is_asked_about(at, one.until, by=one.by):
        asked, once = asking.task(tree, number=known, since=at, responsible=responsible, at=at)
        answered.append(Create(composed(orjson.dumps(asked)), if_none_exist=once))
    if answered:
        _store(answered, by, at)


def _pause(patient: str, task: str, by: Actor, at: datetime) -> Stored:
    stored = looks.read(by=by.on_duty, type="Task", id=task, at=at)
    if stored is None or stored.content is None or stored.patient != key64(f"Patient/{patient}"):
        raise BadPause("There is no such pause. Load the page again.")
    tree = queries.read(stored)
    if not fhir.is_pause(tree) or tree.get("status") != "in-progress":
        raise BadPause("That pause has ended already. Load the page again.")
    return stored


def _answered(patient: str, task: str, by: Actor, at: datetime) -> tuple[list[Change], int]:
    """What completes the tasks that ask about a pause, and how many there have been."""
    query = parse("Task", [("patient", patient), ("code", f"{TASK}|{asking.CODE}"), ("_count", "200")])
    found = looks.search(by=by.on_duty, query=query, at=at).matches
    trees = [(queries.read(one), one) for one in found]
    about = [(tree, one) for tree, one in trees if asking.asks_about(tree, task)]
    return [
        Update(composed(orjson.dumps(asking.answered(tree, at=at))), one.id, if_match=one.version)
        for tree, one in about
        if asking.is_unanswered(tree)
    ], len(about)


def _store(changes: Sequence[Change], by: Actor, at: datetime) -> None:
    try:
        gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed it meanwhile. Load the page again.") from conflict


def _require_bounded(patient: str, planned: Planned, by: Actor, at: datetime) -> None:
    """A patient's own pause has an end, and those that follow each other are one, also where they are over."""
    known = before(
        patient=patient, since=planned.since, programmes=_programmes(patient, at), by=by.on_duty, at=at
    )
    if planned.until is None or rules.is_too_long(planned.since, planned.until, known):
        raise BadPause(
            f"Choose a last day within {rules.PATIENTS_OWN.days} days, counted from your pause before this one where you have measured "
            "nothing since. For longer, ask those who treat you."
        )


def may_pause(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor pauses the measuring at all, of a record that is open to them: to be offered on a page."""
    programmes = _programmes(patient, at)
    stands = mandate(patient=patient, by=by, at=at)
    # What nobody waits for is told to nobody: so it takes a relative who writes, not one who only measures.
    if who.writes_for(patient=patient, by=by, at=at):
        stands = replace(stands, code=PATIENT)
    return bool(programmes) and stands.may(WRITE, programmes)


def _programmes(patient: str, at: datetime) -> list[Programme]:
    found = queries.enrolled(patient=key64(f"Patient/{patient}"), since=at)
    return [course.programme for course, _ in (found.courses if found else ())]


def _require(patient: str, reason: Reason, by: Actor, at: datetime) -> None:
    if not who.writes_for(patient=patient, by=by, at=at):
        who.require_open(patient=patient, by=by, at=at)
    lets = may_pause(patient=patient, by=by, at=at)
    if not lets or (by.citizen is not None and reason is Reason.ADMISSION):
        raise NotYours(
            "Only the patient or who writes for them, for a holiday, or those who treat the patient pause the measuring."
        )
