"""What waits, derived in the transaction that stores what it follows from, and made anew by `sharedcare reindex`.

Whoever reads the list thus never finds it behind the record.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson
import psycopg
from django.db.transaction import atomic

from sharedcare.access.types import Actor
from sharedcare.care.findings import newest
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage import standing
from sharedcare.records.storage.connection import run, run_rows
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Change, Committed, Stored, type_of
from sharedcare.worklist.fhir import FOLLOWED, members, waits
from sharedcare.worklist.types import Kind

_BATCH = 500
_FORGET = "DELETE FROM worklist_{table} WHERE {column} = ANY (%s::bigint[])"
_ITEMS = """
INSERT INTO worklist_item (patient, key, assigned, since, due, snoozed, wakes, shard, type, kind, parties, topic, sign)
SELECT i.patient, i.key, i.assigned, i.since, i.due, i.snoozed, i.wakes, i.shard, i.type, i.kind, i.parties::bigint[], i.topic, i.sign
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[],
            %s::timestamptz[], %s::smallint[], %s::smallint[], %s::smallint[], %s::text[], %s::bigint[], %s::bigint[])
    AS i (patient, key, assigned, since, due, snoozed, wakes, shard, type, kind, parties, topic, sign)"""
_MEMBERS = """
INSERT INTO worklist_member (patient, source, party, since, until, shard, is_responsible)
SELECT m.patient, m.source, m.party, m.since, m.until, m.shard, m.is_responsible
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::smallint[], %s::boolean[])
    AS m (patient, source, party, since, until, shard, is_responsible)
ON CONFLICT DO NOTHING"""
# Of what somebody looked at the last two times are kept: the last, and the one before for when it is taken back.
_OLD_LOOKS = f"""
DELETE FROM worklist_item i USING (
    SELECT shard, patient, key, row_number() OVER (PARTITION BY shard, patient ORDER BY since DESC, key DESC) AS place
    FROM worklist_item WHERE kind = {Kind.LOOKED:d} AND (shard, patient) IN (
        SELECT * FROM unnest(%s::smallint[], %s::bigint[]))
) old WHERE old.place > 2 AND i.shard = old.shard AND i.patient = old.patient AND i.key = old.key"""  # noqa: S608  (constants only)
_NEXT = "SELECT key, patient FROM resource WHERE type = %s AND key > %s ORDER BY key LIMIT %s"
_CURRENT = "SELECT patient, key, id, version, updated, content FROM resource WHERE type = %s AND key = ANY (%s::bigint[])"
_GONE = """
DELETE FROM worklist_{table} w WHERE NOT EXISTS (
    SELECT FROM resource r WHERE r.shard = w.shard AND r.patient = w.patient AND r.key = w.{column})"""


class Listing:
    """The consequence by which the list is never behind (`access/consequences.py`)."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether any of these is of a kind that the list follows from."""
        return any(type_of(one) in FOLLOWED for one in changes)

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Bring the list up to what was stored. Who stored it makes no difference."""
        del by, at
        put(connection, [one.stored for one in committed if one.stored and one.stored.type in FOLLOWED])


listing = Listing()


def put(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    """Have in the list what these say, the versions that are current now or deletions, and nothing else of them."""
    team, others = _parted(told)
    if team:
        run(connection, _FORGET.format(table="member", column="source"), ([one.key for one in team],))
        run_rows(connection, _MEMBERS, _member_rows(team))
    if others:
        run(connection, _FORGET.format(table="item", column="key"), ([one.key for one in others],))
        rows = list(_item_rows(others))
        run_rows(connection, _ITEMS, rows)
        looked = sorted({row[0] for row in rows if row[9] == Kind.LOOKED})
        if looked:
            run(connection, _OLD_LOOKS, ([shard_of(one) for one in looked], looked))


def rebuild(connection: psycopg.Connection, *, at: datetime) -> Iterator[int]:
    """Derive everything again, some at a time, while the system runs; how many resources were gone through so far. `at` is the
    moment from which on newer values are called new."""
    done = 0
    for name in (*sorted(FOLLOWED), "Patient"):
        after = -(2**63)
        while True:
            with atomic():
                rows = run(connection, _NEXT, (type_number(name), after, _BATCH)).fetchall()
                if name == "Patient":
                    newest.put(connection, (row[1] for row in rows), at=at)
                else:
                    _again(connection, name, [row[0] for row in rows])
            done += len(rows)
            yield done
            if len(rows) < _BATCH:
                break
            after = rows[-1][0]
    with atomic():
        run(connection, _GONE.format(table="item", column="key"))
        run(connection, _GONE.format(table="member", column="source"))


def _again(connection: psycopg.Connection, name: str, keys: Sequence[int]) -> None:
    """Nobody changes them meanwhile: else what they said before would stand in the list beside what they say now, or instead of it."""
    standing.lock_keys(connection, keys)
    rows = run(connection, _CURRENT, (type_number(name), list(keys))).fetchall()
    put(connection, [stored(name, row) for row in rows])


def _parted(told: Sequence[Stored]) -> tuple[list[Stored], list[Stored]]:
    of_team = ("CareTeam", "EpisodeOfCare")
    return [one for one in told if one.type in of_team], [one for one in told if one.type not in of_team]


def _member_rows(team: Sequence[Stored]) -> Iterator[tuple[Any, ...]]:
    for one in _of_patients(team):
        for each in members(orjson.loads(one.content or b"{}"), zone=here().zone):
            shard = shard_of(one.patient)
            yield one.patient, one.key, each.party, each.since, each.until, shard, each.is_responsible


def _item_rows(others: Sequence[Stored]) -> Iterator[tuple[Any, ...]]:
    for one in _of_patients(others):
        found = waits(orjson.loads(one.content or b"{}"), updated=one.updated, zone=here().zone)
        if found is not None:
            yield (
                one.patient,
                one.key,
                found.assigned,
                found.since,
                found.due,
                found.snoozed,
                found.wakes,
                shard_of(one.patient),
                type_number(one.type),
                int(found.kind),
                "{" + ",".join(map(str, found.parties)) + "}",
                found.topic,
                found.sign,
            )


def _of_patients(several: Sequence[Stored]) -> list[Stored]:
    return [one for one in several if one.content is not None and one.patient != NO_PATIENT]
