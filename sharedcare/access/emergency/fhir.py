"""An access in an emergency as FHIR R4 Task, and the Communication that tells of it. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sharedcare.access.emergency.types import LASTS, Case
from sharedcare.access.grants.fhir import EMERGENCY, TASK
from sharedcare.records.names import human_name

JUSTIFIED, UNJUSTIFIED = "justified", "unjustified"
_VERDICT, _NOTE = "verdict", "note"
Tree = dict[str, Any]


def opened(*, patient: str, role: str, reason: str, at: datetime) -> Tree:
    """The Task: for whom, by whom, why, and until when."""
    return {
        "resourceType": "Task",
        "status": "in-progress",
        "intent": "order",
        "code": {"coding": [{"system": TASK, "code": EMERGENCY}], "text": "Adgang i en nødsituation"},
        "for": {"reference": f"Patient/{patient}"},
        "owner": {"reference": f"PractitionerRole/{role}"},
        "requester": {"reference": f"PractitionerRole/{role}"},
        "authoredOn": at.isoformat(),
        "executionPeriod": {"start": at.isoformat(), "end": (at + LASTS).isoformat()},
        "reasonCode": {"text": reason},
    }


def told(*, patient: str, role: str, reason: str, at: datetime) -> Tree:
    """The message to the patient."""
    text = (
        "Din journal er åbnet i en nødsituation af en, der ellers ikke har adgang til den. "
        f"Begrundelsen er: »{reason}« Adgangen varer i 8 timer. Regionens databeskyttelse får det at vide og ser på det."
    )
    return {
        "resourceType": "Communication",
        "status": "completed",
        "category": [
            {"coding": [{"system": "urn:sharedcare:communication", "code": "message"}]},
            {"coding": [{"system": TASK, "code": EMERGENCY}]},
        ],
        "topic": {"text": "Din journal er åbnet i en nødsituation"},
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": f"PractitionerRole/{role}"},
        "recipient": [{"reference": f"Patient/{patient}"}],
        "sent": at.isoformat(),
        "payload": [{"contentString": text}],
    }


def judged(tree: Mapping[str, Any], *, verdict: str, note: str, at: datetime) -> Tree:
    """The Task with what was found. What was no emergency ends with the verdict."""
    output = [
        {"type": {"text": _VERDICT}, "valueCode": verdict},
        *([{"type": {"text": _NOTE}, "valueString": note}] if note else []),
    ]
    found = {**tree, "status": "completed", "lastModified": at.isoformat(), "output": output}
    if verdict == UNJUSTIFIED and at < datetime.fromisoformat(tree["executionPeriod"]["end"]):
        found["executionPeriod"] = {**tree["executionPeriod"], "end": at.isoformat()}
    return found


def case(tree: Mapping[str, Any], version: int) -> Case:
    """The Task as people read it."""
    output = {one["type"].get("text"): one for one in tree.get("output", ())}
    period = tree["executionPeriod"]
    return Case(
        id=str(tree["id"]),
        patient=tree["for"]["reference"].removeprefix("Patient/"),
        role=tree["owner"]["reference"].removeprefix("PractitionerRole/"),
        reason=str(tree.get("reasonCode", {}).get("text", "")),
        since=datetime.fromisoformat(period["start"]),
        until=datetime.fromisoformat(period["end"]),
        verdict=str(output.get(_VERDICT, {}).get("valueCode", "")),
        note=str(output.get(_NOTE, {}).get("valueString", "")),
        version=version,
    )


def named(found: Case, resources: Mapping[str, Mapping[str, Any]]) -> Case:
    """The case with the names that these resources (by `Type/id`) have."""
    role = resources.get(f"PractitionerRole/{found.role}", {})
    person, place = (role.get(what, {}).get("reference", "") for what in ("practitioner", "organization"))
    return replace(
        found,
        patient_name=human_name(resources.get(f"Patient/{found.patient}", {})),
        who=human_name(resources.get(person, {})),
        title=next((str(one["text"]) for one in role.get("code", ()) if one.get("text")), ""),
        place=str(resources.get(place, {}).get("name", "")),
    )
