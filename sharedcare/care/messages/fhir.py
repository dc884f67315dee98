"""A message to the patient as FHIR R4 Communication. Pure."""

from datetime import datetime
from typing import Any

from sharedcare.programmes.fhir.words import LANGUAGE, element
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]


def message(*, patient: str, role: str, topic: Text, says: Text, at: datetime) -> Tree:
    """What somebody (`role`, the id of their PractitionerRole) writes to the patient, in both languages."""
    return {
        "resourceType": "Communication",
        "language": LANGUAGE,
        "status": "completed",
        "category": [{"coding": [{"system": "urn:sharedcare:communication", "code": "message"}]}],
        "topic": element("text", topic),
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": f"PractitionerRole/{role}"},
        "recipient": [{"reference": f"Patient/{patient}"}],
        "sent": at.isoformat(),
        "payload": [element("contentString", says)],
    }
