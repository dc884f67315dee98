"""Every change of the record in one order, without gaps: what derived things are fed from.

A change is shown when its transaction and all that began before it have ended, so that whoever has
read up to a position never misses a change that turns up before it. The order is that of the
transactions' numbers; within one transaction that of the keys.

Whoever follows asks first for the next stretch, which tells of nobody, and looks at what it holds only when there is
something in it for them: most followers care for few types of resources, and every look is written down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored


class Position(NamedTuple):
    """How far a reader has come: the last change it has seen. Readers keep it and begin with BEGINNING."""

    tx: int
    key: int
    version: int


BEGINNING = Position(0, 0, 0)

_AFTER = "(tx, key) >= (%s, %s::bigint) AND (tx, key, version) > (%s, %s::bigint, %s)"
_UNTIL = "(tx, key) <= (%s, %s::bigint) AND (tx, key, version) <= (%s, %s::bigint, %s)"

_NEXT = f"""
(SELECT tx, key, version, type FROM {{table}}
 WHERE {_AFTER} AND tx < settled_tx() ORDER BY tx, key, version LIMIT %s)"""  # noqa: S608  (constants only)

_STRETCH = f"""
SELECT {NO_PATIENT}::bigint, 0::bigint, tx, key, version, count(*) OVER (), bool_or(type = ANY (%s::smallint[])) OVER ()
FROM (SELECT * FROM ({_NEXT.format(table="resource")} UNION ALL {_NEXT.format(table="resource_version")}) change
      ORDER BY tx, key, version LIMIT %s) stretch
ORDER BY tx DESC, key DESC, version DESC LIMIT 1"""  # noqa: S608  (constants only)

_WITHIN = f"""
SELECT patient, key, id, version, updated, content, type, tx FROM {{table}}
WHERE {_AFTER} AND {_UNTIL} AND type = ANY (%s::smallint[])"""  # noqa: S608  (constants only)

_CHANGES = f"{_WITHIN.format(table='resource')} UNION ALL {_WITHIN.format(table='resource_version')} ORDER BY tx, key, version"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the feed: where it ends, how many changes it has, and whether any is of the types asked for."""

    until: Position
    count: int
    matters: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One version that came to be: `stored.content` None is a deletion. `position` is its place in the feed."""

    position: Position
    stored: Stored


def stretch_after(position: Position, *, types: Iterable[str], count: int) -> Question[Stretch | None]:
    """The next changes, `count` at most, by their extent alone; None when there are no more for now."""
    numbers = _numbers(types)
    after = (*position[:2], *position, count)
    return Question(_STRETCH, (numbers, *after, *after, count), _stretch)


def changes_within(after: Position, until: Position, *, types: Iterable[str]) -> Question[list[Change]]:
    """The changes of these types in a stretch, oldest first. `until` is where a stretch after `after` ends."""
    within = (*after[:2], *after, *until[:2], *until, _numbers(types))
    return Question(_CHANGES, (*within, *within), _changes)


def _numbers(types: Iterable[str]) -> list[int]:
    return [type_number(name) for name in types]


def _stretch(rows: Sequence[tuple[Any, ...]]) -> Stretch | None:
    return next((Stretch(Position(*row[2:5]), row[5], row[6]) for row in rows), None)


def _changes(rows: Sequence[tuple[Any, ...]]) -> list[Change]:
    return [Change(Position(row[7], row[1], row[3]), stored(type_name(row[6]), row[:6])) for row in rows]
