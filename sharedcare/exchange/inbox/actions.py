"""Taking messages in: kept first, then understood, matched with a patient and stored.

The bytes are safe before anything else is tried. What follows is one transaction, in which the resources are
stored and the message is marked; a message that was killed in between waits, and is settled the next time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from hashlib import sha256

import msgspec
import orjson
from django.db import transaction

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.exchange.inbox.errors import CannotMatch, NotUnderstood, NumberUsedBefore
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.persons import patients_with
from sharedcare.exchange.inbox.types import Partner, Place, Resource
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import NO_PATIENT, mint
from sharedcare.records.document import parse
from sharedcare.records.types import References, Update

_TAKEN = (State.STORED, State.HELD)

Partners = Callable[[bytes], Partner | None]


def receive(*, raw: bytes, partners: Partners, zone: tzinfo, by: Actor, at: datetime) -> tuple[Message, bool]:
    """Keep a message and do what it says; whether it is new here comes with it.

    The same bytes again change nothing, unless they could not be taken before.
    """
    message, new = Message.objects.get_or_create(
        digest=sha256(raw).digest(),
        defaults={"id": mint(patient=NO_PATIENT, at=at), "raw": raw, "received_at": at},
    )
    if message.state == State.STORED:
        return message, False
    return settle(name=message.id, partners=partners, zone=zone, by=by, at=at), new


def release(*, partners: Partners, zone: tzinfo, by: Actor, at: datetime) -> list[Message]:
    """Try again what waits, the oldest first: for a patient, or because something was killed. Those now settled."""
    waiting = Message.objects.filter(state__in=(State.RECEIVED, State.HELD)).order_by("received_at", "id")
    tried = [
        settle(name=name, partners=partners, zone=zone, by=by, at=at)
        for name in list(waiting.values_list("id", flat=True))
    ]
    return [one for one in tried if one.state != State.HELD]


def settle(*, name: str, partners: Partners, zone: tzinfo, by: Actor, at: datetime) -> Message:
    """Understand a kept message and store what it says, or note why not."""
    with transaction.atomic():
        # Two at once would store it twice.
        message = Message.objects.select_for_update().get(id=name)
        if message.state == State.STORED:
            return message
        try:
            _store(message, partners, zone, by, at)
            message.state, message.reason = State.STORED, ""
        except CannotMatch as refusal:
            message.state, message.reason = State.HELD, refusal.message
        except Refusal as refusal:
            message.state, message.reason = State.REFUSED, refusal.message
        message.settled_at = at
        message.save()
    return message


def _store(message: Message, partners: Partners, zone: tzinfo, by: Actor, at: datetime) -> None:
    raw = bytes(message.raw)
    partner = partners(raw)
    if partner is None:
        raise NotUnderstood("This is no kind of message that is taken here.")
    message.partner = partner.name
    reading = partner.read(raw, zone)
    message.sender, message.number = reading.sender[:255], reading.number[:255]
    message.sent_at, message.person = reading.sent_at, reading.person
    _refuse_used_number(message)
    patient = _patient(reading.person, by, at)
    standing = _standing(reading.places(patient), by, at)
    resources = reading.resources(patient, standing, source=f"urn:uuid:{message.id}")
    if resources:
        gate.act(
            by=by,
            changes=[_update(one) for one in resources],
            at=at,
            references=References.MUST_EXIST,
        )


def _refuse_used_number(message: Message) -> None:
    same = Message.objects.filter(partner=message.partner, sender=message.sender, number=message.number)
    if same.filter(state__in=_TAKEN).exclude(id=message.id).exists():
        raise NumberUsedBefore(
            "Another message with this number came from this sender before. Send it under a number of its own."
        )


def _patient(person: str, by: Actor, at: datetime) -> str:
    found = patients_with(person, by=by, at=at)
    if not found:
        raise CannotMatch("No patient here has this CPR number. The message waits until there is one.")
    if len(found) > 1:
        raise CannotMatch("Several patients here have this CPR number. The message waits until they are one.")
    return found[0]


def _standing(places: Sequence[Place], by: Actor, at: datetime) -> Mapping[Place, Resource]:
    standing = {}
    for kind, name in dict.fromkeys(places):
        found = looks.read(by=by, type=kind, id=name, at=at)
        if found is not None and found.content is not None:
            standing[kind, name] = orjson.loads(found.content)
    return standing


def _update(resource: Resource) -> Update:
    return Update(parse(msgspec.json.encode(resource)), resource["id"])
