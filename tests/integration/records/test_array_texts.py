"""Arrays that go to PostgreSQL as text are what the driver would have made of the same values."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.records.indexing.dates import EARLIEST, LATEST
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.storage.tables import array_text, moments_text

pytestmark = pytest.mark.django_db
ON_ONE_DATABASE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=5, minutes=30))])
_FIRST, _LAST = datetime(1900, 1, 2), datetime(2200, 1, 1)  # noqa: DTZ001  (bounds, which take the zone)
MOMENTS = st.none() | st.datetimes(_FIRST, _LAST, timezones=ZONES)


@ON_ONE_DATABASE
@given(st.lists(MOMENTS | st.sampled_from([EARLIEST, LATEST])))
def test_moments(moments: list[datetime | None]) -> None:
    [row] = run(raw_connection(), "SELECT %s::timestamptz[]", (moments_text(moments),))
    assert row[0] == moments


@ON_ONE_DATABASE
@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_numbers(numbers: list[int]) -> None:
    [row] = run(raw_connection(), "SELECT %s::bigint[]", (array_text(numbers),))
    assert row[0] == numbers


@ON_ONE_DATABASE
@given(st.lists(st.booleans()))
def test_whether(values: list[bool]) -> None:
    [row] = run(raw_connection(), "SELECT %s::boolean[]", (array_text(values),))
    assert row[0] == values
