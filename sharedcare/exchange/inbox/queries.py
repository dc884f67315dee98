"""Looking after messages: which there are in which state, and what one of them says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Count

from sharedcare.access import gate
from sharedcare.access.errands import ANY_TYPE
from sharedcare.access.types import Action, Actor, Errand, Need
from sharedcare.exchange.inbox.errors import NoSuchMessage
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.persons import patients_with
from sharedcare.exchange.inbox.types import Kept
from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.types import Question

UNSETTLED = (State.RECEIVED, State.HELD, State.REFUSED)
"""What a person has to look after: all but what is stored."""

_RAW = "SELECT patient, 0::bigint, raw FROM inbox_message, unnest(%s::bigint[]) AS patient WHERE id = %s"


def messages(*, states: Sequence[State] = UNSETTLED) -> Iterator[Kept]:
    """The messages in these states, the oldest first."""
    found = Message.objects.filter(state__in=states).order_by("received_at", "id").defer("raw", "digest")
    return (_kept(one) for one in found.iterator())


def unsettled() -> Counter[str]:
    """How many messages are in each state, apart from those that are stored."""
    found = Message.objects.filter(state__in=UNSETTLED).values_list("state")
    return Counter(dict(found.annotate(Count("id"))))


def raw(name: str, *, by: Actor, at: datetime) -> bytes:
    """A message as it came. It tells of a person, so the trail is told who looked, and at whom. Raises NoSuchMessage."""
    message = Message.objects.filter(id=name).only("id", "person").first()
    if message is None:
        # Not repeated: something personal could have been typed in its place.
        raise NoSuchMessage("No message has this id. `sharedcare messages` lists them.")
    by = by._replace(name=f"{by.name} {message.id}")
    known = patients_with(message.person, by=by, at=at) if message.person else []
    patients = [key64(f"Patient/{one}") for one in known] or [NO_PATIENT]
    # It can tell of anything, so it takes the right to everything.
    errand = Errand(Action.READ, (Need(Action.READ, ANY_TYPE),), what=f"message {message.id}")
    question = Question(_RAW, (patients, message.id), lambda rows: bytes(rows[0][2]))
    return gate.look(by=by, errand=errand, at=at)(question)


def _kept(message: Message) -> Kept:
    texts = (message.sender, message.number, message.state, message.reason)
    return Kept(message.id, message.received_at, *(_without(message.person, text) for text in texts))


def _without(person: str, text: str) -> str:
    """A text of the sender's without the number of whom the message is about."""
    if not person:
        return text
    return text.replace(person, "(CPR)").replace(f"{person[:6]}-{person[6:]}", "(CPR)")
