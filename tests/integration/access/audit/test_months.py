"""The trail by month: made ahead, written to whether or not they are there, and unchangeable one by one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.core.management import call_command
from django.db import transaction

from sharedcare.access import looks
from sharedcare.access.audit import months
from sharedcare.config.database import as_login_role
from sharedcare.kernel.clock import now
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.clients import actor

pytestmark = pytest.mark.django_db(transaction=True)

FAR = datetime(2191, 5, 17, 12, tzinfo=UTC)


def look(at: datetime) -> None:
    looks.read(by=actor(at=at), type="Task", id="nothing", at=at)


def where() -> list[str]:
    """The partitions that the looks went to."""
    sql = "SELECT tableoid::regclass::text FROM access_trail WHERE action = 1 ORDER BY id"
    return [name for (name,) in raw_connection().execute(sql)]


def astray() -> int | None:
    found = months.months(raw_connection(), at=FAR)
    return found and found.astray


def make_ahead(at: datetime) -> list[date]:
    with as_login_role():
        return months.make_ahead(raw_connection(), at=at)


@pytest.fixture(autouse=True)
def unmake(transactional_db: None) -> Iterator[None]:
    """The tables of months are dropped, so that the next test finds what this one found."""
    yield
    with as_login_role():
        for month in months._coming(FAR):
            raw_connection().execute(f"DROP TABLE IF EXISTS access_trail_{month:%Y_%m}")


def test_the_months_to_come_are_made_ahead_and_made_once() -> None:
    made = make_ahead(FAR)

    assert made == [
        *(date(2191, month, 1) for month in range(5, 13)),
        *(date(2192, m, 1) for m in range(1, 6)),
    ]
    assert make_ahead(FAR) == []
    assert months.months(raw_connection(), at=FAR) == (months.AHEAD, 0)
    look(FAR)
    assert where() == ["access_trail_2191_05"]


def test_a_look_is_traced_though_nobody_made_its_month_and_moves_there_when_somebody_does() -> None:
    look(FAR)
    before = raw_connection().execute("SELECT * FROM access_trail WHERE action = 1").fetchall()

    assert where() == ["access_trail_default"]
    assert months.months(raw_connection(), at=FAR) == (0, 2)

    make_ahead(FAR)

    assert where() == ["access_trail_2191_05"]
    assert raw_connection().execute("SELECT * FROM access_trail WHERE action = 1").fetchall() == before
    assert astray() == 0


def test_what_was_before_the_trail_had_months_has_a_place_of_its_own() -> None:
    look(datetime(1999, 1, 1, tzinfo=UTC))
    look(now())

    assert where() == ["access_trail_early", "access_trail_early"]
    assert date(1999, 1, 1) not in make_ahead(datetime(1999, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("role", ["sharedcare_app", "none"])
def test_nobody_changes_a_month_by_its_own_name(role: str) -> None:
    make_ahead(FAR)

    for table in ("access_trail_2191_05", "access_trail_default", "access_trail_early"):
        for statement in ("UPDATE {} SET what = 'x'", "DELETE FROM {}", "TRUNCATE {}"):
            with (
                pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)),
                transaction.atomic(),
            ):
                raw_connection().execute(f"SET LOCAL ROLE {role}")
                raw_connection().execute(statement.format(table))


@pytest.mark.parametrize("column", ["id", "tx"])
def test_the_application_cannot_choose_number_or_transaction_of_an_entry(column: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), transaction.atomic():
        raw_connection().execute(
            f"INSERT INTO access_trail (at, client, action, ground, {column}) VALUES (now(), 0, 1, 2, 1)"
        )


def test_the_application_cannot_make_a_month() -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        months.make_ahead(raw_connection(), at=FAR)


def test_the_trail_that_was_one_table_becomes_months_with_everything_in_it_and_back() -> None:
    for days in range(3):
        look(now() - timedelta(days=400 * days))
    columns = "tx, id, at, request, client, action, ground, key, what, account"
    sql = f"SELECT {columns} FROM access_trail ORDER BY id"
    before = raw_connection().execute(sql).fetchall()

    try:
        with as_login_role():
            call_command("migrate", "access", "0004", verbosity=0)
            assert raw_connection().execute(sql).fetchall() == before
            assert months.months(raw_connection(), at=now()) is None
    finally:
        with as_login_role():
            # All of them: what stands on these tables went with them.
            call_command("migrate", verbosity=0)
    look(now())

    after = raw_connection().execute(sql).fetchall()
    assert after[: len(before)] == before
    assert [row[1] for row in after] == sorted({row[1] for row in after})
    assert where() == ["access_trail_early"] * 4
