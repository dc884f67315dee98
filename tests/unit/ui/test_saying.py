"""Numbers and days as Danes and Britons write them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import decimal, in_step, measured, shortest, signed

AT = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
THIN, MINUS = "\N{THIN SPACE}", "\N{MINUS SIGN}"


def calendar(language: str = "da") -> Calendar:
    return Calendar(AT, ZoneInfo("Europe/Copenhagen"), language)


@pytest.mark.parametrize(
    ("value", "digits", "danish", "english"),
    [
        (81.34, 1, "81,3", "81.3"),
        (12345.5, 1, f"12{THIN}345,5", f"12{THIN}345.5"),
        (-0.4, 1, f"{MINUS}0,4", f"{MINUS}0.4"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_a_number_has_the_comma_and_the_minus_of_its_language(
    value: float, digits: int, danish: str, english: str
) -> None:
    assert decimal(value, digits, "da") == danish
    assert decimal(value, digits, "en") == english


def test_a_value_just_short_of_its_limit_is_not_shown_as_the_limit_and_one_of_a_pair_stands_by_itself() -> (
    None
):
    assert measured((101.6,), 0, "da") == "101,6"
    assert measured((102.0, None), 0, "da") == "102"
    assert measured((134.5, 80.0), 0, "en") == "134.5/80"


def test_a_change_says_which_way_and_nothing_is_neither() -> None:
    assert [signed(value, 1, "da") for value in (2.1, -0.4, 0.01)] == ["+2,1", f"{MINUS}0,4", "0,0"]


def test_limits_keep_the_decimals_that_were_chosen_and_stand_in_step() -> None:
    assert shortest(53.0, "da") == "53"
    assert in_step((3.5, 5.0), "da") == ("3,5", "5,0")
    assert in_step((None, 1.4), "en") == (None, "1.4")


@pytest.mark.parametrize(
    ("days", "danish", "english"),
    [
        (0, "i dag 14:02", "today 14:02"),
        (1, "i går", "yesterday"),
        (5, "for 5 dage siden", "5 days ago"),
        (21, "for 3 uger siden", "3 weeks ago"),
        (250, "for 8 mdr. siden", "8 months ago"),
        (1200, "for 3 år siden", "3 years ago"),
    ],
)
def test_how_long_ago_is_said_in_the_unit_that_says_it_best(days: int, danish: str, english: str) -> None:
    moment = AT - timedelta(days=days)

    assert calendar().ago(moment) == danish
    assert calendar("en").ago(moment) == english


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 11, 22), "i dag", "today"),
        (date(2026, 11, 23), "i morgen", "tomorrow"),
        (date(2026, 11, 27), "fre 27.11", "Fri 27 Nov"),
        (date(2026, 12, 12), "12.12", "12 Dec"),
        (date(2024, 2, 1), "01.02.2024", "1 Feb 2024"),
    ],
)
def test_a_day_is_named_as_near_as_it_is(day: date, danish: str, english: str) -> None:
    assert calendar().day(day) == danish
    assert calendar("en").day(day) == english


def test_whoever_points_at_a_day_sees_all_of_it() -> None:
    told = calendar().tag("fre 27.11", date(2026, 11, 27))

    assert told == '<time datetime="2026-11-27" title="fre 27.11.2026, uge 48, om 5 dage">fre 27.11</time>'


def test_the_day_is_that_of_the_clocks_here() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)

    assert calendar().moment(late) == "i dag 00:30"
