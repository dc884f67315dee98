"""The documents that programmes name: which there are, and sending one to the patient as a message.

What goes to another system is sent by that system: here a document is written for the patient alone, by the role that the programme
names as its sender, and only where the programme names the patient among those who get it.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import PATIENT, titles
from sharedcare.care.messages.fhir import message
from sharedcare.care.plan.errors import Amiss, NoSuchThing, NotYours
from sharedcare.care.standing import require_treats
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Document
from sharedcare.programmes.types.words import Text
from sharedcare.records.document import parse
from sharedcare.records.types import Create, References

CODE = "urn:sharedcare:document"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it is to be sent: which programme's (key), which (key), and what stands in each part (by key)."""

    programme: str
    document: str
    parts: Mapping[str, str]


def is_for_patient(programme: Programme, document: Document) -> bool:
    """Whether the programme sends it to the patient."""
    patients = {role.key for role in programme.roles if role.profession == PATIENT}
    return bool(patients & set(document.receivers))


def named(programmes: Sequence[Programme], programme: str, document: str) -> tuple[Programme, Document]:
    """A programme of the patient's and the document of it that is meant. Raises NoSuchThing."""
    for one in programmes:
        for each in one.documents:
            if (one.key, each.key) == (programme, document):
                return one, each
    raise NoSuchThing("No programme of this patient has such a document. Load the page again.")


def may_send(programme: Programme, document: Document, *, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor writes it to the patient here."""
    if not is_for_patient(programme, document):
        return False
    return mandate(patient=patient, by=by, at=at).is_named(programme, [document.sender])


def send(*, patient: str, written: Written, programmes: Sequence[Programme], by: Actor, at: datetime) -> str:
    """Send the patient a document that a programme names, as a message, and keep it; the id of the DocumentReference.

    Raises NotVisible, NotPermitted, NoSuchThing, NotYours or Amiss (with the keys of the parts in which nothing stands).
    """
    role = require_treats(patient=patient, by=by, at=at)
    programme, document = named(programmes, written.programme, written.document)
    if not may_send(programme, document, patient=patient, by=by, at=at):
        raise NotYours(
            f"The programme lets this be sent to the patient by: {titles(programme, [document.sender])}."
        )
    parts = {slot.key: written.parts.get(slot.key, "").strip() for slot in document.contents}
    if wrong := [key for key, text in parts.items() if not text or len(text) > LONGEST]:
        raise Amiss(wrong)
    says = Text(da=_whole(document, parts, "da"), en=_whole(document, parts, "en"))
    told = message(patient=patient, role=role, topic=document.title, says=says, at=at)
    kept = _kept(programme, document, says, patient=patient, role=role, at=at)
    author = None if by.post is None else by.post.organization
    changes = [Create(parse(orjson.dumps(one)), author=author) for one in (kept, told)]
    committed = gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
    return committed[0].kept.id


def _whole(document: Document, parts: Mapping[str, str], language: str) -> str:
    return "\n\n".join(
        f"{slot.title.da if language == 'da' else slot.title.en}:\n{parts[slot.key]}"
        for slot in document.contents
    )


def _kept(
    programme: Programme, document: Document, says: Text, *, patient: str, role: str, at: datetime
) -> dict[str, Any]:
    """The document as the plan lists it, which shows that a task is done that waits for it."""
    return {
        "resourceType": "DocumentReference",
        "language": "da",
        "status": "current",
        "type": {
            "coding": [{"system": CODE, "code": f"{programme.key}:{document.key}"}],
            **element("text", document.title),
        },
        "subject": {"reference": f"Patient/{patient}"},
        "date": at.isoformat(),
        "author": [{"reference": f"PractitionerRole/{role}"}],
        "content": [
            {
                "attachment": {
                    "contentType": "text/plain; charset=utf-8",
                    "language": "da",
                    "title": document.title.da,
                    "data": b64encode(says.da.encode()).decode(),
                }
            }
        ],
    }
