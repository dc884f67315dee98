"""Bringing the database up to the code: one process at a time, as the role that owns the tables."""

import psycopg
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from sharedcare.access.audit import months
from sharedcare.config.database import APPLICATION_ROLE, as_login_role
from sharedcare.config.progress import Report
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.records.storage.connection import raw_connection

_LOCK = 0x5CA2E
"""The advisory lock that whoever migrates holds. Any number will do, as long as nobody else takes it."""


class RoleIsMissing(Refusal):
    """The application's role does not exist, or may not be taken on, and this login may not change that."""


class MigrationNotPermitted(Refusal):
    """The login lacks a right that a migration needs; the text names it."""


def pending() -> list[str]:
    """The migrations that the database still lacks, in order, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def holds_record() -> bool:
    """Whether the record's tables were ever made here, however far behind they are."""
    with as_login_role():
        return any(app == "records" for app, _name in MigrationRecorder(connection).applied_migrations())


def migrate(*, report: Report) -> None:
    """Apply what is pending. Returns at once when nothing is; waits when another process is at it.

    The months of the trail that are to come belong to it: only the owner of the tables can make them.
    """
    with as_login_role():
        _migrate(report)
        months.make_ahead(raw_connection(), at=now())


def _migrate(report: Report) -> None:
    if not pending() and _may_take_on_role():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        _require_role()
        count = len(pending())
        if count:
            report(f"Bringing the database up to date ({count} {'step' if count == 1 else 'steps'}) ...")
            _apply()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _apply() -> None:
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        if isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
            reason = str(error).splitlines()[0]
            raise MigrationNotPermitted(
                f"The login of DATABASE_URL may not bring the database up to date: {reason}. Let it own the database, "
                f"and the role {APPLICATION_ROLE} WITH ADMIN OPTION."
            ) from None
        raise


def _may_take_on_role() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(bool_or(pg_has_role(oid, 'MEMBER')), false) FROM pg_roles WHERE rolname = %s",
            [APPLICATION_ROLE],
        )
        return bool(cursor.fetchone()[0])


def _require_role() -> None:
    """The role `sharedcare_app` exists and is ours to take on, or can be made so by the first migration."""
    if _may_take_on_role():
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        login, may_create = cursor.fetchone()
        if not may_create:
            name = psycopg.sql.Identifier(login).as_string(None)
            raise RoleIsMissing(
                f"The role {APPLICATION_ROLE}, as which Shared Care works, is missing in the database or not granted to "
                f"{login}, who may not create it. Ask the database's administrator to run: "
                f"CREATE ROLE {APPLICATION_ROLE} NOLOGIN; GRANT {APPLICATION_ROLE} TO {name} WITH ADMIN OPTION;"
            )
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [APPLICATION_ROLE])
        if cursor.fetchone()[0]:
            # The tables of this database may be migrated, while the role was made for another login.
            cursor.execute(f"GRANT {APPLICATION_ROLE} TO CURRENT_USER")
