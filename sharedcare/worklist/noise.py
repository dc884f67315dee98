"""How often each rule led to something: one that seldom does keeps people from what matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.acting.types import LED_TO_ACTION, Severity
from sharedcare.care.findings.matters import rule_of, topic_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question
from sharedcare.worklist.queries import OPEN, of_team

SPANS = (30, 90)
"""Days over which it is counted."""

_CLOSED = f"""
WITH {OPEN}
SELECT o.patient, r.key, r.at, r.content FROM open o CROSS JOIN LATERAL (
    SELECT r.key, r.at, r.content FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient
        AND r.type = {type_number("DetectedIssue")} AND r.at > %s AND r.at <= %s) r"""  # noqa: S608  (constants only)


@dataclass(frozen=True, slots=True)
class LedTo:
    """Of so many findings of a rule that were closed, so many led to action, over so many days."""

    days: int
    acted: int
    all: int


def led_to(*, by: Actor, at: datetime) -> dict[str, tuple[LedTo, ...]]:
    """For each rule, over the findings of the actor's team that somebody closed, by span. Raises NotPermitted."""
    found = _closed(by, at, days=max(SPANS))
    return {rule: tuple(_counted(several, days, at) for days in SPANS) for rule, several in found.items()}


def alerts_led_to(*, by: Actor, at: datetime) -> LedTo:
    """Over all yellow and red findings of the actor's team that somebody closed, whatever the rule. Raises NotPermitted."""
    days = min(SPANS)
    found = _closed(by, at, days=days)
    alerts = [one for several in found.values() for one in several if one.is_alert]
    return _counted(alerts, days, at)


@dataclass(frozen=True, slots=True)
class Closed:
    """A finding that somebody closed: when it was found, whether it was yellow or red, and whether it led to action."""

    at: datetime
    is_alert: bool
    acted: bool


def _closed(by: Actor, at: datetime, *, days: int) -> dict[str, list[Closed]]:
    if by.post is None:
        return {}
    params = (*of_team(by.post.role, by.post.organization, at), at - timedelta(days=days), at)
    with looks.listing(by=by, at=at) as look:
        return look(Question(_CLOSED, params, _read))


def _read(rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Closed]]:
    found: dict[str, list[Closed]] = {}
    counted: set[tuple[int, int, datetime | None]] = set()
    for patient, key, at, content in rows:
        tree = orjson.loads(content)
        done = acting.done(tree)
        if tree.get("mitigation") and done is not None:
            # What says in words alone what was done was done.
            acted = not done.outcome or done.outcome in {one.value for one in LED_TO_ACTION}
            is_alert = acting.severity_of(tree) in (Severity.RED, Severity.YELLOW)
            # What was closed in one act is one matter, however often the rule had found it.
            once = patient, topic_of(tree) or key, done.at
            if once not in counted:
                counted.add(once)
                found.setdefault(rule_of(tree), []).append(Closed(at, is_alert, acted))
    return found


def _counted(several: Sequence[Closed], days: int, at: datetime) -> LedTo:
    within = [one.acted for one in several if one.at > at - timedelta(days=days)]
    return LedTo(days, sum(within), len(within))
