"""Single resources out of the store: the current version, one version, the version of a moment.

An id minted here tells the shard of its patient, so the first question goes to that shard alone. An id that a
client brought tells nothing, and a resource may have moved to another patient: then all shards are asked.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sharedcare.kernel.ids import key64, shard_hint
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question, Stored

Row = tuple[Any, ...]

_CURRENT = """
(SELECT patient, key, id, version, updated, content FROM resource WHERE key = %s AND type = %s{shard})
UNION ALL
(SELECT patient, key, id, version, updated, content FROM resource_version
 WHERE key = %s AND type = %s{shard} AND replaced IS NULL ORDER BY version DESC LIMIT 1)"""

_VERSION = """
SELECT patient, key, id, version, updated, content FROM resource
WHERE key = %s AND type = %s{shard} AND version = %s
UNION ALL
SELECT patient, key, id, version, updated, content FROM resource_version
WHERE key = %s AND type = %s{shard} AND version = %s"""

_AS_OF = """
SELECT patient, key, id, version, updated, content FROM resource
WHERE key = %s AND type = %s{shard} AND updated <= %s
UNION ALL
SELECT patient, key, id, version, updated, content FROM resource_version
WHERE key = %s AND type = %s{shard} AND updated <= %s AND coalesce(replaced, 'infinity') > %s
ORDER BY version DESC LIMIT 1"""


def by_id(*, type: str, id: str) -> Question[Stored | None]:
    """The current version of a resource, or its deletion; None when there never was one."""
    return _question(_CURRENT, type=type, id=id)


def version(*, type: str, id: str, version: int) -> Question[Stored | None]:
    """One version of a resource, however old."""
    return _question(_VERSION, (version,), (version,), type=type, id=id)


def as_of(*, type: str, id: str, moment: datetime) -> Question[Stored | None]:
    """The version that was current at a moment, or the deletion in force then; None when there was none."""
    return _question(_AS_OF, (moment,), (moment, moment), type=type, id=id)


def stored(type: str, row: Row) -> Stored:
    """A row of patient, key, id, version, updated, content as the version it is."""
    patient, key, logical_id, number, updated, content = row
    return Stored(type, logical_id, number, updated, content, patient, key)


def _question(
    sql: str, current: tuple[Any, ...] = (), past: tuple[Any, ...] = (), *, type: str, id: str
) -> Question[Stored | None]:
    where = (key64(f"{type}/{id}"), type_number(type))
    everywhere = Question(sql.format(shard=""), (*where, *current, *where, *past), _newest_of(type, id))
    hint = shard_hint(type, id)
    if hint is None:
        return everywhere
    there = (*where, hint)
    sql = sql.format(shard=" AND shard = %s")
    return Question(sql, (*there, *current, *there, *past), _living(everywhere.read), otherwise=everywhere)


def _living(read: Callable[[Sequence[Row]], Stored | None]) -> Callable[[Sequence[Row]], Stored | None]:
    """None for a deletion too: the resource may live on elsewhere, made anew for another patient."""

    def living(rows: Sequence[Row]) -> Stored | None:
        found = read(rows)
        return found if found is not None and found.content is not None else None

    return living


def _newest_of(type: str, id: str) -> Callable[[Sequence[Row]], Stored | None]:
    def read(rows: Sequence[Row]) -> Stored | None:
        mine = [row for row in rows if row[2] == id]
        return stored(type, max(mine, key=_version_of)) if mine else None

    return read


def _version_of(row: Row) -> int:
    number: int = row[3]
    return number
