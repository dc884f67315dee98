"""Reporting a look that the patient does not recognise, and answering the report."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.audit.types import Seen
from sharedcare.access.emergency.errors import NotInYourRole
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.errors import NotPermitted
from sharedcare.access.reports import fhir
from sharedcare.access.reports.errors import AnswerNeeded, NoSuchReport
from sharedcare.access.reports.queries import report_of
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.types import Create


def report(*, patient: str, seen: Seen, note: str, by: Actor, at: datetime) -> None:
    """Tell data protection, once of each look. `seen` is one of those that the patient was shown. Raises NotPermitted."""
    if by.citizen is None or by.citizen.patient != key64(f"Patient/{patient}"):
        raise NotPermitted("Only the patient reports who has looked.")
    tree = fhir.report(patient=patient, seen=seen, note=" ".join(note.split()), at=at)
    # Sent twice, it is told once.
    criteria = f"patient={patient}&{fhir.criteria(fhir.NOT_RECOGNISED, fhir.TRAIL, str(seen.id))}"
    gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)), if_none_exist=criteria)], at=at)


def answer(*, report: str, text: str, by: Actor, at: datetime) -> None:
    """Tell the patient what was found, which closes the report; it is answered once. Raises NotInYourRole, NoSuchReport
    or AnswerNeeded."""
    if not may_judge(by) or by.role is None:
        raise NotInYourRole("Only the data protection officer answers what patients have reported.")
    text = text.strip()
    if not text:
        raise AnswerNeeded("Write to the patient what you found.")
    found = report_of(report=report, by=by, at=at)
    if found is None or found.answered is not None:
        raise NoSuchReport("There is no such report, or it has been answered already.")
    tree = fhir.answer(found, text=text, role=by.role, at=at)
    # Of two who answer at once the second changes nothing.
    criteria = fhir.criteria(fhir.ANSWER, fhir.ANSWERS, found.id)
    gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)), if_none_exist=criteria)], at=at)
