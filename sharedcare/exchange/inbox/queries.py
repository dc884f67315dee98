"""What the inbox can tell: which messages are in which state, what one of them says, and where a value came from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from sharedcare.access import gate
from sharedcare.access.errands import ANY_TYPE
from sharedcare.access.types import Action, Actor, Errand, Need
from sharedcare.exchange.inbox import matching
from sharedcare.exchange.inbox.errors import NoSuchMessage
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.types import Kept
from sharedcare.exchange.parties.types import Identifier
from sharedcare.kernel.cpr import without_cpr
from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.types import Question

UNSETTLED = (State.RECEIVED, State.HELD, State.REFUSED)
"""What a person has to look after: all but what is stored, or was sent again."""

_RAW = "SELECT patient, 0::bigint, raw FROM inbox_message, unnest(%s::bigint[]) AS patient WHERE id = %s"
_PREFIX = "urn:uuid:"
_BIRTH_DATE = 6
"""Digits of a person's number before the place where a hyphen may stand."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the message that a value came in, when, and under what number; `sector` is a code of
    `urn:sharedcare:sector`, `partner` and `kind` name the folder and the standard."""

    sender: str
    sector: str
    partner: str
    kind: str
    number: str
    sent_at: datetime | None
    received_at: datetime


def origins(sources: Iterable[str]) -> dict[str, Origin]:
    """The origin of each `meta.source` that names a message; what did not come in a message is left out. One query."""
    names = {source.removeprefix(_PREFIX): source for source in sources if source.startswith(_PREFIX)}
    columns = ("id", "sender_name", "sector", "partner", "kind", "number", "sent_at", "received_at")
    rows = Message.objects.filter(id__in=list(names)).values_list(*columns) if names else ()
    return {names[name]: Origin(*row) for name, *row in rows}


def messages(*, states: Sequence[State] = UNSETTLED) -> Iterator[Kept]:
    """The messages in these states, the oldest first."""
    found = Message.objects.filter(state__in=states).order_by("received_at", "id").defer("raw", "digest")
    return (_kept(one) for one in found.iterator())


def unsettled() -> Counter[str]:
    """How many messages are in each state that a person has to look after."""
    found = Message.objects.filter(state__in=UNSETTLED).values_list("state")
    return Counter(dict(found.annotate(Count("id"))))


def any_held() -> bool:
    """Whether any message waits for its patient."""
    return Message.objects.filter(state=State.HELD).exists()


def raw(name: str, *, by: Actor, at: datetime) -> bytes:
    """A message as it came. It tells of a person, so the trail is told who looked, and at whom. Raises NoSuchMessage."""
    found = Message.objects.filter(id=name).only("id", "person", "person_system", "patient_id")
    message = found.first()
    if message is None:
        # Not repeated: something personal could have been typed in its place.
        raise NoSuchMessage("No message has this id. `sharedcare messages` lists them.")
    by = by._replace(name=f"{by.name} {message.id}")
    patients = [key64(f"Patient/{one}") for one in _about(message, by, at)] or [NO_PATIENT]
    # It can tell of anything, so it takes the right to everything.
    errand = Errand(Action.READ, (Need(Action.READ, ANY_TYPE),), what=f"message {message.id}")
    question = Question(_RAW, (patients, message.id), lambda rows: bytes(rows[0][2]))
    return gate.look(by=by, errand=errand, at=at)(question)


def _about(message: Message, by: Actor, at: datetime) -> Iterable[str]:
    """The patients that a message tells of: who it was stored for, and who has the number today."""
    stored_for = [message.patient_id] if message.patient_id else []
    if not message.person:
        return stored_for
    number = Identifier(message.person_system, message.person)
    return dict.fromkeys([*stored_for, *matching.patients([number], by=by, at=at).get(number, ())])


def _kept(message: Message) -> Kept:
    texts = (message.sender, message.sender_name, message.number, message.state, message.reason)
    told = (_without(message.person, text) for text in texts)
    return Kept(message.id, message.received_at, message.kind, message.sector, *told)


def _without(person: str, text: str) -> str:
    """A text of the sender's without the number of whom the message is about, nor what could be another's.

    The former is known, and so found within other letters too, and when it is a replacement number (eCPR).
    """
    if person:
        parts = map(re.escape, (person[:_BIRTH_DATE], person[_BIRTH_DATE:]))
        text = re.sub("[- ]?".join(parts), "(CPR)", text, flags=re.IGNORECASE)
    return without_cpr(text)
