"""The inbox as tests speak of it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.actors import operator
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.inbox.models import Message
from sharedcare.exchange.partners import partner_of
from sharedcare.records.document import parse
from sharedcare.records.search.parse import parse as query_of
from sharedcare.records.types import Update

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
BY = operator("test")
NANCY = "2512489996"


def know(logical_id: str, cpr: str = NANCY) -> None:
    identifier = [{"system": "urn:oid:1.2.208.176.1.2", "value": cpr}]
    tree = {"resourceType": "Patient", "id": logical_id, "identifier": identifier}
    gate.act(by=BY, changes=[Update(parse(orjson.dumps(tree)), logical_id)], at=NOON)


def receive(raw: bytes, at: datetime = NOON) -> tuple[Message, bool]:
    return actions.receive(raw=raw, partners=partner_of, zone=ZoneInfo("Europe/Copenhagen"), by=BY, at=at)


def release() -> list[Message]:
    return actions.release(partners=partner_of, zone=ZoneInfo("Europe/Copenhagen"), by=BY, at=NOON)


def found(type: str = "Observation") -> list[dict[str, Any]]:
    matches = looks.search(by=BY, query=query_of(type, []), at=NOON).matches
    return [orjson.loads(one.content or b"") for one in matches]
