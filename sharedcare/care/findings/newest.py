"""The newest value that each patient has measured at home, with what judging says of it: a list of hundreds asks for it at each look.

Values are what is stored most, so that one row is kept for each patient and no more. It follows from the values and from what judging
has written down of them (`green.py`), and so is put right after both: last of all that follows from what is stored, and at the end of
each round of judging.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import orjson
import psycopg

from sharedcare.access.types import Actor
from sharedcare.care.facts.values import is_from_home
from sharedcare.care.findings.green import KEPT, PERFORMED_BY, VOID
from sharedcare.care.happening import brings_whole
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Change, Committed, Stored, type_of

_VALUE = type_number("Observation")
_BUCKETS = 1024
_JUDGED = ("Observation", "QuestionnaireResponse")
_CHANGING = ("created", "updated", "deleted")

_FORMERLY = """
SELECT DISTINCT v.patient FROM unnest(%s::bigint[], %s::int[]) AS was (key, version)
JOIN resource_version v ON v.key = was.key AND v.version = was.version"""
# Two at once must not each miss what the other stores: the second looks when the first has ended. Buckets, since a record that is
# loaded has more patients than PostgreSQL has locks.
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(7308, bucket) FROM unnest(%s::int[]) bucket"
# What a device whose clock is ahead has sent counts from when it came: else it would be the newest until the day that it tells. Such
# are few; of the others the index knows the newest, and only what is said to be later can be newer than that.
_COUNTS = f"(q.patient # {PERFORMED_BY}::bigint) = ANY (v.leads) AND NOT v.leads && '{VOID}'::bigint[]"
_KEEP = f"""
WITH wanted AS MATERIALIZED (SELECT * FROM unnest((SELECT %s::smallint[]), (SELECT %s::bigint[])) AS q (shard, patient)),
newest AS MATERIALIZED (
    SELECT v.patient, v.key, v.since, u.key AS unsaid, u.at AS unsaid_since, v.shard, (
        SELECT g.is_green FROM care_judged_value g
        WHERE g.shard = q.shard AND g.patient = q.patient AND g.key = v.key LIMIT 1) AS is_green
    FROM wanted q CROSS JOIN LATERAL (
        SELECT v.patient, v.key, least(v.at, v.updated) AS since, v.shard FROM resource v
        WHERE v.shard = q.shard AND v.patient = q.patient AND v.type = {_VALUE} AND {_COUNTS} AND v.at >= coalesce((
            SELECT v.at FROM resource v
            WHERE v.shard = q.shard AND v.patient = q.patient AND v.type = {_VALUE} AND v.at > (SELECT %s::timestamptz) AND v.at <= v.updated AND {_COUNTS}
            ORDER BY v.at DESC LIMIT 1), (SELECT %s::timestamptz))
        ORDER BY since DESC, v.key DESC LIMIT 1) v
    LEFT JOIN LATERAL (
        SELECT g.key, g.at FROM care_judged_value g CROSS JOIN LATERAL (
            SELECT true FROM resource v WHERE v.shard = g.shard AND v.patient = g.patient AND v.type = {_VALUE} AND v.key = g.key
                AND {_COUNTS} LIMIT 1) v
        WHERE g.shard = q.shard AND g.patient = q.patient AND g.is_green IS NULL
        ORDER BY g.at DESC, g.key DESC LIMIT 1) u ON true
), older AS (
    DELETE FROM care_newest_value o USING wanted q
    WHERE o.shard = q.shard AND o.patient = q.patient AND o.patient NOT IN (SELECT patient FROM newest)
)
INSERT INTO care_newest_value AS old (patient, newest, since, unsaid, unsaid_since, shard, is_green)
SELECT * FROM newest
ON CONFLICT (shard, patient) DO UPDATE SET newest = excluded.newest, since = excluded.since, unsaid = excluded.unsaid,
    unsaid_since = excluded.unsaid_since, is_green = excluded.is_green
WHERE (old.newest, old.since, old.unsaid, old.unsaid_since, old.is_green)
    IS DISTINCT FROM (excluded.newest, excluded.since, excluded.unsaid, excluded.unsaid_since, excluded.is_green)"""  # noqa: S608  (constants only)


class Newest:
    """The consequence by which it is never behind (`access/consequences.py`)."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether values are among them, or answers, by which values are judged."""
        return any(type_of(one) in _JUDGED for one in changes)

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Have it so for everybody whose newest value may be another one now, or be judged otherwise: also of whom a value was
        withdrawn, or given to another patient. Where a record is loaded whole nothing is judged."""
        told = [one.stored for one in committed if one.stored is not None and one.outcome in _CHANGING]
        several = [one for one in told if one.type in _JUDGED]
        changed = [one for one in several if one.version > 1]
        before = ([one.key for one in changed], [one.version - 1 for one in changed])
        formerly = run(connection, _FORMERLY, before).fetchall() if changed else ()
        whole = brings_whole(by)
        now = (one.patient for one in several if not whole or one.version > 1 or _is_from_home(one))
        put(connection, (*now, *(patient for (patient,) in formerly)), at=at)


newest = Newest()


def put(connection: psycopg.Connection, patients: Iterable[int], *, at: datetime) -> None:
    """Have the newest value from home of each of these patients (keys) kept as it is now, or none where there is none of late."""
    wanted = sorted(set(patients) - {NO_PATIENT})
    if wanted:
        run(connection, _ONE_BY_ONE, (sorted({one % _BUCKETS for one in wanted}),))
        shards = array_text(shard_of(one) for one in wanted)
        run(connection, _KEEP, (shards, array_text(wanted), at - KEPT, at - KEPT))


def _is_from_home(one: Stored) -> bool:
    text = one.content
    return text is not None and b'"performer"' in text and is_from_home(orjson.loads(text))
