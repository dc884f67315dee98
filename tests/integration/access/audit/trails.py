"""Trails, sealed, as tests speak of them; and what somebody with every right in the database can do to them."""

from datetime import timedelta
from typing import Any

from sharedcare.access import trail
from sharedcare.access.audit.sealing import seal
from sharedcare.access.audit.verifying import verify
from sharedcare.access.types import Action, Actor, Errand, Ground, Scopes
from sharedcare.config.database import as_login_role
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.clients import NOON
from tests.patience import patiently

SOMEBODY = Actor(7, "lab", "1234", Scopes(), Ground.SCOPE, "192.0.2.7", 42)


def write(count: int = 1, *, minutes: int = 0, what: str | None = None) -> None:
    """So many looks at nobody, each in a transaction of its own and a second after the one before."""
    for number in range(count):
        errand = Errand(Action.SEARCH, (), "Patient", what=what or f"look {number}")
        at = NOON + timedelta(minutes=minutes, seconds=number)
        trail.write(raw_connection(), trail.entry(by=SOMEBODY, errand=errand, ground=Ground.SCOPE, at=at))


def seal_all() -> None:
    """Seal everything there is. Other tests work on the same server, and what they have begun is waited for."""
    for _ in patiently():
        if not verify().unsealed:
            return
        seal(at=NOON)
    raise AssertionError("The trail cannot be sealed to its end.")


def sealed(count: int) -> list[int]:
    """A trail of so many entries, sealed: their numbers."""
    write(count)
    seal_all()
    return ids()


def ids() -> list[int]:
    return [number for (number,) in run(raw_connection(), "SELECT id FROM access_trail ORDER BY tx, id")]


def bend(sql: str, *values: Any, table: str = "access_trail") -> None:
    """Do to the trail what the owner of its tables can do when nobody looks."""
    names = f"SELECT relid::regclass::text FROM pg_partition_tree('{table}') WHERE isleaf"
    with as_login_role():
        connection = raw_connection()
        tables = [name for (name,) in connection.execute(names)] or [table]
        for name in tables:
            connection.execute(f"ALTER TABLE {name} DISABLE TRIGGER append_only")
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")
        connection.execute(sql, values)
        for name in {*tables, table}:
            connection.execute(f"ALTER TABLE {name} ENABLE TRIGGER append_only")
