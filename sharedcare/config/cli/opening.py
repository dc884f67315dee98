"""What every command that needs the record does first: a running, current database, and Django on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.environment import Environment, read_environment
from sharedcare.config.progress import Report
from sharedcare.config.server_check import server_version
from sharedcare.kernel.errors import Refusal


class NoRecordYet(Refusal):
    """Nothing was ever kept where this looks. To make a record there would hide that the folder was mistyped."""


@contextmanager
def database(*, report: Report, make: bool = True) -> Iterator[Environment]:
    """Have a database for as long as the block lasts: the one of DATABASE_URL, else the embedded one.

    From here on both are the same: DATABASE_URL is set for this process and those it starts. A command that
    has no use for an empty one does not `make` one: raises NoRecordYet.
    """
    environment = read_environment(os.environ)
    if environment.database_url:
        server_version(environment.database_url)
        yield environment
        return
    cluster = Cluster(environment.home)
    if not make and not cluster.is_made():
        raise NoRecordYet(
            f"There is no database in {environment.home} yet. If SHAREDCARE_HOME shall be that folder, run "
            "sharedcare migrate, load, serve or demo, which make one."
        )
    with lease(cluster, report=report) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield read_environment(os.environ)
        finally:
            del os.environ["DATABASE_URL"]


@contextmanager
def record(*, report: Report, make: bool = True, derives: bool = False) -> Iterator[Environment]:
    """Have a database with the record's tables in it, migrated if they were behind, and Django set up; what is derived from
    a record of an earlier version is derived anew, unless the command `derives` it itself.

    Raises NoRecordYet where there never were any, unless it shall `make` them, or NotDerived.
    """
    with database(report=report, make=make) as environment:
        start_django()
        from django.db import connections  # Django is set up only now

        from sharedcare.config.deriving import derive
        from sharedcare.config.migrations import holds_record, migrate

        try:
            if not make and not holds_record():
                raise NoRecordYet("The database holds no record yet. Run: sharedcare migrate")
            migrate(report=report)
            if not derives:
                derive(report=report)
            yield environment
        finally:
            connections.close_all()


def start_django() -> None:
    """Set Django up, once DATABASE_URL says where the database is."""
    import django  # half a second that `--help` need not take

    os.environ["DJANGO_SETTINGS_MODULE"] = "sharedcare.config.settings"
    django.setup()
