"""A message to the patient, or from them, as FHIR R4 Communication. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sharedcare.programmes.fhir.words import LANGUAGE, element
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]
_KIND = {"system": "urn:sharedcare:communication", "code": "message"}
_HOME = ("Patient/", "RelatedPerson/")
_VOID = ("entered-in-error", "not-done", "preparation")


def message(*, patient: str, role: str, topic: Text, says: Text, at: datetime) -> Tree:
    """What somebody (`role`, the id of their PractitionerRole) writes to the patient, in both languages."""
    return {
        "resourceType": "Communication",
        "language": LANGUAGE,
        "status": "completed",
        "category": [{"coding": [_KIND]}],
        "topic": element("text", topic),
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": f"PractitionerRole/{role}"},
        "recipient": [{"reference": f"Patient/{patient}"}],
        "sent": at.isoformat(),
        "payload": [element("contentString", says)],
    }


def letter(*, patient: str, sender: str, to: str, words: str, at: datetime) -> Tree:
    """What the patient, or a relative for them (`sender`, a reference), writes to somebody who treats (`to`, a reference), in their
    own words. It has no subject: what it says is read in the list."""
    return {
        "resourceType": "Communication",
        "language": LANGUAGE,
        "status": "completed",
        "category": [{"coding": [_KIND]}],
        "subject": {"reference": f"Patient/{patient}"},
        "sender": {"reference": sender},
        "recipient": [{"reference": to}],
        "sent": at.isoformat(),
        "payload": [{"contentString": words}],
    }


def read(tree: Mapping[str, Any], *, at: datetime) -> Tree:
    """The message once it was read."""
    return {**tree, "received": at.isoformat(timespec="seconds")}


def is_message(tree: Mapping[str, Any]) -> bool:
    """Whether a Communication is a message that was sent."""
    kinds = (each.get("code") for one in tree.get("category", ()) for each in one.get("coding", ()))
    return _KIND["code"] in kinds and tree.get("status") not in _VOID


def is_unread(tree: Mapping[str, Any]) -> bool:
    """Whether nobody has read it yet."""
    return not tree.get("received")


def sender(tree: Mapping[str, Any]) -> str:
    """Who wrote it, as a reference."""
    return str(tree.get("sender", {}).get("reference", ""))


def recipients(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """To whom, as references."""
    return tuple(filter(None, (str(one.get("reference", "")) for one in tree.get("recipient", ()))))


def is_from_home(tree: Mapping[str, Any]) -> bool:
    """Whether the patient, or somebody near them, wrote it."""
    return sender(tree).startswith(_HOME)


def treating(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """Those who treat that it is from or to, as references: none where it is among those who treat, which is nobody's conversation
    with the patient."""
    to = recipients(tree)
    if is_from_home(tree):
        return _staff(to)
    return _staff((sender(tree),)) if any(one.startswith(_HOME) for one in to) else ()


def _staff(references: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in references if one and not one.startswith(_HOME))
