"""What every command that needs the record does first: a running, current database, and Django on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.environment import Environment, read_environment
from sharedcare.config.progress import Report
from sharedcare.config.server_check import server_version


@contextmanager
def database(*, report: Report) -> Iterator[Environment]:
    """Have a database for as long as the block lasts: the one of DATABASE_URL, else the embedded one.

    From here on both are the same: DATABASE_URL is set for this process and those it starts.
    """
    environment = read_environment(os.environ)
    if environment.database_url:
        server_version(environment.database_url)
        yield environment
        return
    with lease(Cluster(environment.home), report=report) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield read_environment(os.environ)
        finally:
            del os.environ["DATABASE_URL"]


@contextmanager
def record(*, report: Report) -> Iterator[Environment]:
    """Have a database with the record's tables in it, migrated if they were behind, and Django set up."""
    with database(report=report) as environment:
        start_django()
        from django.db import connections  # Django is set up only now

        from sharedcare.config.migrations import migrate

        try:
            migrate(report=report)
            yield environment
        finally:
            connections.close_all()


def start_django() -> None:
    """Set Django up, once DATABASE_URL says where the database is."""
    import django  # half a second that `--help` need not take

    os.environ["DJANGO_SETTINGS_MODULE"] = "sharedcare.config.settings"
    django.setup()
