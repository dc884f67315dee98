"""What the patient and those who treat have written to each other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.messages import fhir
from sharedcare.records.search.parse import parse

_MOST = "200"


@dataclass(frozen=True, slots=True)
class Message:
    """A message by the id and version of the Communication, which `tree` is. `treating` are those who treat that it is from or to."""

    id: str
    version: int
    sent: datetime
    is_unread: bool
    is_from_home: bool
    treating: tuple[str, ...]
    tree: dict[str, Any]

    def is_unread_by(self, patient: str) -> bool:
        """Whether it is to the patient (id), who has not read it."""
        return self.is_unread and f"Patient/{patient}" in fhir.recipients(self.tree)


def correspondence(*, patient: str, by: Actor, at: datetime) -> list[Message]:
    """The messages between the patient, or whoever writes for them, and those who treat, the oldest first: the last two hundred.
    Raises NotPermitted."""
    asked = [("patient", patient), ("_sort", "-sent"), ("_count", _MOST)]
    found = looks.search(by=by, query=parse("Communication", asked), at=at).matches
    told = [_message(one.id, one.version, one.updated, orjson.loads(one.content or b"{}")) for one in found]
    return sorted((one for one in told if one is not None), key=lambda one: (one.sent, one.id))


def _message(name: str, version: int, updated: datetime, tree: dict[str, Any]) -> Message | None:
    treating = fhir.treating(tree)
    if not fhir.is_message(tree) or not treating:
        return None
    sent = str(tree.get("sent", ""))
    return Message(
        id=name,
        version=version,
        sent=datetime.fromisoformat(sent) if len(sent) > 10 else updated,
        is_unread=fhir.is_unread(tree),
        is_from_home=fhir.is_from_home(tree),
        treating=treating,
        tree=tree,
    )
