"""What tells by a Task that a hand-over did not do all that was agreed. Pure."""

from datetime import date, datetime
from typing import Any

from sharedcare.access.grants.fhir import TASK
from sharedcare.care.handover.types import Handover
from sharedcare.programmes.fhir.words import LANGUAGE, element
from sharedcare.programmes.types.words import Text


def task(  # noqa: PLR0913 - what it is, of which hand-over, whose and about what
    code: str, says: Text, found: Handover, *, owner: str, focus: str, today: date, at: datetime
) -> dict[str, Any]:
    """A Task of this owner about this focus (`Type/id`), due at once."""
    return {
        "resourceType": "Task",
        "language": LANGUAGE,
        "identifier": [{"system": identifier(code), "value": found.id}],
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": TASK, "code": code}]},
        **element("description", says),
        "for": {"reference": f"Patient/{found.patient}"},
        "focus": {"reference": focus},
        "authoredOn": at.isoformat(timespec="seconds"),
        "owner": {"reference": owner},
        "requester": {"reference": found.sender},
        "restriction": {"period": {"end": today.isoformat()}},
    }


def identifier(code: str) -> str:
    """The system of the identifier by which there is one such Task of a hand-over: its value is the id of that."""
    return f"urn:sharedcare:{code}"


def only_one(code: str, found: Handover) -> str:
    """The search that finds the Task where it is there already."""
    return f"identifier={identifier(code)}|{found.id}"
