"""Times are read as they are written, and written as they are read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.errors import NotUnderstood
from sharedcare.programmes.rhythms import WEEKDAYS, Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.times import Duration, Offset, Share, Unit, Window
from sharedcare.programmes.written import Written

_KINDS: tuple[type[Written], ...] = (Duration, Window, Share, Rhythm)
_units = st.sampled_from(Unit)
_counts = st.integers(1, 9999)
_durations = st.builds(Duration, _counts, _units)
_offsets = st.builds(Offset, st.integers(-9999, 9999), _units)
_anchors = st.from_regex(r"[a-z0-9]{1,8}([.-][a-z0-9]{1,8}){0,2}", fullmatch=True)
_windows = st.builds(Window, _offsets, _offsets, _anchors)
_every = st.builds(
    lambda shortest, more, unit: Every(Duration(shortest, unit), Duration(shortest + more, unit)),
    st.integers(1, 5000),
    st.integers(0, 4999),
    _units,
)
_days = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(
    lambda days: OnWeekdays(tuple(day for day in WEEKDAYS if day in days))
)
_rhythms = st.one_of(_every, _days, st.builds(TimesA, st.integers(1, 99), _units))
_shares = st.builds(Share, st.integers(1, 99), st.integers(1, 99))


@given(st.one_of(_durations, _windows, _rhythms, _shares))
def test_whatever_is_written_is_read_as_the_same(value: Written) -> None:
    kind = Rhythm if isinstance(value, Rhythm) else type(value)

    read = kind.parse(str(value))

    assert read == value
    assert type(read) is type(value)
    assert str(read) == str(value)


@given(st.one_of(_durations, _windows, _rhythms, _shares))
def test_the_pattern_for_editors_takes_whatever_is_written(value: Written) -> None:
    assert re.search(value.WRITTEN, str(value))


@given(st.sampled_from(_KINDS), st.text(max_size=40))
def test_any_other_text_is_refused_with_an_example(kind: type[Written], text: str) -> None:
    if re.fullmatch(kind.WRITTEN, text) and not text.endswith("\n"):
        return

    with pytest.raises(NotUnderstood) as refused:
        kind.parse(text)

    assert kind.EXAMPLES[0] in refused.value.message


@pytest.mark.parametrize("kind", _KINDS)
def test_the_examples_that_mistakes_show_can_be_written(kind: type[Written]) -> None:
    assert [str(kind.parse(each)) for each in kind.EXAMPLES] == list(kind.EXAMPLES)


@pytest.mark.parametrize(
    "text", ["2 week", "0 days", "-1 day", "2  weeks", "two weeks", "2 weeks ", "2 weeks\n", "20000 days", ""]
)
def test_a_length_of_time_that_is_nearly_right_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Duration.parse(text)


def test_a_window_tells_when_it_opens_and_closes_and_from_what_it_is_counted() -> None:
    window = Window.parse("day -2 to week 2 after discharge.hospital")

    assert (window.opens, window.closes) == (Offset(-2, Unit.DAY), Offset(2, Unit.WEEK))
    assert window.anchor == "discharge.hospital"
    assert not window.is_empty
    assert Window.parse("day 15 to week 2 after x").is_empty
    assert not Window.parse("month 3 after x").is_empty


@pytest.mark.parametrize(
    ("text", "per_week"),
    [
        ("every day", 7),
        ("every 2 weeks", 0.5),
        ("2 times a week", 2),
        ("3 times a day", 21),
        ("every monday and thursday", 2),
        ("every thursday and monday and monday", 2),
    ],
)
def test_a_rhythm_says_how_often_a_week_it_comes(text: str, per_week: float) -> None:
    assert Rhythm.parse(text).per_week == pytest.approx(per_week)


@given(_durations, st.integers())
def test_a_length_of_time_does_not_change(duration: Duration, count: int) -> None:
    with pytest.raises(AttributeError):
        duration.count = count

    assert len({duration, Duration(duration.count, duration.unit)}) == 1
