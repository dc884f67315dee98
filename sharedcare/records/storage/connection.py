"""The psycopg connection under Django's, for statements that Django's layers would slow down."""

from collections.abc import Sequence
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


def run(raw: psycopg.Connection, sql: str, params: Sequence[Any] = ()) -> psycopg.Cursor:
    """Run a statement of the house: prepared once for each connection, its values bound by the server."""
    return psycopg.Cursor(raw).execute(sql, tuple(params), prepare=True, binary=True)
