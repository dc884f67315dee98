"""Rows into tables: by INSERT when they are few, by COPY when they are many.

A COPY moves thousands of rows at the cost of one, yet takes more round trips than an INSERT of few, and cannot be
part of a larger statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import psycopg
from psycopg.pq import PipelineStatus

from sharedcare.records.storage.connection import run

FEW = 8
"""Rows that an INSERT serves better than a COPY."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name and its columns with their types, in the order of the rows that are put into it."""

    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def names(self) -> str:
        """The columns for an INSERT or a COPY."""
        return ", ".join(name for name, _ in self.columns)

    @property
    def rows(self) -> str:
        """A FROM item that takes one array for each column and is called `row`."""
        arrays = ", ".join(f"%s::{'text' if kind in _AS_TEXT else kind}[]" for _, kind in self.columns)
        return f"unnest({arrays}) AS row ({self.names})"


_AS_TEXT = ("bigint[]", "json")

RESOURCE = Table(
    "resource",
    (
        ("patient", "bigint"),
        ("key", "bigint"),
        ("updated", "timestamptz"),
        ("at", "timestamptz"),
        ("until", "timestamptz"),
        ("version", "int"),
        ("shard", "smallint"),
        ("type", "smallint"),
        ("id", "text"),
        ("leads", "bigint[]"),
        ("marks", "bigint[]"),
        ("content", "json"),
        ("author", "bigint"),
    ),
)

SERIES = Table(
    "series",
    (
        ("shard", "smallint"),
        ("patient", "bigint"),
        ("key", "bigint"),
        ("token", "bigint"),
        ("at", "timestamptz"),
    ),
)

_OWNER = (("shard", "smallint"), ("patient", "bigint"), ("key", "bigint"), ("n", "smallint"), ("path", "int"))

DATES = Table("index_date", (*_OWNER, ("starts", "timestamptz"), ("ends", "timestamptz")))
QUANTITIES = Table("index_quantity", (*_OWNER, ("unit", "bigint"), ("value", "float8"), ("raw", "float8")))
STRINGS = Table("index_string", (*_OWNER, ("folded", "text"), ("exact", "text")))


class Insertion(NamedTuple):
    """An INSERT of rows and its values. It ends in a SELECT without WHERE, so that it can be made to depend on
    something."""

    sql: str
    values: tuple[Any, ...]


def insertion(table: Table, rows: Sequence[tuple[Any, ...]]) -> Insertion:
    """What adds rows to a table, however many they are."""
    if len(rows) > FEW:
        return Insertion(_insert_many(table), tuple(columns(rows)))
    return Insertion(_insert_few(table, len(rows)), tuple(chain.from_iterable(rows)))


def put(connection: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows to a table."""
    # COPY cannot go out together with other statements.
    if len(rows) > FEW and connection.pgconn.pipeline_status == PipelineStatus.OFF:
        _copy(connection, table, rows)
    elif rows:
        run(connection, *insertion(table, rows))


@cache
def _insert_few(table: Table, many: int) -> str:
    """An INSERT of so many rows: values one by one cost the driver a fraction of what arrays do."""
    row = ", ".join(f"%s::{kind}" for _, kind in table.columns)
    rows = ", ".join([f"({row})"] * many)
    return f"INSERT INTO {table.name} ({table.names}) SELECT * FROM (VALUES {rows}) AS row"


@cache
def _insert_many(table: Table) -> str:
    """An INSERT of any number of rows."""
    row = ", ".join(f"row.{name}::{kind}" for name, kind in table.columns)
    return f"INSERT INTO {table.name} ({table.names}) SELECT {row} FROM {table.rows}"


def array_text(numbers: Iterable[int]) -> str:
    """Whole numbers as PostgreSQL reads an array. To write them so is cheaper than to let the driver look at each."""
    return "{" + ",".join(map(str, numbers)) + "}"


def moments_text(moments: Iterable[datetime | None]) -> str:
    """Moments, or NULL, as PostgreSQL reads an array: cheaper, for the same reason."""
    return "{" + ",".join("NULL" if one is None else f'"{one.isoformat()}"' for one in moments) + "}"


def columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    """The same values column by column, as `Table.rows` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def _copy(connection: psycopg.Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    text = "".join(["\t".join(map(_text, row)) + "\n" for row in rows])
    with psycopg.Cursor(connection).copy(f"COPY {table.name} ({table.names}) FROM STDIN") as copy:
        copy.write(text.encode())


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return (
            value.translate(_ESCAPES)
            if "\\" in value or "\n" in value or "\t" in value or "\r" in value
            else value
        )
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
