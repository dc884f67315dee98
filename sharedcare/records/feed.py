"""Every change of the record in one order, without gaps: what derived things are fed from.

A change is shown when its transaction and all that began before it have ended, so that whoever has
read up to a position never misses a change that turns up before it. The order is that of the
transactions' numbers; within one transaction that of the keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sharedcare.records.definitions.resource_types import type_name
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored


class Position(NamedTuple):
    """How far a reader has come: the last change it has seen. Readers keep it and begin with BEGINNING."""

    tx: int
    key: int
    version: int


BEGINNING = Position(0, 0, 0)

_SQL = """
SELECT patient, key, id, version, updated, content, type, tx FROM (
    (SELECT patient, key, id, version, updated, content, type, tx FROM resource
     WHERE (tx, key) >= (%s, %s::bigint) AND tx < settled_tx() ORDER BY tx, key LIMIT %s)
    UNION ALL
    (SELECT patient, key, id, version, updated, content, type, tx FROM resource_version
     WHERE (tx, key) >= (%s, %s::bigint) AND tx < settled_tx() ORDER BY tx, key LIMIT %s)
) change
WHERE (tx, key, version) > (%s, %s::bigint, %s)
ORDER BY tx, key, version LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Change:
    """One version that came to be: `stored.content` None is a deletion. `position` is where to go on from."""

    position: Position
    stored: Stored


def changes_after(position: Position, *, count: int) -> Question[list[Change]]:
    """The next changes, oldest first; fewer than `count` when there are no more for now."""
    tx, key, _ = position
    # One transaction can make several versions under one key, all at the boundary: two more are read.
    limit = count + 3
    params = (tx, key, limit, tx, key, limit, *position, count)
    return Question(_SQL, params, _read)


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Change]:
    return [Change(Position(row[7], row[1], row[3]), stored(type_name(row[6]), row[:6])) for row in rows]
