"""A hand-over that is agreed for a Monday, and the worker that moves it, as tests speak of them."""

from datetime import date, datetime, time
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, queries
from sharedcare.care.handover.types import Handover
from sharedcare.config.worker.handing_over import HandingOver
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from tests.integration.access.clients import NOON
from tests.integration.care.handing import (
    wanted,
)

TO_VILLAGE = "Organization/village"
MONDAY = date(2026, 3, 9)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, here().zone)


def worker(at: datetime) -> None:
    """What the worker does when it has just begun at that moment."""
    duty = HandingOver(zone=here().zone)
    while duty.step(at=at):
        pass


def agreed(
    them: dict[str, Actor], episode: str, receiver: str = "PractitionerRole/bo-role", **more: str
) -> str:
    """One that is accepted for Monday; by Bo, or in the village by Vera."""
    wish = wanted(episode, receiver, starts=MONDAY, **more)
    asked = actions.propose(patient="poul", wanted=wish, by=them["anne"], at=NOON)
    actions.accept(
        patient="poul", handover=asked, by=them["vera" if receiver == TO_VILLAGE else "bo"], at=NOON
    )
    return asked


def the_one(by: Actor) -> Handover:
    return queries.handovers(patient="poul", by=by, at=NOON)[0]


def about(what: str, code: str = "handover-lapsed") -> list[dict[str, Any]]:
    """The tasks that tell of a hand-over (id) or of what it was about (`Type/id`)."""
    focus = what if "/" in what else f"Task/{what}"
    asked = parse("Task", [("focus", focus), ("code", f"urn:sharedcare:task|{code}")])
    found = looks.search(by=operator("test"), query=asked, at=NOON)
    return [orjson.loads(one.content or b"{}") for one in found.matches]
