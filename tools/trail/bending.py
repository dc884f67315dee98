"""Bends a trail in one of four ways at a random place, as somebody with every right in the database could."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

import psycopg
from django.db.transaction import atomic, set_rollback

from sharedcare.access.audit.comparing import Wrong


class Bent(NamedTuple):
    """What was done, and to which entries: what a check has to find, neither less nor more."""

    wrong: Wrong
    ids: tuple[int, ...]


@contextmanager
def bent(connection: psycopg.Connection, wrong: Wrong, random: Random) -> Iterator[Bent]:
    """A trail with one such thing wrong, for as long as the block lasts."""
    with atomic():
        tables = "SELECT relid::regclass::text FROM pg_partition_tree('access_trail')"
        for (name,) in connection.execute(tables).fetchall():
            connection.execute(f"ALTER TABLE {name} DISABLE TRIGGER append_only")
        yield _bend(connection, wrong, random)
        set_rollback(True)


def _bend(connection: psycopg.Connection, wrong: Wrong, random: Random) -> Bent:
    [(last,)] = connection.execute("SELECT max(id) FROM access_trail").fetchall()
    one, other = sorted(random.sample(range(1, last + 1), 2))
    if wrong is Wrong.REMOVED:
        connection.execute("DELETE FROM access_trail WHERE id = %s", [one])
        return Bent(wrong, (one,))
    if wrong is Wrong.CHANGED:
        connection.execute("UPDATE access_trail SET client = client + 1 WHERE id = %s", [one])
        return Bent(wrong, (one,))
    if wrong is Wrong.ADDED:
        connection.execute(
            "INSERT INTO access_trail (tx, id, at, client, action, ground)"
            " SELECT tx, %s, at, -2, 16, 6 FROM access_trail WHERE id = %s",
            [last + 1, one],
        )
        return Bent(wrong, (last + 1,))
    connection.execute(
        "UPDATE access_trail SET id = CASE id WHEN %(one)s THEN %(other)s ELSE %(one)s END"
        " WHERE id IN (%(one)s, %(other)s)",
        {"one": one, "other": other},
    )
    return Bent(Wrong.REORDERED, (one, other))
