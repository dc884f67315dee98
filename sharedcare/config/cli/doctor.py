"""`sharedcare doctor`: is everything as it should be?"""

import shutil
from pathlib import Path

import click
import psycopg

from sharedcare.config.cli.opening import database, start_django
from sharedcare.config.cli.saying import say
from sharedcare.config.database import as_login_role
from sharedcare.config.environment import Environment
from sharedcare.config.server_check import server_version
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal

_LEAST_FREE_BYTES = 2 * 1024**3
_LARGEST_DRIFT_SECONDS = 5.0


class NotWell(Refusal):
    """At least one thing is not as it should be; each has been said."""


@click.command()
def doctor() -> None:
    """Look after the database, its version and tables, the disk, the clock and the mail server; say what is wrong and what to
    do."""
    with database(report=say, make=False) as environment:
        start_django()
        findings = [
            ("database", True, f"PostgreSQL {server_version(environment.database_url)} answers"),
            _tables(),
            _months(),
            _clock(environment),
            _disk(environment.home),
            _mail(environment),
        ]
    for name, well, text in findings:
        click.echo(f"{'well ' if well else 'WRONG'}  {name:<9}  {text}")
    wrong = [name for name, well, _text in findings if not well]
    if wrong:
        raise NotWell(f"Not well: {', '.join(wrong)}. What to do is said above.")


def _tables() -> tuple[str, bool, str]:
    from sharedcare.config.migrations import pending  # needs Django set up

    with as_login_role():
        behind = pending()
    if behind:
        return "tables", False, f"{len(behind)} steps behind the code. Run: sharedcare migrate"
    return "tables", True, "up to date"


def _months() -> tuple[str, bool, str]:
    from sharedcare.access.audit.months import months  # needs Django set up
    from sharedcare.records.storage.connection import raw_connection

    with as_login_role():
        found = months(raw_connection(), at=now())
    if found is None:
        return "trail", False, "has no months yet. Run: sharedcare migrate"
    if found.astray:
        several = f"{found.astray} entries" if found.astray > 1 else "one entry"
        return "trail", False, f"{several} lie in no month. Run: sharedcare migrate"
    if not found.ahead:
        return "trail", False, "no month is made ahead. Run: sharedcare migrate"
    return "trail", True, f"{found.ahead} months are made ahead"


def _clock(environment: Environment) -> tuple[str, bool, str]:
    with psycopg.connect(environment.database_url) as connection:
        row = connection.execute("SELECT clock_timestamp()").fetchone()
    drift = abs((row[0] - now()).total_seconds()) if row else 0.0
    if drift > _LARGEST_DRIFT_SECONDS:
        return "clock", False, f"{drift:.0f} s apart from the database's. Have both set by NTP."
    return "clock", True, f"{now():%Y-%m-%d %H:%M:%S} UTC, as the database's"


def _disk(home: Path) -> tuple[str, bool, str]:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    text = f"{free / 1024**3:.1f} GiB free in {home}"
    if free < _LEAST_FREE_BYTES:
        return "disk", False, f"{text}. Make room, or move SHAREDCARE_HOME: a full disk stops the database."
    return "disk", True, text


def _mail(environment: Environment) -> tuple[str, bool, str]:
    from django.core.mail import get_connection  # needs Django set up

    if environment.mail is None:
        return (
            "mail",
            True,
            "no server is set (SHAREDCARE_MAIL): nobody is reminded by mail, only by the pages",
        )
    where = f"{environment.mail.host}, port {environment.mail.port}"
    try:
        with get_connection():
            return "mail", True, f"the server at {where} answers"
    except OSError as error:
        # Errors of SMTP are among them; their words may hold what was sent.
        reason = type(error).__name__
        return (
            "mail",
            False,
            f"the server at {where} takes none ({reason}). See to it, or to SHAREDCARE_MAIL.",
        )
