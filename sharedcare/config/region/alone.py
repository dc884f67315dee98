"""One `sharedcare demo` at a time makes up the region and its accounts; another of the same database waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from sharedcare.config.environment import Environment
from sharedcare.config.progress import Report

_LOCK = 0x5CA32
"""The advisory lock of whoever makes up a region. Any number will do, as long as nobody else takes it."""


@contextmanager
def alone(environment: Environment, *, report: Report) -> Iterator[None]:
    """Be the one who does. The lock has a connection of its own, and goes with it however we end."""
    with psycopg.connect(environment.database_url, autocommit=True) as connection:
        [(is_ours,)] = connection.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK]).fetchall()
        if not is_ours:
            report(
                "Another sharedcare demo is making up the region of this database; this one waits for it ..."
            )
            connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        yield
