"""A date is an interval, as exact as it is written, where it was meant."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.records.indexing.dates import (
    EARLIEST,
    LATEST,
    interval_of,
    interval_of_period,
    interval_of_timing,
)
from sharedcare.records.indexing.errors import DateNotUnderstood

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MICROSECOND = timedelta(microseconds=1)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "start", "after"),
    [
        ("2015", "2015-01-01T00:00:00+01:00", "2016-01-01T00:00:00+01:00"),
        ("2015-12", "2015-12-01T00:00:00+01:00", "2016-01-01T00:00:00+01:00"),
        ("2016-02", "2016-02-01T00:00:00+01:00", "2016-03-01T00:00:00+01:00"),
        ("2015-07-04", "2015-07-04T00:00:00+02:00", "2015-07-05T00:00:00+02:00"),
        ("2015-07-04T10:30", "2015-07-04T10:30:00+02:00", "2015-07-04T10:31:00+02:00"),
        ("2015-07-04T10:30Z", "2015-07-04T10:30:00+00:00", "2015-07-04T10:31:00+00:00"),
        ("2015-07-04T10:30:15-05:00", "2015-07-04T10:30:15-05:00", "2015-07-04T10:30:16-05:00"),
        ("2015-07-04T10:30:15.5Z", "2015-07-04T10:30:15.500+00:00", "2015-07-04T10:30:15.600+00:00"),
        ("2015-07-04T10:30:15.123Z", "2015-07-04T10:30:15.123+00:00", "2015-07-04T10:30:15.124+00:00"),
        ("2015-07-04T10:30:15.123456789Z", "2015-07-04T10:30:15.123456+00:00", "2015-07-04T10:30:15.123457+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00", "2017-01-01T00:00:00+00:00"),
    ],
)  # fmt: skip
def test_a_date_is_as_long_as_it_is_exact(text: str, start: str, after: str) -> None:
    assert interval_of(text, COPENHAGEN) == (moment(start), moment(after) - MICROSECOND)


@pytest.mark.parametrize(("day", "hours"), [("2024-03-31", 23), ("2024-10-27", 25), ("2024-06-01", 24)])
def test_a_day_on_which_the_clock_is_moved_is_shorter_or_longer(day: str, hours: int) -> None:
    start, end = interval_of(day, COPENHAGEN)

    assert end - start == timedelta(hours=hours) - MICROSECOND


def test_a_local_time_that_is_met_twice_can_mean_either() -> None:
    start, end = interval_of("2024-10-27T02:30", COPENHAGEN)

    assert start == moment("2024-10-27T02:30:00+02:00")
    assert end == moment("2024-10-27T02:31:00+01:00") - MICROSECOND


def test_a_date_is_meant_in_the_zone_that_is_told() -> None:
    assert interval_of("2015-01-01", ZoneInfo("Pacific/Auckland"))[0] == moment("2014-12-31T11:00:00+00:00")


@pytest.mark.parametrize(
    "text",
    ["", "15", "2015-13", "2015-02-29", "2015-2-3", "2015-02-03T25:00", "2015-02-03 10:00", "2015-02-03T10",
     "2015-02-03T10:00:61Z", "٢٠١٥", "2015\n", "0000", "2015-02-03T10:00:00+24:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateNotUnderstood):
        interval_of(text, COPENHAGEN)


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
@pytest.mark.parametrize(
    "text",
    ["0001", "0001-01", "0001-01-01", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00",
     "9999", "9999-12", "9999-12-31", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59", "9999-12-31T23:59:59.999999Z"],
)  # fmt: skip
def test_the_first_and_the_last_year_do_not_overflow(text: str, zone: str) -> None:
    start, end = interval_of(text, ZoneInfo(zone))

    assert EARLIEST <= start <= end <= LATEST


def test_a_period_runs_from_the_start_of_its_start_to_the_end_of_its_end() -> None:
    period = interval_of_period({"start": "2015-01", "end": "2015-02"}, COPENHAGEN)

    assert period == (interval_of("2015-01", COPENHAGEN)[0], interval_of("2015-02", COPENHAGEN)[1])


def test_an_open_side_of_a_period_has_no_limit() -> None:
    assert interval_of_period({"start": "2015"}, COPENHAGEN) == (interval_of("2015", COPENHAGEN)[0], LATEST)
    assert interval_of_period({"end": "2015"}, COPENHAGEN) == (EARLIEST, interval_of("2015", COPENHAGEN)[1])
    assert interval_of_period({"extension": []}, COPENHAGEN) is None


def test_a_timing_counts_by_its_outer_limits() -> None:
    timing = {"event": ["2015-03", None, "2015-01-10"], "repeat": {"boundsPeriod": {"end": "2015-06"}}}

    assert interval_of_timing(timing, COPENHAGEN) == (EARLIEST, interval_of("2015-06", COPENHAGEN)[1])
    assert interval_of_timing({"event": ["2015-03", "2015-01-10"]}, COPENHAGEN) == (
        interval_of("2015-01-10", COPENHAGEN)[0],
        interval_of("2015-03", COPENHAGEN)[1],
    )
    assert interval_of_timing({"repeat": {"frequency": 2}}, COPENHAGEN) is None


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_a_year_contains_its_months_and_a_month_its_days(day: date) -> None:
    text = day.isoformat()
    year, month, whole = (interval_of(text[:length], COPENHAGEN) for length in (4, 7, 10))

    assert year[0] <= month[0] <= whole[0] <= whole[1] <= month[1] <= year[1]


@given(DAYS.filter(lambda day: day < date(9999, 12, 31)))
def test_days_follow_each_other_without_gap_or_overlap(day: date) -> None:
    following = interval_of((day + timedelta(days=1)).isoformat(), COPENHAGEN)

    assert interval_of(day.isoformat(), COPENHAGEN)[1] + MICROSECOND == following[0]


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_lies_within_what_its_own_text_means(instant: datetime) -> None:
    start, end = interval_of(instant.isoformat(), COPENHAGEN)

    assert start <= instant <= end
    assert end - start < timedelta(seconds=1)
