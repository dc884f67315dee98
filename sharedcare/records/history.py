"""All versions of one resource, the newest first. Source: R4 http.html section 3.1.0.9 (history)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.errors import BadSearch
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored

_LATEST = 2**31 - 1

_SQL = """
WITH every AS (
    SELECT patient, key, id, version, updated, content FROM resource WHERE type = %s AND key = %s
    UNION ALL
    SELECT patient, key, id, version, updated, content FROM resource_version WHERE type = %s AND key = %s
), asked AS (SELECT * FROM every WHERE {condition})
SELECT *, (SELECT count(*) FROM asked) FROM asked WHERE version < %s ORDER BY version DESC LIMIT %s"""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Versions, the newest first; a deletion is one without content. `next` leads to older ones."""

    versions: list[Stored]
    next: str | None
    total: int


def of_instance(
    *,
    type: str,
    id: str,
    count: int,
    cursor: str | None = None,
    since: datetime | None = None,
    at: datetime | None = None,
) -> Question[HistoryPage]:
    """The history of a resource: all of it, the versions made `since`, or the one that was current `at` a moment.

    Empty for a resource that never was. Raises BadSearch for a cursor that is none.
    """
    if cursor is not None and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise BadSearch("_cursor", "This is no page of this history. Start again from its first page.")
    condition = "true"
    values: tuple[datetime, ...] = ()
    if since is not None:
        condition, values = "updated >= %s", (since,)
    if at is not None:
        condition += " AND version = (SELECT max(version) FROM every WHERE updated <= %s)"
        values = (*values, at)
    where = (type_number(type), key64(f"{type}/{id}"))
    params = (*where, *where, *values, int(cursor) if cursor else _LATEST, count + 1)

    def read(rows: Sequence[tuple[Any, ...]]) -> HistoryPage:
        versions = [stored(type, row[:6]) for row in rows[:count]]
        more = len(rows) > count and bool(versions)
        return HistoryPage(versions, str(versions[-1].version) if more else None, rows[0][6] if rows else 0)

    return Question(_SQL.format(condition=condition), params, read)
