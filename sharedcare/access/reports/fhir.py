"""A report as FHIR R4 Communication. Pure. docs/reference/resources.md has the form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sharedcare.access.audit.types import Seen
from sharedcare.access.grants.fhir import CONFIDENTIALITY
from sharedcare.records.names import human_name

CATEGORY, NOT_RECOGNISED, ANSWER = "urn:sharedcare:communication", "not-recognised", "not-recognised-answer"
ANSWERS, TRAIL = "urn:sharedcare:answer-to", "urn:sharedcare:trail"
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A look that a patient does not recognise: `look` is the number of the trail's entry, `about` tells of who looked
    and `seen` when. `answer` is what data protection answered; with it the report is closed."""

    id: str
    look: int
    patient: str
    patient_name: str
    about: str
    note: str
    sent: datetime
    seen: datetime | None = None
    answer: str = ""
    answered: datetime | None = None


def report(*, patient: str, seen: Seen, note: str, at: datetime) -> Tree:
    """The Communication. Nobody who treats sees it: it may be about them."""
    who = ", ".join(part for part in (seen.who, seen.role, seen.organization) if part)
    about = f"{who}: {seen.at.isoformat(timespec='minutes')}"
    said = [{"contentString": about}, *([{"contentString": note}] if note else [])]
    return {
        "resourceType": "Communication",
        "meta": {"security": [{"system": CONFIDENTIALITY, "code": "V"}]},
        "identifier": [{"system": TRAIL, "value": str(seen.id)}],
        "status": "completed",
        "category": [{"coding": [{"system": CATEGORY, "code": NOT_RECOGNISED}]}],
        "topic": {"text": "Patienten genkender ikke et opslag"},
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": f"Patient/{patient}"},
        "recipient": [{"display": "Databeskyttelsesrådgiveren"}],
        "sent": at.isoformat(),
        "payload": said,
    }


def answer(to: Report, *, text: str, role: str, at: datetime) -> Tree:
    """The Communication that closes a report. The patient sees it, and nobody who treats; `role` is the id of a
    PractitionerRole."""
    patient = {"reference": f"Patient/{to.patient}"}
    return {
        "resourceType": "Communication",
        "meta": {"security": [{"system": CONFIDENTIALITY, "code": "V"}]},
        "identifier": [{"system": ANSWERS, "value": to.id}],
        "inResponseTo": [{"reference": f"Communication/{to.id}"}],
        "status": "completed",
        "category": [{"coding": [{"system": CATEGORY, "code": ANSWER}]}],
        "topic": {"text": "Svar fra databeskyttelsen"},
        "subject": patient,
        "sender": {"reference": f"PractitionerRole/{role}"},
        "recipient": [patient],
        "sent": at.isoformat(),
        "payload": [{"contentString": text}],
    }


def criteria(kind: str, system: str, value: str) -> str:
    """What finds the report, or the answer, of this number. By its category too, which nobody else writes (`guards`)."""
    return f"category={CATEGORY}|{kind}&identifier={system}|{value}"


def is_answer(tree: Mapping[str, Any]) -> bool:
    """Whether it closes a report."""
    return any(one.get("system") == ANSWERS for one in tree.get("identifier", ()))


def with_answer(report: Report, answers: Iterable[Mapping[str, Any]]) -> Report:
    """The report with the answer that it got, if it is among these."""
    for one in answers:
        if one["inResponseTo"][0]["reference"] == f"Communication/{report.id}":
            text, sent = one["payload"][0]["contentString"], datetime.fromisoformat(one["sent"])
            return replace(report, answer=str(text), answered=sent)
    return report


def read(tree: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Report:
    """The Communication as people read it; `named` has patients by `Type/id`."""
    said = [str(one.get("contentString", "")) for one in tree.get("payload", ())]
    reference = str(tree["subject"]["reference"])
    who, _, when = (said[0] if said else "").rpartition(": ")
    return Report(
        id=str(tree["id"]),
        look=int(
            next((one["value"] for one in tree.get("identifier", ()) if one.get("system") == TRAIL), "0")
        ),
        patient=reference.removeprefix("Patient/"),
        patient_name=human_name(named.get(reference, {})),
        about=who,
        note=said[1] if len(said) > 1 else "",
        sent=datetime.fromisoformat(tree["sent"]),
        seen=datetime.fromisoformat(when) if when else None,
    )
