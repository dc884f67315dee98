"""Writing to a patient: a text that is sent often, words of one's own, or the one with the other after it."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care.messages import fhir
from sharedcare.care.messages.errors import NothingToSay, NotToThisPatient
from sharedcare.care.messages.texts import OWN, TEXTS
from sharedcare.programmes.types.words import Text
from sharedcare.records.document import parse
from sharedcare.records.errors import DanglingReference
from sharedcare.records.types import Create


def send(*, patient: str, text: str, words: str, by: Actor, at: datetime) -> None:
    """Send the patient a message: `text` is a key of TEXTS, or empty; `words` are the sender's own, in the language they wrote.

    Raises NothingToSay, NotToThisPatient, NotPermitted or OnlyAsked.
    """
    ready, own = TEXTS.get(text), words.strip()
    if by.role is None or (ready is None and not own):
        raise NothingToSay("Choose a text, or write one.")
    topic = ready.topic if ready is not None else OWN
    says = (ready.says.da, ready.says.en) if ready is not None else ("", "")
    danish, english = ("\n\n".join(filter(None, (one, own))) for one in says)
    tree = fhir.message(patient=patient, role=by.role, topic=topic, says=Text(da=danish, en=english), at=at)
    try:
        gate.act(by=by, changes=[Create(parse(orjson.dumps(tree)))], at=at)
    except DanglingReference as refusal:
        raise NotToThisPatient("There is no such patient, or their record is not open to you.") from refusal
