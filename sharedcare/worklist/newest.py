"""The newest value that each patient has measured at home, kept beside what waits: a list of hundreds asks for it at each look.

Values are what is stored most, so that one row is kept for each patient and no more. It tells nothing of the value, and is read
through what judging says of it (`care/findings/green.py`).
"""

from collections.abc import Iterable
from datetime import datetime

import orjson
import psycopg

from sharedcare.care.facts.values import is_from_home
from sharedcare.care.findings.green import KEPT, PERFORMED_BY, VOID
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Committed
from sharedcare.worklist.types import Kind

_VALUE = type_number("Observation")
_BUCKETS = 1024
_CHANGING = ("created", "updated", "deleted")

_FORGET = (
    f"DELETE FROM worklist_item WHERE key = ANY (%s::bigint[]) AND kind = {Kind.NEWEST:d} RETURNING patient"  # noqa: S608  (constants only)
)
# Two at once must not each miss what the other stores: the second looks when the first has ended. Buckets, since a record that is
# loaded has more patients than PostgreSQL has locks.
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(7308, bucket) FROM unnest(%s::int[]) bucket"
# What a device whose clock is ahead has sent counts from when it came: else it would be the newest until the day that it tells. Such
# are few; of the others the index knows the newest, and only what is said to be later can be newer than that.
_COUNTS = f"(q.patient # {PERFORMED_BY}::bigint) = ANY (v.leads) AND NOT v.leads && '{VOID}'::bigint[]"
_KEEP = f"""
WITH wanted AS MATERIALIZED (SELECT * FROM unnest((SELECT %s::smallint[]), (SELECT %s::bigint[])) AS q (shard, patient)),
newest AS MATERIALIZED (
    SELECT v.patient, v.key, v.since, v.shard FROM wanted q CROSS JOIN LATERAL (
        SELECT v.patient, v.key, least(v.at, v.updated) AS since, v.shard FROM resource v
        WHERE v.shard = q.shard AND v.patient = q.patient AND v.type = {_VALUE} AND {_COUNTS} AND v.at >= coalesce((
            SELECT v.at FROM resource v
            WHERE v.shard = q.shard AND v.patient = q.patient AND v.type = {_VALUE} AND v.at > (SELECT %s::timestamptz) AND v.at <= v.updated AND {_COUNTS}
            ORDER BY v.at DESC LIMIT 1), (SELECT %s::timestamptz))
        ORDER BY since DESC, v.key DESC LIMIT 1) v
), older AS (
    DELETE FROM worklist_item i USING wanted q WHERE i.shard = q.shard AND i.patient = q.patient AND i.kind = {Kind.NEWEST:d}
        AND i.key NOT IN (SELECT key FROM newest)
)
INSERT INTO worklist_item AS old (patient, key, assigned, since, shard, type, kind, parties)
SELECT patient, key, 0, since, shard, {_VALUE}, {Kind.NEWEST:d}, ARRAY[]::bigint[] FROM newest
ON CONFLICT (shard, patient, key) DO UPDATE SET since = excluded.since WHERE old.since <> excluded.since"""  # noqa: S608  (constants only)


def put(connection: psycopg.Connection, patients: Iterable[int], *, at: datetime) -> None:
    """Have the newest value from home of each of these patients (keys) in the list, or none where there is none of late."""
    wanted = sorted(set(patients) - {NO_PATIENT})
    if wanted:
        run(connection, _ONE_BY_ONE, (sorted({one % _BUCKETS for one in wanted}),))
        shards = array_text(shard_of(one) for one in wanted)
        run(connection, _KEEP, (shards, array_text(wanted), at - KEPT, at - KEPT))


def follow(connection: psycopg.Connection, committed: Iterable[Committed], *, at: datetime) -> None:
    """Have it so for everybody whose newest value may be another one now: who has measured, and whose value was changed, withdrawn
    or given to another patient."""
    values = [
        one.stored
        for one in committed
        if one.stored is not None and one.stored.type == "Observation" and one.outcome in _CHANGING
    ]
    changed = [one.key for one in values if one.version > 1]
    before = run(connection, _FORGET, (array_text(changed),)).fetchall() if changed else ()
    now = (one.patient for one in values if one.version > 1 or _is_from_home(one.content))
    put(connection, (*now, *(patient for (patient,) in before)), at=at)


def _is_from_home(content: bytes | None) -> bool:
    return content is not None and b'"performer"' in content and is_from_home(orjson.loads(content))
