"""All derived tables made anew from the record, while the system runs: part of `sharedcare reindex`.

Organisations, roles and agreements come first, since what is derived of patients leads through them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import psycopg
from django.db.transaction import atomic

from sharedcare.access.grants import following
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Committed, Stored

_BATCH = 500
_FIRST = ("Organization", "PractitionerRole", "Contract")
_THEN = ("EpisodeOfCare", "CareTeam", "Consent", "RelatedPerson", "Task")
_TABLES = ("organization", "role", "agreement", "relation", "proxy", "hidden", "emergency")

_NEXT = """
SELECT patient, key, id, version, updated, content FROM resource
WHERE type = %s AND key > %s::bigint ORDER BY key LIMIT %s"""

_LABELLED = """
SELECT patient, key, id, version, updated, content, type FROM resource
WHERE (type, key) > (%s, %s::bigint) AND content::text LIKE '%%"security"%%' ORDER BY type, key LIMIT %s"""

_LOWEST = -(2**63)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many resources have been gone through."""

    done: int


def rebuild(connection: psycopg.Connection) -> Iterator[Progress]:
    """Derive everything again, in one transaction: nobody is let in, or shut out, by half of it."""
    done = 0
    with atomic():
        for table in _TABLES:
            run(connection, f"DELETE FROM access_{table}")
        for several in chain(_of_types(connection), _labelled(connection)):
            following.follow(connection, [Committed("created", one) for one in several])
            done += len(several)
            yield Progress(done)


def _of_types(connection: psycopg.Connection) -> Iterator[Sequence[Stored]]:
    for name in (*_FIRST, *_THEN):
        after = _LOWEST
        while rows := run(connection, _NEXT, (type_number(name), after, _BATCH)).fetchall():
            yield [stored(name, row) for row in rows]
            after = rows[-1][1]


def _labelled(connection: psycopg.Connection) -> Iterator[Sequence[Stored]]:
    place = (0, _LOWEST)
    while rows := run(connection, _LABELLED, (*place, _BATCH)).fetchall():
        yield [
            stored(type_name(row[6]), row[:6]) for row in rows if type_name(row[6]) not in (*_FIRST, *_THEN)
        ]
        place = (rows[-1][6], rows[-1][1])
