"""The trail by month: partitions made ahead of time, and whether something lies where no month was made for it.

Only the owner of the tables can make a month, which is whom DATABASE_URL logs in as (`config.migrations`, the worker).
An entry is written whether its month is there or not: a default partition catches it.
"""

from datetime import UTC, date, datetime
from typing import NamedTuple

import psycopg

AHEAD = 12
"""Months that are there before they begin. Each start of a command makes what is missing, so a year without one is
what it takes to write into the default partition."""


class Months(NamedTuple):
    """`ahead` counts the coming months that are made, `astray` the entries that no month was made for."""

    ahead: int
    astray: int


def make_ahead(connection: psycopg.Connection, *, at: datetime) -> list[date]:
    """Make the present month and those to come, as far as they are missing: which. To be run as the tables' owner.

    What lies in the default partition goes to its month, however far that is.
    """
    wanted = sorted({*_coming(at), *_astray(connection)})
    there = _there(connection, wanted)
    return [month for month in wanted if month not in there and _make(connection, month)]


def months(connection: psycopg.Connection, *, at: datetime) -> Months | None:
    """How many months are made ahead, and how many entries lie in none; None before the tables know of months."""
    [(known,)] = connection.execute("SELECT to_regclass('access_trail_default') IS NOT NULL").fetchall()
    if not known:
        return None
    [(astray,)] = connection.execute("SELECT count(*) FROM access_trail_default").fetchall()
    return Months(len(_there(connection, _coming(at)[1:])), astray)


def _coming(at: datetime) -> list[date]:
    today = at.astimezone(UTC)
    first = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, first + AHEAD + 1)]


def _astray(connection: psycopg.Connection) -> list[date]:
    sql = "SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date FROM access_trail_default"
    return [month for (month,) in connection.execute(sql)]


def _there(connection: psycopg.Connection, wanted: list[date]) -> set[date]:
    sql = (
        "SELECT month FROM unnest(%s::date[]) AS month"
        " WHERE to_regclass('access_trail_' || to_char(month, 'YYYY_MM')) IS NOT NULL"
    )
    return {month for (month,) in connection.execute(sql, [wanted])}


def _make(connection: psycopg.Connection, month: date) -> bool:
    [(made,)] = connection.execute("SELECT make_trail_month(%s)", [month]).fetchall()
    return bool(made)
