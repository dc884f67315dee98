"""Versions of resources into the tables, with everything they are found by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.entry import Entry
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import (
    DATES,
    QUANTITIES,
    RESOURCE,
    SERIES,
    STRINGS,
    Insertion,
    Table,
    array_text,
    columns,
    insertion,
    put,
)

_REPLACE = f"""
UPDATE resource r SET patient = row.patient, tx = current_tx(), updated = row.updated, at = row.at, until = row.until,
       version = row.version, shard = row.shard, leads = row.leads::bigint[], marks = row.marks::bigint[], content = row.content::json
FROM {RESOURCE.rows} WHERE r.type = row.type AND r.key = row.key"""

_REINDEX = f"""
UPDATE resource r SET patient = row.patient, at = row.at, until = row.until, shard = row.shard,
       leads = row.leads::bigint[], marks = row.marks::bigint[]
FROM {RESOURCE.rows} WHERE r.type = row.type AND r.key = row.key"""

_MARK_DELETED = """
UPDATE resource r SET tx = current_tx(), updated = row.updated, version = row.version, content = NULL
FROM unnest(%s::bigint[], %s::smallint[], %s::timestamptz[], %s::int[])
     AS row (key, type, updated, version)
WHERE r.type = row.type AND r.key = row.key"""

_REMOVE = """
DELETE FROM resource r USING unnest(%s::bigint[], %s::smallint[]) AS row (key, type)
WHERE r.type = row.type AND r.key = row.key AND r.content IS NULL"""

_FORGET = """
WITH gone AS (SELECT r.shard, r.patient, r.key, r.at, r.leads || r.marks AS tokens
              FROM resource r JOIN unnest(%s::bigint[], %s::smallint[]) AS row (key, type)
                ON r.type = row.type AND r.key = row.key),
a AS (DELETE FROM series s USING gone g WHERE s.shard = g.shard AND s.patient = g.patient
      AND s.token = ANY (g.tokens) AND s.at = g.at AND s.key = g.key),
b AS (DELETE FROM index_date i USING gone g WHERE i.shard = g.shard AND i.patient = g.patient AND i.key = g.key),
c AS (DELETE FROM index_quantity i USING gone g WHERE i.shard = g.shard AND i.patient = g.patient AND i.key = g.key)
DELETE FROM index_string i USING gone g WHERE i.shard = g.shard AND i.patient = g.patient AND i.key = g.key"""


@dataclass(frozen=True, slots=True)
class Row:
    """A version that is about to become the current one."""

    type: str
    id: str
    key: int
    version: int
    updated: datetime
    content: bytes
    entry: Entry
    author: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """A resource that is about to be deleted, and the version its deletion is."""

    key: int
    type: str
    version: int
    updated: datetime


def insert(connection: psycopg.Connection, rows: Sequence[Row]) -> None:
    """Store first versions and what they are found by."""
    for table, several in _first(rows):
        put(connection, table, several)


def insertions(rows: Sequence[Row]) -> list[Insertion]:
    """The same as `insert`, yet to be run by whoever asks."""
    return [insertion(table, several) for table, several in _first(rows) if several]


def replace(connection: psycopg.Connection, rows: Sequence[Row]) -> None:
    """Store next versions; the database moves the old ones into the history."""
    if rows:
        forget(connection, rows)
        run(connection, _REPLACE, columns([_resource(row) for row in rows]))
        index(connection, rows)


def reindex(connection: psycopg.Connection, rows: Sequence[Row]) -> None:
    """Write anew what standing versions are found by, and nothing else of them."""
    if rows:
        forget(connection, rows)
        run(connection, _REINDEX, columns([_resource(row) for row in rows]))
        index(connection, rows)


def remove(connection: psycopg.Connection, ends: Sequence[End]) -> None:
    """End resources; the database moves their last versions and the deletions into the history."""
    if ends:
        forget(connection, ends)
        marks = [(end.key, type_number(end.type), end.updated, end.version) for end in ends]
        run(connection, _MARK_DELETED, columns(marks))
        run(connection, _REMOVE, _which(ends))


def forget(connection: psycopg.Connection, resources: Sequence[Row | End]) -> None:
    """Take away what resources are found by, as it was written last."""
    run(connection, _FORGET, _which(resources))


def index(connection: psycopg.Connection, rows: Sequence[Row]) -> None:
    """Write what resources are found by. Their tokens stand in their own rows."""
    for table, several in _found_by(rows):
        put(connection, table, several)


def _first(rows: Sequence[Row]) -> Iterator[tuple[Table, list[tuple[Any, ...]]]]:
    yield RESOURCE, [_resource(row) for row in rows]
    yield from _found_by(rows)


def _found_by(rows: Sequence[Row]) -> Iterator[tuple[Table, list[tuple[Any, ...]]]]:
    yield SERIES, [(*_owner(row), token, row.entry.at) for row in rows for token in row.entry.series]
    yield DATES, [(*_owner(row), *value) for row in rows for value in _numbered(row.entry.dates)]
    yield QUANTITIES, [(*_owner(row), *value) for row in rows for value in _numbered(row.entry.quantities)]
    yield STRINGS, [(*_owner(row), *value) for row in rows for value in _numbered(row.entry.strings)]


def _resource(row: Row) -> tuple[Any, ...]:
    entry = row.entry
    return (
        entry.patient,
        row.key,
        row.updated,
        entry.at,
        entry.until,
        row.version,
        shard_of(entry.patient),
        type_number(row.type),
        row.id,
        array_text(entry.leads),
        array_text(entry.marks),
        row.content.decode(),
        row.author,
    )


def _owner(row: Row) -> tuple[int, int, int]:
    return shard_of(row.entry.patient), row.entry.patient, row.key


def _numbered(values: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return ((number, *value) for number, value in enumerate(values))


def _which(resources: Sequence[Row | End]) -> tuple[list[int], list[int]]:
    return [one.key for one in resources], [type_number(one.type) for one in resources]
