"""Whoever writes a rhythm or a time as people say it is told how it is written here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.checking import checked
from sharedcare.programmes.meant_times import meant
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Unit, Window
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
        ("two weeks", "every 2 weeks"),
        ("to uger", "every 2 weeks"),
        ("six months", "every 6 months"),
        ("fire timer", "every 4 hours"),
        ("hver time", "every hour"),
        ("once every 2 weeks", "every 2 weeks"),
        ("every 2nd week", "every 2 weeks"),
        ("twice daily", "2 times a day"),
        ("two times a week", "2 times a week"),
        ("2 om ugen", "2 times a week"),
        ("3 per day", "3 times a day"),
        ("en gang om ugen", "every week"),
        ("every time", ""),
        ("time", ""),
        ("2 i uger", ""),
        ("3 daily", ""),
        ("second week", ""),
        ("\u0663 weeks", ""),
        ("9" * 5000 + " weeks", ""),
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
        ("8 weeks to 2 weeks before enrolment", "week -8 to week -2 after enrolment"),
        ("month 1 to week 2 before enrolment", "month -1 to week -2 after enrolment"),
        ("8 to 2 weeks after enrolment", "week 2 to week 8 after enrolment"),
        ("-3 days before enrolment", ""),
        ("-3 to 4 days before enrolment", ""),
        ("9" * 5000 + " weeks after enrolment", ""),
        ("8 after enrolment", ""),
        ("the first week", ""),
    ],
)
def test_a_time_in_everyday_words_is_known(written: str, likely: str) -> None:
    assert meant(Window, written) == likely


_SPELT = {
    "one": 1, "en": 1, "two": 2, "to": 2, "three": 3, "tre": 3, "four": 4, "fire": 4, "five": 5, "fem": 5, "six": 6, "seks": 6,
    "seven": 7, "syv": 7, "eight": 8, "otte": 8, "nine": 9, "ni": 9, "ten": 10, "ti": 10, "twelve": 12, "tolv": 12, "6": 6,
}  # fmt: skip
_PLURALS = {"hours": "hour", "timer": "hour", "days": "day", "dage": "day", "weeks": "week", "uger": "week", "months": "month",
            "måneder": "month", "years": "year", "år": "year"}  # fmt: skip


@pytest.mark.parametrize("lead", ["", "every ", "hver ", "once every "])
@given(st.sampled_from(sorted(_SPELT)), st.sampled_from(sorted(_PLURALS)))
def test_so_many_units_are_never_suggested_more_often(lead: str, spelt: str, unit: str) -> None:
    likely = Rhythm.parse(meant(Rhythm, f"{lead}{spelt} {unit}"))

    assert likely.per_week == pytest.approx(Unit.WEEK.hours / (_SPELT[spelt] * Unit(_PLURALS[unit]).hours))


_SAID = [*_SPELT, *_PLURALS, "week", "uge", "ugen", "time", "day", "daily", "a", "i", "om", "per", "every", "hver", "once", "gange", "x",
         "second", "to", "-", "-2", "0", "after", "before", "enrolment", "monday"]  # fmt: skip


@given(st.lists(st.sampled_from(_SAID), max_size=6).map(" ".join))
def test_whatever_is_suggested_is_accepted(text: str) -> None:
    rhythm, window = meant(Rhythm, text), meant(Window, text)

    assert not rhythm or Rhythm.parse(rhythm).per_week > 0
    assert not window or not Window.parse(window).is_empty


_POINTS = st.tuples(st.integers(-20, 20), st.sampled_from(sorted(_PLURALS)))


@given(_POINTS, _POINTS, st.sampled_from(["after", "before", "efter", "før"]))
def test_a_time_that_is_suggested_opens_before_it_closes(
    first: tuple[int, str], last: tuple[int, str], side: str
) -> None:
    likely = meant(Window, f"{first[0]} {first[1]} to {last[0]} {last[1]} {side} enrolment")

    assert bool(likely) is (side in ("after", "efter") or min(first[0], last[0]) >= 0)
    assert not likely or not Window.parse(likely).is_empty


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
