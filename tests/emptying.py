"""Emptying the database after a test that committed, and making it one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

from sharedcare.config.database import as_login_role

_LOCK = 0x5CA2F


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Roles belong to the whole server: two workers that make the application's role at once would collide."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as lock:
        lock.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        yield


def filled_tables() -> frozenset[str]:
    """The tables that the migrations themselves put something into: these stay as they are."""
    with as_login_role():
        return frozenset(name for name in _tables() if _has_rows(name))


def empty_tables(*, but: frozenset[str]) -> None:
    """Empty every other table, those too that refuse it: as their owner, past the triggers that guard them."""
    names = [sql.Identifier(name) for name in _tables() if name not in but]
    with as_login_role(), connection.cursor() as cursor:
        guard = sql.SQL("; ").join(
            sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name) for name in names
        )
        empty = sql.SQL("TRUNCATE {} RESTART IDENTITY").format(sql.SQL(", ").join(names))
        again = sql.SQL("; ").join(
            sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name) for name in names
        )
        cursor.execute(sql.SQL("BEGIN; {}; {}; {}; COMMIT").format(guard, empty, again))


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def _has_rows(name: str) -> bool:
    with connection.cursor() as rows:
        rows.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name)))
        found = rows.fetchone()
    return bool(found and found[0])
