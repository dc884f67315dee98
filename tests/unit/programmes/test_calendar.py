"""Lengths of time in a calendar."""

from datetime import date

import pytest

from sharedcare.programmes.calendar import after, before, years_between
from sharedcare.programmes.times import Duration


@pytest.mark.parametrize(
    ("day", "length", "later"),
    [
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2026, 11, 25), "2 weeks", date(2026, 12, 9)),
        (date(2026, 11, 25), "14 months", date(2028, 1, 25)),
    ],
)
def test_a_length_is_counted_in_the_calendar(day: date, length: str, later: date) -> None:
    assert after(day, Duration.parse(length)) == later


def test_before_goes_back_over_the_turn_of_the_year() -> None:
    assert before(date(2026, 1, 15), Duration.parse("2 months")) == date(2025, 11, 15)


def test_who_was_born_on_a_leap_day_is_a_year_older_on_the_day_after() -> None:
    born = date(2008, 2, 29)
    assert years_between(born, date(2026, 2, 28)) == 17
    assert years_between(born, date(2026, 3, 1)) == 18
