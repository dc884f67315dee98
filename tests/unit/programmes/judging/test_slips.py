"""A value that was measured again because it was asked for, and not found again, counts nowhere."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.slips import slips
from sharedcare.programmes.judging.types import Agreed, Colour
from tests.unit.programmes.judging.patients import ENROLLED, NOW, course, known, reading, told

HEART = course("heart-failure", agreed=(Agreed("dry-weight", 80.0, ENROLLED),))
SUGAR = course("type-2-diabetes")
LATER = NOW + timedelta(hours=2)
STEADY = [reading(80.0, day) for day in range(1, 18)]
SLIP, AGAIN = reading(90.3), reading(80.1, minutes=1)


def _marked(*series: Reading, at_home: bool = True) -> set[str]:
    several = [replace(each, by_patient=at_home) for each in series]
    return {each.id for each in slips([(HEART, known(weight=several))], at=LATER)}


def test_a_slip_is_found_in_no_mean_and_in_no_change_of_any_programme() -> None:
    record = known(weight=[*STEADY, SLIP, AGAIN])
    found = slips([(HEART, record), (SUGAR, record)], at=LATER)

    assert {each.id for each in found} == {SLIP.id}
    for one in (HEART, SUGAR):
        judged = judgements(one, record, since=NOW - timedelta(days=1), at=LATER, slips_found=found)
        assert {each.id for each in judged} >= {SLIP.id, AGAIN.id}, "it is judged, and stays in the record"
        assert {each.colour for each in judged} == {Colour.GREEN}


def test_until_it_is_measured_again_it_counts_as_any_value() -> None:
    assert not _marked(*STEADY, SLIP)
    waiting = told(HEART, known(weight=[*STEADY, SLIP]))
    assert {"weight:weight-rise-3-days", "weight:weight-trend"} <= set(waiting)


@pytest.mark.parametrize(
    ("again", "is_slip"),
    [
        (reading(80.1, minutes=1), True),
        (reading(81.2, minutes=60), True),
        (reading(80.1, minutes=61), False),
        (reading(82.5, minutes=1), False),
    ],
    ids=["green", "no more than yellow, at the last moment", "too late", "red again"],
)
def test_what_was_measured_again_takes_its_place_where_it_came_in_time_and_is_not_red(
    again: Reading, is_slip: bool
) -> None:
    assert (SLIP.id in _marked(*STEADY, SLIP, again)) is is_slip


def test_two_that_are_red_after_each_other_are_no_slips_whatever_a_third_says() -> None:
    confirmed, then = reading(90.2, minutes=1), reading(80.1, minutes=2)

    assert not _marked(*STEADY, SLIP, confirmed, then)
    assert not _marked(*STEADY, SLIP, then, reading(90.2, minutes=3))
    found = told(HEART, known(weight=[*STEADY, SLIP, confirmed, then]), at=LATER).values()
    assert confirmed.id in {one.id for one in found if one.colour is Colour.RED}


def test_nobody_is_asked_to_repeat_what_was_measured_at_a_visit() -> None:
    assert not _marked(*STEADY, SLIP, AGAIN, at_home=False)


def test_the_same_mistake_twice_in_three_days_makes_two_slips() -> None:
    before = [reading(80.0, 3.0), reading(80.0, 4.0)]
    first, after = reading(90.3, 2.0), reading(80.1, 2.0, minutes=1)
    far = [reading(80.0, day) for day in (9, 10)]

    assert _marked(*before, first, after, SLIP, AGAIN) == {first.id, SLIP.id}
    # Without the first one the second is no rise: it is the oldest of the three days.
    assert _marked(
        *far, reading(80.0, 5.0), reading(90.3, 3.0), reading(80.1, 3.0, minutes=1), SLIP, AGAIN
    ) == {
        "Observation/90.3-3.0-0",
        SLIP.id,
    }


def test_what_comes_days_later_is_not_compared_with_a_slip() -> None:
    first, again = reading(90.3, 3.0), reading(80.1, 3.0, minutes=1)
    found = told(HEART, known(weight=[reading(80.0, 5.0), first, again, reading(80.2)]), at=LATER)
    assert not found


def test_a_slip_together_with_another_yellow_value_is_not_red() -> None:
    pulse = [reading(104.0, 0.1)]
    assert "combination:two-yellows" in told(HEART, known(pulse=pulse, weight=[*STEADY, reading(81.2)]))
    found = told(HEART, known(pulse=pulse, weight=[*STEADY, SLIP, AGAIN]), days=1, at=LATER)
    assert set(found) == {"pulse:pulse-outside"}


def test_what_one_limit_finds_again_is_no_slip_by_another() -> None:
    usual = course("copd", agreed=(Agreed("usual-saturation", 97.0, ENROLLED),))
    series = [reading(96.0, 1), reading(87.0), reading(90.0, minutes=10)]
    record = known(saturation=series)

    assert not slips([(usual, record)], at=LATER), "90 % is not below 88 %, and 7 below what is usual"
    other = course("copd", agreed=(Agreed("usual-saturation", 91.0, ENROLLED),))
    assert {each.id for each in slips([(other, record)], at=LATER)} == {"Observation/87.0-0-0"}


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.lists(st.integers(0, 8000), min_size=2, max_size=12, unique=True),
    values=st.lists(st.sampled_from([80.0, 80.1, 82.5, 90.3]), min_size=12, max_size=12),
    data=st.data(),
)
def test_neither_the_order_nor_how_far_back_is_judged_matters(
    minutes: list[int], values: list[float], data: st.DataObject
) -> None:
    series = [
        Reading(value, NOW - timedelta(minutes=ago), f"Observation/{ago}", by_patient=True)
        for ago, value in zip(minutes, values, strict=False)
    ]
    record, other = known(weight=series), known(weight=data.draw(st.permutations(series)))
    wide = judgements(HEART, record, since=NOW - timedelta(days=10), at=LATER)
    days = data.draw(st.integers(0, 6))

    assert slips([(HEART, record)], at=LATER) == slips([(HEART, other)], at=LATER)
    assert wide == judgements(HEART, other, since=NOW - timedelta(days=10), at=LATER)
    assert [each for each in wide if each.at >= NOW - timedelta(days=days)] == list(
        judgements(HEART, record, since=NOW - timedelta(days=days), at=LATER)
    )


@settings(max_examples=60, deadline=None)
@given(minutes=st.lists(st.integers(0, 8000), min_size=2, max_size=12, unique=True), data=st.data())
def test_what_is_left_is_judged_as_if_the_slips_had_never_been(
    minutes: list[int], data: st.DataObject
) -> None:
    values = st.sampled_from([80.0, 81.2, 82.5, 90.3])
    series = [
        Reading(data.draw(values), NOW - timedelta(minutes=ago), f"Observation/{ago}", by_patient=True)
        for ago in minutes
    ]
    found = slips([(HEART, known(weight=series))], at=LATER)
    gone = {each.id for each in found}
    kept = known(weight=[each for each in series if each.id not in gone])
    since = NOW - timedelta(days=10)
    whole = judgements(HEART, known(weight=series), since=since, at=LATER, slips_found=found)
    trend = "weight:weight-trend"

    assert [each for each in whole if each.id not in gone and each.rule == trend] == [
        each
        for each in judgements(HEART, kept, since=since, at=LATER, slips_found=frozenset())
        if each.rule == trend
    ]
