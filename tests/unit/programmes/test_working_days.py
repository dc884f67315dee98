"""Days on which somebody is at work, in Denmark."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes import working_days
from sharedcare.programmes.times import Duration, Unit

_DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2080, 12, 31))


@pytest.mark.parametrize(
    "sunday",
    ["1954-04-18", "1981-04-19", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25", "2076-04-19"],
)
def test_easter_is_when_the_calendar_says(sunday: str) -> None:
    day = date.fromisoformat(sunday)

    assert working_days.easter(day.year) == day


@given(year=st.integers(1900, 2200))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = working_days.easter(year)

    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_the_public_holidays_of_2026() -> None:
    told = "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26"

    assert sorted(f"{day:%m-%d}" for day in working_days.holidays(2026)) == told.split()


def test_the_day_of_prayer_was_a_holiday_until_it_was_abolished() -> None:
    assert date(2023, 5, 5) in working_days.holidays(2023)
    assert date(2024, 4, 26) not in working_days.holidays(2024)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-25", "2026-11-30"),  # Wednesday: a weekend lies between
        ("2026-04-01", "2026-04-09"),  # the Wednesday before Easter
        ("2026-12-23", "2026-12-29"),  # Christmas: Thursday 24 is a working day, 25 and 26 are none
        ("2026-11-28", "2026-12-02"),  # a Saturday
    ],
)
def test_three_working_days_later(asked: str, due: str) -> None:
    found = working_days.after(date.fromisoformat(asked), Duration(3, Unit.DAY))

    assert found == date.fromisoformat(due)


@given(day=_DAYS, count=st.integers(1, 60))
def test_counting_there_and_counting_back_agree(day: date, count: int) -> None:
    found = working_days.after(day, Duration(count, Unit.DAY))

    assert working_days.is_working_day(found)
    assert working_days.between(day, found) == count
    assert working_days.between(found, day) == -count


@given(day=_DAYS, weeks=st.integers(1, 10))
def test_longer_times_end_on_a_working_day_no_earlier_than_in_the_calendar(day: date, weeks: int) -> None:
    found = working_days.after(day, Duration(weeks, Unit.WEEK))

    assert working_days.is_working_day(found)
    assert timedelta(0) <= found - (day + timedelta(weeks=weeks)) < timedelta(days=8)
