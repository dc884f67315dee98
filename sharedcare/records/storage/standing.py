"""What stands in the store before a commit: current versions, locked, and what conditions find.

Every commit takes its locks in one order before it looks, so that two of them never wait for each
other in a circle. Locks are buckets of keys: a commit of a hundred thousand changes holds a thousand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import is_resource_type, type_number
from sharedcare.records.errors import BadSearch, MultipleMatches, UnresolvedReference
from sharedcare.records.search.parse import parse
from sharedcare.records.search.plan import page
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Change, Create, Delete, Question, Stored, Window

_BUCKETS = 1024

_LOCK = "SELECT pg_advisory_xact_lock(7305, bucket) FROM unnest(%s::int[]) bucket"

_STANDING = """
SELECT k.key, r.id, coalesce(r.version, v.version), coalesce(r.updated, v.updated), r.patient, r.content
FROM unnest(%s::bigint[], %s::smallint[]) k (key, type)
LEFT JOIN resource r ON r.type = k.type AND r.key = k.key
LEFT JOIN LATERAL (SELECT version, updated FROM resource_version v WHERE v.key = k.key AND r.key IS NULL
                   ORDER BY version DESC LIMIT 1) v ON true
WHERE r.key IS NOT NULL OR v.version IS NOT NULL"""

MISSING = """
SELECT k.key FROM unnest(%s::bigint[], %s::smallint[]) k (key, type)
WHERE NOT EXISTS (SELECT FROM resource r WHERE r.type = k.type AND r.key = k.key)"""
"""Those of some keys under which nothing is stored now. `asking` gives its values; a window may stand around it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version under a key. `content` None: it has been deleted, and `id` and `patient` are unknown."""

    id: str | None
    version: int
    updated: datetime
    patient: int | None
    content: bytes | None


def lock(connection: psycopg.Connection, changes: Sequence[Change]) -> None:
    """Let no other commit touch what these changes touch until this transaction ends."""
    names = [_contended(change) for change in changes]
    lock_keys(connection, [key64(name) for name in names if name is not None])


def lock_keys(connection: psycopg.Connection, keys: Iterable[int]) -> None:
    """Let nobody else change the resources with these keys until this transaction ends."""
    buckets = sorted({key % _BUCKETS for key in keys})
    if buckets:
        run(connection, _LOCK, (buckets,))


def standing(connection: psycopg.Connection, wanted: Mapping[int, str]) -> dict[int, Standing]:
    """What is stored under these keys (key to type), deletions included."""
    if not wanted:
        return {}
    numbers = [type_number(name) for name in wanted.values()]
    rows = run(connection, _STANDING, (list(wanted), numbers)).fetchall()
    return {
        key: Standing(logical_id, version, updated, patient, content)
        for key, logical_id, version, updated, patient, content in rows
    }


def missing(
    connection: psycopg.Connection, keys: Mapping[int, str], window: Window | None
) -> Callable[[], set[int]]:
    """Ask under which of the keys (key to type) nothing is stored now, as far as the window shows.

    What comes back waits for the answer.
    """
    if not keys:
        return set
    asked = run(connection, *_through(window, MISSING, asking(keys)))
    return lambda: {row[0] for row in asked}


def asking(keys: Mapping[int, str]) -> tuple[str, str]:
    """What `MISSING` is asked with: keys and the numbers of their types."""
    return array_text(keys), array_text(type_number(name) for name in keys.values())


def matching(
    connection: psycopg.Connection, resource_type: str, criteria: str, window: Window | None = None
) -> Stored | None:
    """The one resource that search parameters find in the window, None when there is none. Raises MultipleMatches."""
    query = parse(resource_type, [*parse_qsl(criteria, keep_blank_values=True), ("_count", "2")])
    if not query.conditions:
        raise BadSearch(resource_type, "A condition needs at least one search parameter.")
    found = _answer(connection, page(query), window).matches
    if len(found) > 1:
        raise MultipleMatches(f"The condition finds more than one {resource_type}. Make it more exact.")
    return found[0] if found else None


def resolve(connection: psycopg.Connection, reference: str, window: Window | None = None) -> str:
    """What a conditional reference points at, as `Type/id`. Raises UnresolvedReference when it finds nothing."""
    resource_type, _, criteria = reference.partition("?")
    target = (
        matching(connection, resource_type, criteria, window) if is_resource_type(resource_type) else None
    )
    if target is None:
        raise UnresolvedReference(
            f"A conditional reference to a {resource_type} finds nothing. Store what it refers to first."
        )
    return f"{resource_type}/{target.id}"


def _contended(change: Change) -> str | None:
    if isinstance(change, Create):
        return (
            None if change.if_none_exist is None else _condition(change.document.type, change.if_none_exist)
        )
    if isinstance(change, Delete):
        return f"{change.type}/{change.id}"
    return f"{change.document.type}/{change.id}"


def _condition(resource_type: str, criteria: str) -> str:
    """A condition as it is meant, however it was written into the address."""
    return f"{resource_type}?{sorted(parse_qsl(criteria, keep_blank_values=True))}"


def _answer(connection: psycopg.Connection, question: Question[Any], window: Window | None) -> Any:
    return question.read(run(connection, *_through(window, question.sql, question.params)).fetchall())


def _through(window: Window | None, sql: str, params: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    if window is None:
        return sql, tuple(params)
    return window.around(sql), (*window.params, *params)
