"""How often each rule led to something: one that seldom does keeps people from what matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.acting.types import LED_TO_ACTION
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question
from sharedcare.worklist.queries import OPEN, of_team

SPANS = (30, 90)
"""Days over which it is counted."""
_RULE = "urn:sharedcare:rule"

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


def rule_of(tree: Mapping[str, Any]) -> str:
    """What a finding was found by; of one that does not say so, what it is about and how much it presses."""
    for one in tree.get("extension", ()):
        if one.get("url") == _RULE:
            return str(one.get("valueCanonical", ""))
    codings = tree.get("code", {}).get("coding", ())
    code = next((str(one["code"]) for one in codings if one.get("code")), "")
    return f"{code}:{tree.get('severity', '')}" if code else ""


def led_to(*, by: Actor, at: datetime) -> dict[str, tuple[LedTo, ...]]:
    """For each rule, over the findings of the actor's team that somebody closed, by span. Raises NotPermitted."""
    if by.post is None:
        return {}
    since = at - timedelta(days=max(SPANS))
    params = (*of_team(by.post.role, by.post.organization, at), since, at)
    with looks.listing(by=by, at=at) as look:
        found = look(Question(_CLOSED, params, _read))
    return {rule: tuple(_counted(several, days, at) for days in SPANS) for rule, several in found.items()}


Closed = tuple[datetime, bool]
"""When it was found, and whether it led to action."""


def _read(rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Closed]]:
    found: dict[str, list[Closed]] = {}
    for _, _, at, content in rows:
        tree = orjson.loads(content)
        done = acting.done(tree)
        if tree.get("mitigation") and done is not None:
            # What says in words alone what was done was done.
            acted = not done.outcome or done.outcome in {one.value for one in LED_TO_ACTION}
            found.setdefault(rule_of(tree), []).append((at, acted))
    return found


def _counted(several: Sequence[Closed], days: int, at: datetime) -> LedTo:
    within = [acted for when, acted in several if when > at - timedelta(days=days)]
    return LedTo(days, sum(within), len(within))
