"""The psycopg connection under Django's, for statements that Django's layers would slow down."""

import threading
from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from django.db import connection
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format


class _JsonText(Loader):
    def load(self, data: Buffer) -> bytes:
        return bytes(data)


class _JsonBinary(_JsonText):
    format = Format.BINARY


def hand_out_json_as_bytes() -> None:
    """Let a `json` column come out as its stored text in UTF-8. It goes to the client without being parsed."""
    psycopg.adapters.register_loader("json", _JsonText)
    psycopg.adapters.register_loader("json", _JsonBinary)


def raw_connection() -> psycopg.Connection:
    """The connection that Django's ORM uses in this thread, and so in the same transaction."""
    connection.ensure_connection()
    raw: psycopg.Connection = connection.connection
    return raw


class Kept(threading.local):
    """The cursor of each thread. One that is used again knows how to write the values of the same statement:
    a fifth of the processor time that a look takes here."""

    _cursor: psycopg.Cursor | None = None

    def __init__(self, kind: type[psycopg.Cursor]) -> None:
        self._kind = kind

    def of(self, raw: psycopg.Connection) -> psycopg.Cursor:
        """The cursor of this thread; a new one when its connection is another than before."""
        if self._cursor is None or self._cursor.connection is not raw:
            self._cursor = self._kind(raw)
        return self._cursor


def run(raw: psycopg.Connection, sql: str, params: Sequence[Any] = ()) -> psycopg.Cursor:
    """Run a statement of the house: prepared once for each connection, its values bound by the server.

    PostgreSQL makes a new plan for each look where values tell it more than it knows without them: how long an array is, how few
    are newer than a moment. Where the plan is the same all the same, `(SELECT %s::bigint[])` keeps the value from the planner, and
    the plan is kept.
    """
    return psycopg.Cursor(raw).execute(sql, tuple(params), prepare=True, binary=True)


def run_rows(raw: psycopg.Connection, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run a statement that takes rows as one array for each column; without rows it is not run."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        run(raw, sql, columns)
