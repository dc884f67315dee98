"""Whether the database that DATABASE_URL names is there, and new enough."""

import psycopg

from sharedcare.config.database import OLDEST_VERSION
from sharedcare.kernel.errors import Refusal


class DatabaseIsUnreachable(Refusal):
    """No database answers where DATABASE_URL points."""


class DatabaseIsTooOld(Refusal):
    """A database answers, but it lacks what the record store is built on."""


class DatabaseForgets(Refusal):
    """A database answers before what it was told is on disk."""


def server_version(url: str) -> str:
    """The version of the PostgreSQL at `url`, such as `18.4`; refuses when it cannot be used.

    A server that is just starting is waited for, some seconds long.
    """
    try:
        with psycopg.connect(url, connect_timeout=10, application_name="sharedcare") as connection:
            number = connection.info.server_version
            encoding = connection.info.parameter_status("server_encoding")
            [waits] = connection.execute("SHOW synchronous_commit").fetchone() or ("off",)
    except psycopg.Error as error:
        first_line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise DatabaseIsUnreachable(
            f"The database that DATABASE_URL names does not let us in: {first_line}. "
            "Start it or mend the address; without DATABASE_URL an embedded database is used."
        ) from None
    if number < OLDEST_VERSION * 10000:
        raise DatabaseIsTooOld(
            f"The database is PostgreSQL {number // 10000}, and Shared Care needs {OLDEST_VERSION} or newer. Upgrade it, "
            "or leave DATABASE_URL out to use the embedded one."
        )
    if encoding != "UTF8":
        raise DatabaseIsTooOld(
            f"The database keeps text as {encoding}, and Shared Care needs UTF8. "
            "Make it anew: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0;"
        )
    if waits == "off":
        raise DatabaseForgets(
            "This database answers before a change is on its disk (synchronous_commit is off), and what was looked at "
            "or changed could be forgotten. Say: ALTER ROLE ... SET synchronous_commit = on;"
        )
    return f"{number // 10000}.{number % 10000}"
