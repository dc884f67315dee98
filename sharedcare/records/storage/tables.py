"""Rows into tables: by INSERT when they are few, by COPY when they are many.

A COPY moves thousands of rows at the cost of one, yet takes more round trips than an INSERT of few.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from sharedcare.records.storage.connection import run

_FEW = 24
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
    def casts(self) -> str:
        """The columns of `rows` for a SELECT: arrays and JSON travel as text."""
        return ", ".join(f"{name}::{kind}" if kind in _AS_TEXT else name for name, kind in self.columns)

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
        ("tx", "bigint"),
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


def put(connection: psycopg.Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows to a table."""
    if not rows:
        return
    if len(rows) > _FEW:
        _copy(connection, table, rows)
        return
    sql = f"INSERT INTO {table.name} ({table.names}) SELECT {table.casts} FROM {table.rows}"
    run(connection, sql, columns(rows))


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
