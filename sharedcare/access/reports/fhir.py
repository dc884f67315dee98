"""A report as FHIR R4 Communication. Pure. docs/reference/resources.md has the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sharedcare.access.audit.types import Seen
from sharedcare.access.grants.fhir import CONFIDENTIALITY
from sharedcare.records.names import human_name

CATEGORY, NOT_RECOGNISED = "urn:sharedcare:communication", "not-recognised"
_TRAIL = "urn:sharedcare:trail"
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A look that a patient does not recognise: `look` is the number of the trail's entry, `about` tells of it."""

    id: str
    look: int
    patient: str
    patient_name: str
    about: str
    note: str
    sent: datetime


def report(*, patient: str, seen: Seen, note: str, at: datetime) -> Tree:
    """The Communication. Nobody who treats sees it: it may be about them."""
    who = ", ".join(part for part in (seen.who, seen.role, seen.organization) if part)
    about = f"{who}: {seen.at.isoformat(timespec='minutes')}"
    said = [{"contentString": about}, *([{"contentString": note}] if note else [])]
    return {
        "resourceType": "Communication",
        "meta": {"security": [{"system": CONFIDENTIALITY, "code": "V"}]},
        "identifier": [{"system": _TRAIL, "value": str(seen.id)}],
        "status": "completed",
        "category": [{"coding": [{"system": CATEGORY, "code": NOT_RECOGNISED}]}],
        "topic": {"text": "Patienten genkender ikke et opslag"},
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": f"Patient/{patient}"},
        "recipient": [{"display": "Databeskyttelsesrådgiveren"}],
        "sent": at.isoformat(),
        "payload": said,
    }


def read(tree: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Report:
    """The Communication as people read it; `named` has patients by `Type/id`."""
    said = [str(one.get("contentString", "")) for one in tree.get("payload", ())]
    reference = str(tree["subject"]["reference"])
    return Report(
        id=str(tree["id"]),
        look=int(
            next((one["value"] for one in tree.get("identifier", ()) if one.get("system") == _TRAIL), "0")
        ),
        patient=reference.removeprefix("Patient/"),
        patient_name=human_name(named.get(reference, {})),
        about=said[0] if said else "",
        note=said[1] if len(said) > 1 else "",
        sent=datetime.fromisoformat(tree["sent"]),
    )
