"""That a message was read: then it waits for nobody any more, and whoever wrote it sees that it was."""

from collections.abc import Iterable
from datetime import datetime

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.care.messages import fhir
from sharedcare.care.messages.errors import NoSuchMessage
from sharedcare.care.messages.places import organisations
from sharedcare.care.messages.queries import Message
from sharedcare.kernel.ids import key64
from sharedcare.records.document import composed
from sharedcare.records.errors import VersionConflict
from sharedcare.records.types import References, Update


def is_for(recipients: Iterable[str], *, by: Actor, at: datetime) -> bool:
    """Whether a message to these (references) is for the organisation that the actor stands for."""
    post = by.post
    return post is not None and any(post.treating in organisations(one, at=at) for one in recipients)


def read(*, message: str, by: Actor, at: datetime) -> None:
    """Somebody of the organisation that it is for has read what came from the patient, or was told by who answered it. Whoever is
    second has nothing to do. Raises NoSuchMessage, NotPermitted or NotVisible."""
    stored = looks.read(by=by, type="Communication", id=message, at=at)
    tree = orjson.loads(stored.content or b"{}") if stored is not None else {}
    if stored is None or not fhir.is_message(tree) or not is_for(fhir.recipients(tree), by=by, at=at):
        raise NoSuchMessage("There is no such message for your organisation. Load the page again.")
    if fhir.is_unread(tree):
        _store(
            [Update(composed(orjson.dumps(fhir.read(tree, at=at))), message, if_match=stored.version)], by, at
        )


def opened(messages: Iterable[Message], *, patient: str, by: Actor, at: datetime) -> None:
    """The patient has these before them: those to them are read. A relative who looks for them reads none of them in their name."""
    if by.citizen is None or by.citizen.patient != key64(f"Patient/{patient}"):
        return
    changes = [
        Update(composed(orjson.dumps(fhir.read(one.tree, at=at))), one.id, if_match=one.version)
        for one in messages
        if one.is_unread_by(patient)
    ]
    if changes:
        # What somebody has entered the patient does not change: that they have read it is all that is noted.
        _store(changes, by.on_duty, at)


def _store(changes: list[Update], by: Actor, at: datetime) -> None:
    try:
        gate.act(by=by, changes=changes, at=at, references=References.MAY_DANGLE)
    except VersionConflict:
        # Two at once: it was read.
        return
