"""Rebuilding everything that resources are found by, while the system runs.

What a resource is found by is derived from its content, so it can be thrown away and made again:
after the search parameters, the tokens or the units have changed. The work goes on in small
transactions in the order of type and key, and each notes how far it has come: interrupted, it is
continued by the next run.
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime

import orjson
import psycopg
from django.db.transaction import atomic

from sharedcare.records.definitions.resource_types import type_name
from sharedcare.records.indexing.entry import index
from sharedcare.records.storage import standing, writing
from sharedcare.records.storage.connection import run

_BATCH = 500

_START = """
INSERT INTO reindex_run (started, after_type, after_key, done) VALUES (%s, 0, 0, 0)
ON CONFLICT (only_row) DO NOTHING"""

_NEXT = """
SELECT r.type, r.key FROM resource r, reindex_run p
WHERE (r.type, r.key) > (p.after_type, p.after_key) OR (p.done = 0)
ORDER BY r.type, r.key LIMIT %s"""

_CONTENT = """
SELECT r.type, r.key, r.id, r.version, r.updated, r.content FROM resource r
JOIN unnest(%s::smallint[], %s::bigint[]) AS row (type, key) ON r.type = row.type AND r.key = row.key"""

_NOTE = "UPDATE reindex_run SET after_type = %s, after_key = %s, done = done + %s RETURNING done"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many resources are done, of how many, counted when the run (or its continuation) began."""

    done: int
    total: int


def reindex(connection: psycopg.Connection, *, at: datetime) -> Generator[Progress, None, None]:
    """Rebuild the indexes, telling of the progress after each batch. Give up at any time: the next run goes on."""
    total = run(connection, "SELECT count(*) FROM resource").fetchall()[0][0]
    run(connection, _START, (at,))
    while True:
        with atomic():
            done = _batch(connection)
        if done is None:
            break
        yield Progress(done, total)
    run(connection, "DELETE FROM reindex_run")


def _batch(connection: psycopg.Connection) -> int | None:
    following = run(connection, _NEXT, (_BATCH,)).fetchall()
    if not following:
        return None
    types, keys = map(list, zip(*following, strict=True))
    standing.lock_keys(connection, keys)
    rows = [_row(*row) for row in run(connection, _CONTENT, (types, keys))]
    writing.reindex(connection, rows)
    done: int = run(connection, _NOTE, (types[-1], keys[-1], len(following))).fetchall()[0][0]
    return done


def _row(
    number: int, key: int, logical_id: str, version: int, updated: datetime, content: bytes
) -> writing.Row:
    return writing.Row(
        type_name(number), logical_id, key, version, updated, content, index(orjson.loads(content))
    )
