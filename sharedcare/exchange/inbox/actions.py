"""Taking messages in: kept first, then understood, matched with a patient and stored.

The bytes are safe before anything else is tried. What follows is one transaction, in which the resources are
stored and the message is marked; a message that was killed in between waits, and is settled the next time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from django.db.models import QuerySet

from sharedcare.access.types import Actor
from sharedcare.exchange.inbox import keeping, matching, settling
from sharedcare.exchange.inbox.case import Settled
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.types import Partners
from sharedcare.exchange.parties.types import Identifier

_WAITING = (State.RECEIVED, State.HELD)
_AT_ONCE = 50
"""Messages that are settled in one transaction: enough to share its costs, few enough to try again one by one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What taking messages in needs: who the partners are, the time zone they mean, and whom we know already."""

    partners: Partners
    zone: tzinfo
    register: matching.Register = field(default_factory=matching.Register)


def receive(*, raws: Sequence[bytes], desk: Desk, by: Actor, at: datetime) -> list[Settled]:
    """Keep messages and do what they say; what became of each, in their order.

    The same bytes again change nothing, unless they could not be taken before.
    """
    kept = keeping.keep(raws, at)
    done = (State.STORED, State.REPEATED)
    waiting = {one.id: one for one, _ in kept if one.state not in done}
    settled = settling.settle(list(waiting.values()), desk=desk, by=by, at=at)
    became = {one.message.id: one for one in (*settled, *_looked_for_again(settled, desk, by, at))}
    return [
        became[message.id] if new else became.get(message.id, Settled(message, repeated=True)).once_more()
        for message, new in kept
    ]


def release(*, desk: Desk, by: Actor, at: datetime) -> list[Message]:
    """Try again what waits, the oldest first: for a patient, or because something was killed. Those now settled."""
    return _release(Message.objects.filter(state__in=_WAITING), desk, by, at)


def release_for(*, numbers: Iterable[Identifier], desk: Desk, by: Actor, at: datetime) -> list[Message]:
    """Try again what is held for people with these numbers, the oldest first. Those now settled."""
    people = sorted({number.value for number in numbers})
    return _release(Message.objects.filter(state=State.HELD, person__in=people), desk, by, at)


def _release(waiting: QuerySet[Message], desk: Desk, by: Actor, at: datetime) -> list[Message]:
    rows = list(waiting.order_by("received_at", "id").values_list("id", "person_system", "person"))
    settled: list[Settled] = []
    for several in _grouped(_worth_trying(rows, by, at) if rows else []):
        messages = sorted(Message.objects.filter(id__in=several), key=lambda one: several.index(one.id))
        settled += settling.settle(messages, desk=desk, by=by, at=at)
    return [one.message for one in settled if one.message.state != State.HELD]


def _looked_for_again(settled: Sequence[Settled], desk: Desk, by: Actor, at: datetime) -> list[Settled]:
    """Settle what was held although its patient has come meanwhile.

    Whoever follows the record may have looked for held messages between our look for the patient and our note that
    there is none. From that note on they are seen, so one look after it is enough.
    """
    held = [one.message for one in settled if one.message.state == State.HELD]
    if not held:
        return []
    come = _worth_trying([(one.id, one.person_system, one.person) for one in held], by, at)
    return settling.settle([one for one in held if one.id in come], desk=desk, by=by, at=at)


def _worth_trying(waiting: Sequence[tuple[str, str, str]], by: Actor, at: datetime) -> list[str]:
    """Of the messages that wait, those whose person is one patient now, and those that were never settled."""
    numbers = [Identifier(system, person) for _, system, person in waiting if person]
    known = matching.patients(numbers, by=by, at=at)
    one_patient = {number for number, patients in known.items() if len(patients) == 1}
    return [
        name for name, system, person in waiting if not person or Identifier(system, person) in one_patient
    ]


def _grouped(names: Sequence[str]) -> Iterable[Sequence[str]]:
    return (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))
