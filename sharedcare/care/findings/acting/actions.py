"""What people do about findings. Each act says whose it is, may be refused by a rule of its own, and can be undone.

A page shows a version; whoever acts on another than the one that stands is told who was first, and overwrites nothing. What one
rule has found again and again is one matter to whoever looks at it, so that an act is about several findings: all of them or none.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.asked import refuse_only_asked
from sharedcare.access.types import Actor
from sharedcare.care.colleagues import colleagues
from sharedcare.care.findings.acting import fhir, rules
from sharedcare.care.findings.acting.errors import (
    NoSuchFinding,
    NotAColleague,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
)
from sharedcare.care.findings.acting.types import Outcome, Seen, Severity, Undoable
from sharedcare.records.document import parse
from sharedcare.records.errors import DanglingReference, InvalidResource, VersionConflict
from sharedcare.records.types import Change, Create, Update

_FINDING = "DetectedIssue"
ASKED = "asked-again"
"""Why a finding is put off whose patient was asked for the value."""
Tree = dict[str, Any]


def handle(
    *, findings: Sequence[Seen], outcome: Outcome, note: str, by: Actor, at: datetime
) -> list[Undoable]:
    """Close findings with what came of them. Raises NotInYourRole, NoSuchFinding, OutcomeNeeded or SomebodyWasFirst."""
    role = _role(by)
    trees = _open(findings, by, at)
    if not all(rules.is_enough(fhir.severity_of(tree), outcome, note) for tree in trees):
        raise OutcomeNeeded(
            "A red finding is closed with what came of it; what no outcome on the list says, and a false alarm, takes a note."
        )
    changed = [fhir.handled(tree, outcome=outcome, note=note, role=role, at=at) for tree in trees]
    return _store(findings, changed, by, at)


def assign(*, findings: Sequence[Seen], to: str | None, by: Actor, at: datetime) -> list[Undoable]:
    """Assign findings to the actor or to somebody of their organisation who treats the patient (`PractitionerRole/id`), or release
    them (None).

    Raises NotInYourRole, NoSuchFinding, NotAColleague or SomebodyWasFirst.
    """
    role = _role(by)
    trees = _open(findings, by, at)
    if to not in (None, f"PractitionerRole/{role}") and to not in colleagues(
        patient=fhir.patient_of(trees[0]), by=by, at=at
    ):
        raise NotAColleague("Choose somebody of your own organisation who treats the patient.")
    return _store(findings, [fhir.assigned(tree, to=to, role=role, at=at) for tree in trees], by, at)


def snooze(*, findings: Sequence[Seen], until: datetime, why: str, by: Actor, at: datetime) -> list[Undoable]:
    """Put findings off until a moment. Raises NotInYourRole, NoSuchFinding, ReasonNeeded or SomebodyWasFirst."""
    role = _role(by)
    trees = _open(findings, by, at)
    if not rules.may_snooze(until=until, why=why, at=at):
        days = rules.LONGEST_SNOOZE.days
        raise ReasonNeeded(f"A finding is put off with a reason, to a moment within the next {days} days.")
    changed = [fhir.snoozed(tree, until=until, why=why, role=role, at=at) for tree in trees]
    return _store(findings, changed, by, at)


def ask_again(*, findings: Sequence[Seen], by: Actor, at: datetime) -> list[Undoable]:
    """Ask the patient by a message for a measurement that is missing: once, whatever number of findings say so. They are put off
    for a day: if the value comes they are closed by that, else they stand on the list again.

    Raises NotInYourRole, NoSuchFinding, SomebodyWasFirst, or OutcomeNeeded for a finding that nothing is missing for.
    """
    role = _role(by)
    trees = _open(findings, by, at)
    if any(fhir.severity_of(tree) is not Severity.MISSING for tree in trees):
        raise OutcomeNeeded(
            "The patient is asked for what is missing; this finding has a value. Look at it instead."
        )
    first = trees[0]
    asks = fhir.asked_for(first, role=role, at=at)
    until = at + rules.ASKED_AGAIN_FOR
    put_off = [fhir.snoozed(tree, until=until, why=ASKED, role=role, at=at) for tree in trees]
    return _store(findings, put_off, by, at, Create(parse(orjson.dumps(asks))))


def look_at(*, patients: Sequence[str], by: Actor, at: datetime) -> list[Undoable]:
    """Note that the values of these patients (ids), which give no cause for anything, have been looked at: all or none.

    Raises NotInYourRole, NoSuchFinding where the record of one is not open, or OnlyAsked.
    """
    role = _role(by)
    trees = [fhir.looked_at(patient=one, role=role, at=at) for one in dict.fromkeys(patients)]
    changes: list[Change] = [Create(parse(orjson.dumps(one))) for one in trees]
    try:
        stored = (
            [one.stored for one in gate.act(by=by, changes=changes, at=at, by_rule=True)] if changes else []
        )
    except (DanglingReference, InvalidResource) as refusal:
        # All of it but whose it is was written here: it is invalid where that is no id.
        raise NoSuchFinding(
            "The record of one of these patients is not open to you. Load the list again."
        ) from refusal
    return [Undoable("Task", one.id, one.version) for one in stored if one is not None]


def undo(*, done: Sequence[Undoable], by: Actor, at: datetime) -> None:
    """Take back what the actor has just done, all of it or nothing. Raises NotInYourRole or TooLateToUndo."""
    role = _role(by)
    changes = [_taken_back(one, role, by, at) for one in done]
    try:
        gate.act(by=by, changes=changes, at=at, by_rule=True)
    except VersionConflict as conflict:
        raise _too_late() from conflict


def _taken_back(done: Undoable, role: str, by: Actor, at: datetime) -> Update:
    now = looks.read(by=by, type=done.type, id=done.id, at=at)
    if (
        now is None
        or now.content is None
        or now.version != done.version
        or done.type not in (_FINDING, "Task")
    ):
        raise _too_late()
    tree: Tree = orjson.loads(now.content)
    if done.type == "Task":
        last, before = fhir.looked_by(tree), fhir.not_looked_at(tree)
    else:
        last, before = fhir.done(tree), _before(done, by, at)
    if not rules.may_undo(last, role=role, at=at):
        raise _too_late()
    return Update(parse(orjson.dumps(fhir.content_of(before))), done.id, if_match=done.version)


def _before(done: Undoable, by: Actor, at: datetime) -> Tree:
    """A finding as it stood one version earlier; the engine made the first, so that whoever acted made a later one."""
    earlier = looks.version(by=by, type=done.type, id=done.id, version=done.version - 1, at=at)
    if earlier is None or earlier.content is None:
        raise _too_late()
    found: Tree = orjson.loads(earlier.content)
    return found


def _too_late() -> TooLateToUndo:
    return TooLateToUndo(
        "This cannot be taken back any more: it was not yours, or something has been done since. Open the patient and see."
    )


def _role(by: Actor) -> str:
    if not rules.may_act(by) or by.role is None:
        raise NotInYourRole(
            "Your role does not act on findings. Ask a doctor, a nurse or a therapist of the team."
        )
    return by.role


def _open(findings: Sequence[Seen], by: Actor, at: datetime) -> list[Tree]:
    """The findings as the reader saw them, when they still stand so, and are of one patient."""
    trees = []
    for finding in findings:
        tree, version = _now(finding, by, at)
        if version != finding.version or not fhir.is_open(tree):
            raise _somebody_was_first(tree)
        trees.append(tree)
    patients = {fhir.patient_of(tree) for tree in trees}
    if len(patients) != 1:
        raise NoSuchFinding("Choose the findings of one patient.")
    refuse_only_asked(patient=patients.pop(), by=by, at=at)
    return trees


def _now(finding: Seen, by: Actor, at: datetime) -> tuple[Tree, int]:
    stored = looks.read(by=by, type=_FINDING, id=finding.id, at=at)
    if stored is None or stored.content is None:
        raise NoSuchFinding("There is no such finding, or its patient's record is not open to you.")
    tree: Tree = orjson.loads(stored.content)
    return tree, stored.version


def _store(
    findings: Sequence[Seen], changed: Sequence[Tree], by: Actor, at: datetime, *besides: Change
) -> list[Undoable]:
    changes = [
        Update(parse(orjson.dumps(tree)), one.id, if_match=one.version)
        for one, tree in zip(findings, changed, strict=True)
    ]
    try:
        committed = gate.act(by=by, changes=[*changes, *besides], at=at, by_rule=True)
    except VersionConflict as conflict:
        _open(findings, by, at)
        raise _somebody_was_first(_now(findings[0], by, at)[0]) from conflict
    stored = [one.stored for one in committed[: len(changes)]]
    if None in stored:
        raise NoSuchFinding("There is no such finding, or its patient's record is not open to you.")
    return [Undoable(_FINDING, one.id, one.version) for one in stored if one is not None]


def _somebody_was_first(tree: Tree) -> SomebodyWasFirst:
    return SomebodyWasFirst(
        "Somebody has done something about this finding since you opened the page. Look at it again before you go on.",
        fhir.done(tree),
    )
