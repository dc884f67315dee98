"""Which looks patients have reported."""

from datetime import datetime

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.counting import how_many
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.errands import of_search
from sharedcare.access.errors import NotPermitted
from sharedcare.access.reports import fhir
from sharedcare.access.reports.fhir import ANSWER, CATEGORY, NOT_RECOGNISED, Report
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse
from sharedcare.records.search.run import Found

_MOST = 500


def reports(*, by: Actor, at: datetime) -> list[Report]:
    """The newest 500, and those before that nobody has answered yet, the newest first. Raises NotPermitted for all but the
    data protection officer."""
    left = unanswered(by=by, at=at)
    return _reports([], by.on_duty, at, unanswered=left)


def report_of(*, report: str, by: Actor, at: datetime) -> Report | None:
    """One of them. Raises NotPermitted."""
    _require_officer(by)
    for one in _reports([("_id", report)], by.on_duty, at):
        of_patient = _reports([("patient", one.patient)], by.on_duty, at)
        return next((each for each in of_patient if each.id == report), None)
    return None


def unanswered(*, by: Actor, at: datetime) -> int:
    """How many wait for an answer; none of them is shown. Raises NotPermitted."""
    _require_officer(by)
    query = parse("Communication", [("category", f"{CATEGORY}|{NOT_RECOGNISED}")])
    look = gate.look(by=by.on_duty, errand=of_search(query), at=at)
    reported, answered = (
        look(how_many("Communication", {"Communication.category": code})) for code in (NOT_RECOGNISED, ANSWER)
    )
    return reported - answered


def reported(*, patient: str, by: Actor, at: datetime) -> list[Report]:
    """The looks that this patient has reported, with the answers, the newest first."""
    return _reports([("patient", patient)], by, at)


def _require_officer(by: Actor) -> None:
    if not may_judge(by):
        raise NotPermitted("Only the data protection officer sees what patients have reported.")


def _reports(
    conditions: list[tuple[str, str]], by: Actor, at: datetime, *, unanswered: int = 0
) -> list[Report]:
    asked = [
        ("category", f"{CATEGORY}|{NOT_RECOGNISED},{CATEGORY}|{ANSWER}"),
        *conditions,
        ("_sort", "-sent"),
        ("_count", str(_MOST)),
        ("_include", "Communication:patient"),
    ]
    found = looks.search(by=by, query=parse("Communication", asked), at=at)
    several, answers = _read(found, [])
    # An answer is younger than what it answers, so it is there before: only reports without one are looked for further back.
    while found.next is not None and sum(one.answered is None for one in several) < unanswered:
        found = looks.search(by=by, query=parse("Communication", [*asked, ("_cursor", found.next)]), at=at)
        more, answers = _read(found, answers)
        several += [one for one in more if one.answered is None]
    return several


def _read(found: Found, answers: list[fhir.Tree]) -> tuple[list[Report], list[fhir.Tree]]:
    """The reports among these, with their answers from here or from a page before; and all those answers."""
    named = {f"{one.type}/{one.id}": orjson.loads(one.content) for one in found.included if one.content}
    trees = [orjson.loads(one.content) for one in found.matches if one.content is not None]
    answers = [*answers, *(one for one in trees if fhir.is_answer(one))]
    several = (fhir.read(one, named) for one in trees if not fhir.is_answer(one))
    return [fhir.with_answer(one, answers) for one in several], answers
