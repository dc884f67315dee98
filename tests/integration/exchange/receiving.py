"""A record, an inbox, and what came of messages, for the tests of partners."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.actors import operator
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.inbox.case import Settled
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.partners import partner_of
from sharedcare.records.document import parse
from sharedcare.records.search.parse import parse as query_of
from sharedcare.records.types import Update

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
BY = operator("test")
CPR = "urn:oid:1.2.208.176.1.2"


def know(logical_id: str, number: str, system: str = CPR) -> None:
    """Store a patient with this number."""
    store({"resourceType": "Patient", "id": logical_id, "identifier": [{"system": system, "value": number}]})


def store(*resources: dict[str, Any]) -> None:
    """Store resources as anybody might."""
    gate.act(by=BY, changes=[Update(parse(orjson.dumps(one)), one["id"]) for one in resources], at=NOON)


def desk() -> actions.Desk:
    """A desk that has met nobody yet."""
    return actions.Desk(partner_of, ZoneInfo("Europe/Copenhagen"))


def receive(raw: bytes) -> Settled:
    """What became of one message."""
    [settled] = actions.receive(raws=[raw], desk=desk(), by=BY, at=NOON)
    return settled


def accept(*raws: bytes) -> None:
    """Take in messages one after the other, all of which are to be stored."""
    for raw in raws:
        settled = receive(raw)
        assert settled.message.state == State.STORED, settled.message.reason


def accept_together(raws: Sequence[bytes]) -> None:
    """Take in messages in one call, all of which are to be stored."""
    for settled in actions.receive(raws=raws, desk=desk(), by=BY, at=NOON):
        assert settled.message.state == State.STORED, settled.message.reason


def release() -> list[Message]:
    """Try again what waits."""
    return actions.release(desk=desk(), by=BY, at=NOON)


def found(type: str, **parameters: str) -> list[dict[str, Any]]:
    """What is stored of a type."""
    query = query_of(type, [*parameters.items(), ("_count", "500")])
    matches = looks.search(by=BY, query=query, at=NOON).matches
    return [orjson.loads(one.content or b"") for one in matches]


def versions(type: str, id: str) -> list[dict[str, Any]]:
    """All versions of a resource, the oldest first."""
    page = looks.history(by=BY, type=type, id=id, part=looks.Part(100), as_of=None, at=NOON)
    return [orjson.loads(one.content or b"null") for one in reversed(page.versions)]
