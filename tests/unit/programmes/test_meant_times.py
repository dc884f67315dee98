"""Whoever writes a rhythm or a time as people say it is told how it is written here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.checking import checked
from sharedcare.programmes.meant_times import meant
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Window
from tests.unit.programmes.small import broken


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("weekly", "every week"),
        ("once a week", "every week"),
        ("Daily", "every day"),
        ("each month", "every month"),
        ("2 weeks", "every 2 weeks"),
        ("every 2 week", "every 2 weeks"),
        ("every other week", "every 2 weeks"),
        ("twice a week", "2 times a week"),
        ("3x per week", "3 times a week"),
        ("every Monday", "every monday"),
        ("Mondays and Thursdays", "every monday and thursday"),
        ("ugentligt", "every week"),
        ("hver 2. uge", "every 2 weeks"),
        ("hver anden uge", "every 2 weeks"),
        ("2 gange om ugen", "2 times a week"),
        ("now and then", ""),
        ("every 0 weeks", ""),
        ("often", ""),
    ],
)
def test_a_rhythm_in_everyday_words_is_known(written: str, likely: str) -> None:
    assert meant(Rhythm, written) == likely


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("8 weeks after enrolment", "week 8 after enrolment"),
        ("Week 8 after enrolment", "week 8 after enrolment"),
        ("2 to 8 weeks after enrolment", "week 2 to week 8 after enrolment"),
        ("week 2 to 8 after enrolment", "week 2 to week 8 after enrolment"),
        ("3 days to 2 weeks after tele-start", "day 3 to week 2 after tele-start"),
        ("day 0-14 after discharge", "day 0 to day 14 after discharge"),
        ("8 uger efter enrolment", "week 8 after enrolment"),
        ("2 weeks before visit", "week -2 after visit"),
        ("2 to 8 weeks before visit", "week -8 to week -2 after visit"),
        ("0 days before visit", "day 0 after visit"),
        ("8 after enrolment", ""),
        ("the first week", ""),
    ],
)
def test_a_time_in_everyday_words_is_known(written: str, likely: str) -> None:
    assert meant(Window, written) == likely


@given(st.text(max_size=40))
def test_what_is_guessed_can_always_be_written_and_nothing_is_where_nobody_can_tell(text: str) -> None:
    for kind in (Rhythm, Window):
        likely = meant(kind, text)
        assert not likely or str(kind.parse(likely))
    assert meant(Duration, text) == ""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("every 2 weeks", "once a week", "`once a week` is not a rhythm. Did you mean `every week`?"),
        (
            "week 2 after enrolment",
            "8 weeks after enrolment",
            "`8 weeks after enrolment` is not a time counted from an anchor. Did you mean `week 8 after enrolment`?",
        ),
    ],
)
def test_check_asks_whether_it_was_meant(old: str, new: str, says: str) -> None:
    found = checked(broken(old, new), on=date(2026, 11, 25)).findings

    assert [f"{each.says} {each.remedy}" for each in found] == [says]
