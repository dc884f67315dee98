"""When a task that tells of a hand-over is answered: nobody has to tick it off who has done what it asks for.

It is asked after each step of a hand-over, and by the worker for what comes by another way: a programme that ends, a phase that begins
with another version of it, somebody responsible whom another system has named.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import structlog

from sharedcare.access import gate, looks
from sharedcare.access.aside import aside
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.care.handover import beginning, declining, fhir, lapsing, queries, silence, telling
from sharedcare.care.handover.errors import Overtaken
from sharedcare.care.handover.types import Handover, Stand
from sharedcare.care.handover.waiting import one_after_the_other
from sharedcare.kernel.errors import Refusal
from sharedcare.records.document import parse
from sharedcare.records.search.parse import parse as asking
from sharedcare.records.types import References, Update

_log = structlog.get_logger(__name__)
_CODES = (declining.CODE, lapsing.CODE, beginning.CODE, silence.CODE)
_OPEN = "requested,received,accepted,ready,in-progress,on-hold"
_MOST = "50"


@dataclass(frozen=True, slots=True)
class Told:
    """A task that tells of a hand-over and waits for an answer: its code, and the ids of it, the hand-over and the patient; `owner` is a
    reference."""

    code: str
    id: str
    version: int
    handover: str
    patient: str
    owner: str
    tree: dict[str, Any]


def unanswered(*, by: Actor, at: datetime, patient: str = "") -> Iterator[Told]:
    """Those of a patient, or of everybody whom the actor sees. Raises NotPermitted."""
    cursor: str | None = ""
    while cursor is not None:
        asked = [("code", ",".join(f"{TASK}|{one}" for one in _CODES)), ("status", _OPEN), ("_count", _MOST)]
        asked += [("patient", patient)] if patient else []
        asked += [("_cursor", cursor)] if cursor else []
        page = looks.search(by=by, query=asking("Task", asked), at=at)
        for one in page.matches:
            tree = orjson.loads(one.content or b"{}")
            code, handover = telling.of(tree, _CODES)
            whose = str(tree.get("for", {}).get("reference", "")).removeprefix("Patient/")
            owner = str(tree.get("owner", {}).get("reference", ""))
            if handover:
                yield Told(code, one.id, one.version, handover, whose, owner, tree)
        cursor = page.next


def settle(*, patient: str, by: Actor, at: datetime) -> None:
    """Complete those of a patient that are answered, and cancel those of which nothing is left to answer. In the transaction that is
    open, in which nobody else touches the patient's hand-overs. Raises NotPermitted."""
    changes = []
    for one in list(unanswered(patient=patient, by=by, at=at)):
        # One whose hand-over nobody can read keeps nothing else from being done.
        with aside("handover.not_settled", task=one.id):
            if status := _becomes(one, by, at):
                changes.append(update(one, telling.ended(one.tree, status=status, at=at)))
    if changes:
        gate.act(by=by, changes=changes, at=at, references=References.MAY_DANGLE)


def settle_each(*, by: Actor, at: datetime) -> None:
    """The same of everybody of whom there are some, each by itself. Raises NotPermitted."""
    for patient in sorted({one.patient for one in unanswered(by=by, at=at)}):
        try:
            with one_after_the_other(patient):
                settle(patient=patient, by=by, at=at)
        except Overtaken:
            _log.info("handover.not_settled", patient=patient)
        except Refusal:
            _log.exception("handover.not_settled", patient=patient)


def update(one: Told, tree: dict[str, Any]) -> Update:
    """The change by which it is stored as this."""
    return Update(parse(orjson.dumps(tree)), one.id, if_match=one.version)


def _becomes(told: Told, by: Actor, at: datetime) -> str:
    current = queries.handover_of(patient=told.patient, handover=told.handover, by=by, at=at)
    if current is None:
        return telling.CANCELLED
    found, _ = current
    goes_on = queries.goes_on(references=found.wanted.foci, by=by, at=at)
    if told.code == silence.CODE:
        return "" if found.stand is Stand.OFFERED and goes_on else telling.COMPLETED
    if told.code == beginning.CODE and _has_begun(found, by, at):
        return telling.COMPLETED
    others = queries.handovers(patient=told.patient, by=by, at=at)
    under_way = {focus for one in others if one.is_open for focus in one.wanted.foci}
    return telling.becomes(
        {one: _is_still(told.owner, one, found, by, at) for one in goes_on},
        # Where the phase did not begin, that somebody else is asked says nothing about it before they have taken over.
        under_way=() if told.code == beginning.CODE else under_way,
    )


def _is_still(owner: str, focus: str, found: Handover, by: Actor, at: datetime) -> bool:
    """Whether this is still of those who are told. Of what is on hold nothing has moved."""
    there = queries.focus_of(patient=found.patient, reference=focus, by=by, at=at)
    if there is None or not there.responsible:
        return True
    wholes: Mapping[str, Collection[int]] = queries.wholes_of([owner, there.responsible])
    # Of a role that has ended nobody can say any more where it was: the responsible one answers then.
    return not wholes.get(owner) or bool(set(wholes[owner]) & set(wholes.get(there.responsible, ())))


def _has_begun(found: Handover, by: Actor, at: datetime) -> bool:
    there = queries.focus_of(patient=found.patient, reference=found.wanted.focus, by=by, at=at)
    return there is not None and fhir.phase_status(there.tree, found.wanted.phase) == "active"
