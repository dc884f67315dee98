"""What has been published never changes: no door stores, changes or deletes it, only the action that publishes.

A programme that could be changed behind the backs of those who approved it, or a second one under the same address, would
let whoever holds a scope decide how patients are treated.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
import psycopg

from sharedcare.access.errors import PublishedIsFixed
from sharedcare.access.grants import queries
from sharedcare.access.types import Actor, Ground
from sharedcare.records.types import Change, Committed, type_of

FIXED: Mapping[str, tuple[str, ...]] = {
    "PlanDefinition": ("urn:sharedcare:programme:", "urn:sharedcare:layer:"),
    "ActivityDefinition": ("urn:sharedcare:activity:",),
    "Questionnaire": ("urn:sharedcare:questionnaire:",),
}
"""The canonical addresses that are ours, by the type of resource."""

_WHO_MAY = {
    "PlanDefinition": frozenset({Ground.DUTY}),
    "ActivityDefinition": frozenset({Ground.DUTY}),
    # The library of questionnaires comes with the platform, and is put there by who runs it.
    "Questionnaire": frozenset({Ground.DUTY, Ground.OPERATOR}),
}


def concerns(changes: Iterable[Change], *, by: Actor) -> bool:
    """Whether something of what is to be stored may be fixed, so that it must be looked at before the transaction ends."""
    return any(_is_closed(type_of(one), by) for one in changes)


def refuse_what_is_fixed(
    connection: psycopg.Connection, *, by: Actor, committed: Sequence[Committed]
) -> None:
    """Refuse, in the transaction that then is undone, what has one of our addresses now or had it before.

    Raises PublishedIsFixed.
    """
    stored = [
        one.stored
        for one in committed
        if one.outcome in ("created", "updated", "deleted") and one.stored and _is_closed(one.stored.type, by)
    ]
    before = queries.before(connection, stored)
    for one in stored:
        for content in (one.content, before.get(one.key, (0, None))[1]):
            if content is not None and _is_ours(one.type, orjson.loads(content)):
                raise PublishedIsFixed(
                    f"This {one.type} is published and never changes. "
                    "Publish a new version of its file: sharedcare programme publish."
                )


def _is_closed(type: str, by: Actor) -> bool:
    return type in FIXED and by.ground not in _WHO_MAY[type]


def _is_ours(type: str, tree: Mapping[str, Any]) -> bool:
    return str(tree.get("url", "")).startswith(FIXED[type])
