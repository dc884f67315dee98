"""Writing to those who treat: the patient, or a relative who may write for them."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care import who
from sharedcare.care.messages import fhir
from sharedcare.care.messages.errors import NothingToSay, NotWritten
from sharedcare.care.messages.places import organisations
from sharedcare.records.document import parse
from sharedcare.records.types import Create

LONGEST = 2000


def write(*, patient: str, to: str, words: str, by: Actor, at: datetime) -> None:
    """Send somebody who treats the patient (`to`, a reference to an Organization or a role there) what the patient writes.

    Raises NothingToSay, NotWritten, NotPermitted or NotVisible.
    """
    own = words.strip()[:LONGEST]
    if not own:
        raise NothingToSay("Write a few words first.")
    open_to = {one.key for one in treating(patient=patient, by=by, at=at)}
    if by.citizen is None or organisations(to, at=at).isdisjoint(open_to):
        raise NotWritten("Choose one of those who treat the patient now.")
    sender = who.reference(patient, by=by)
    tree = fhir.letter(patient=patient, sender=sender, to=to, words=own, at=at)
    gate.act(by=by, changes=[Create(parse(orjson.dumps(tree)))], at=at)
