"""What was found of an unusual look as FHIR R4 Task. Pure. docs/reference/resources.md has the form.

It names no patient as the one it is for: it is about whoever looked, belongs into nobody's record, and is open to nobody
but by the actions here. Each finding is a Task of its own, and none is ever changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.access.grants.fhir import TASK
from sharedcare.access.patterns.types import Finding, Pattern, Verdict
from sharedcare.records.names import human_name

LOOKED_INTO, PATTERN = "trail-looked-into", "urn:sharedcare:pattern"
_VERDICT, _NOTE = "verdict", "note"
Tree = dict[str, Any]


def finding(pattern: Pattern, *, verdict: Verdict, note: str, role: str, at: datetime) -> Tree:
    """The Task: which looks, by whom they were looked into, and what was found."""
    return {
        "resourceType": "Task",
        "identifier": [{"system": PATTERN, "value": pattern.subject}],
        "status": "completed",
        "intent": "order",
        "code": {"coding": [{"system": TASK, "code": LOOKED_INTO}], "text": "Usædvanlige opslag, set på"},
        "owner": {"reference": f"PractitionerRole/{role}"},
        "authoredOn": at.isoformat(),
        "executionPeriod": {"start": pattern.since.isoformat(), "end": pattern.until.isoformat()},
        "output": [
            {"type": {"text": _VERDICT}, "valueCode": verdict.value},
            {"type": {"text": _NOTE}, "valueString": note},
        ],
    }


def read(tree: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Finding:
    """The Task as people read it; `named` has roles and people by `Type/id`."""
    output = {one["type"].get("text"): one for one in tree.get("output", ())}
    subject = next(one["value"] for one in tree["identifier"] if one.get("system") == PATTERN)
    role = str(tree["owner"]["reference"])
    person = named.get(role, {}).get("practitioner", {}).get("reference", "")
    return Finding(
        id=str(tree["id"]),
        subject=str(subject),
        since=datetime.fromisoformat(tree["executionPeriod"]["start"]),
        until=datetime.fromisoformat(tree["executionPeriod"]["end"]),
        verdict=Verdict(output[_VERDICT]["valueCode"]),
        note=str(output.get(_NOTE, {}).get("valueString", "")),
        at=datetime.fromisoformat(tree["authoredOn"]),
        by=role.removeprefix("PractitionerRole/"),
        who=human_name(named.get(person, {})),
    )
