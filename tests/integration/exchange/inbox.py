"""The inbox as tests of it speak: one message at a time, about Nancy unless another is named."""

from datetime import datetime
from typing import Any

from sharedcare.exchange.inbox import actions
from sharedcare.exchange.inbox.models import Message
from tests.integration.exchange import receiving
from tests.integration.exchange.receiving import BY, NOON, desk

NANCY = "2512489996"


def know(logical_id: str, cpr: str = NANCY) -> None:
    """Store a patient with this number."""
    receiving.know(logical_id, cpr)


def receive(raw: bytes, at: datetime = NOON) -> tuple[Message, bool]:
    """A message as it is kept, and whether it is new."""
    [settled] = actions.receive(raws=[raw], desk=desk(), by=BY, at=at)
    return settled.message, not settled.repeated


def found(type: str = "Observation") -> list[dict[str, Any]]:
    """What is stored of a type."""
    return receiving.found(type)
