"""A value of which only one side is known is judged where every number that it could be is judged alike, and else told of."""

from dataclasses import replace
from datetime import timedelta
from operator import ge, gt, le, lt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.programmes.bounds import Bound, could_be, opposite, read, together
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.holding import Holds, held
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.types import Agreed, Colour, Judgement, Unjudged
from sharedcare.programmes.types.conditions import Measured
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.judging.patients import ENROLLED, NOW, course, known, reading
from tests.unit.programmes.small import small

ONE = course("heart-failure", agreed=(Agreed("dry-weight", 80.0, ENROLLED),))
LIES = {
    Bound.EXACT: lambda a, b: a == b,
    Bound.LESS: lt,
    Bound.AT_MOST: le,
    Bound.AT_LEAST: ge,
    Bound.MORE: gt,
}
RED, YELLOW, GREEN, UNCLEAR = Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.NOT_JUDGED


def _one(key: str, value: float, bound: Bound) -> Judgement:
    series: dict[str, Any] = {key: [replace(reading(value, at_home=False), bound=bound)]}
    return next(
        one
        for one in judgements(ONE, known(**series), since=NOW - timedelta(days=1), at=NOW)
        if one.unjudged is not Unjudged.NO_REFERENCE
    )


@pytest.mark.parametrize(
    ("key", "value", "bound", "colour"),
    [
        ("potassium", 6.0, Bound.MORE, RED),
        ("potassium", 8.0, Bound.AT_LEAST, RED),
        ("potassium", 6.0, Bound.AT_LEAST, YELLOW),
        ("potassium", 5.0, Bound.MORE, UNCLEAR),
        ("potassium", 5.5, Bound.AT_MOST, GREEN),
        ("potassium", 2.0, Bound.LESS, GREEN),
        ("potassium", 2.0, Bound.UNKNOWN, UNCLEAR),
        ("saturation", 85, Bound.LESS, RED),
        ("saturation", 92, Bound.LESS, YELLOW),
        ("pulse", 110, Bound.MORE, YELLOW),
        ("systolic", 60, Bound.LESS, RED),
        ("systolic", 190, Bound.MORE, RED),
    ],
)
def test_it_is_judged_where_the_limit_leaves_no_doubt_and_as_yellow_where_it_is_that_at_least(
    key: str, value: float, bound: Bound, colour: Colour
) -> None:
    assert _one(key, value, bound).colour is colour


def test_what_is_said_shows_the_side_and_why_nobody_can_tell() -> None:
    red, unclear = _one("potassium", 6.0, Bound.MORE), _one("potassium", 5.0, Bound.MORE)
    assert (red.says.da, red.says.en) == ("P-Kalium > 6,0 mmol/L", "P-Potassium > 6.0 mmol/L")
    assert unclear.says.da.startswith(
        "P-Kalium > 5,0 mmol/L kan ikke vurderes: den er ikke oplyst som et nøjagtigt"
    )
    assert unclear.says.en.startswith(
        "P-Potassium > 5.0 mmol/L cannot be judged: it is not given as an exact"
    )
    assert unclear.key == f"heart-failure:potassium:not-exact:{unclear.id}"
    assert unclear.limit is not None
    assert not unclear.is_compared


def test_a_value_that_several_limits_cannot_judge_is_told_of_once() -> None:
    weights = [reading(80.0, 8), reading(81.0, 3), replace(reading(81.5, at_home=False), bound=Bound.MORE)]
    found = judgements(ONE, known(weight=weights), since=NOW - timedelta(hours=1), at=NOW)
    assert [one.rule for one in found if one.colour is UNCLEAR] == ["weight:not-exact"]


def test_a_condition_holds_of_it_only_where_there_is_no_doubt() -> None:
    low = Measured(measurement="lvef", value=Band(at_most=40))
    told = {
        (value, bound): held(
            low, Facts(NOW, readings={"lvef": (Reading(value, NOW, bound=bound),)}), small()
        ).holds
        for value, bound in ((30, Bound.LESS), (50, Bound.MORE), (50, Bound.LESS), (30, Bound.AT_LEAST))
    }
    assert list(told.values()) == [Holds.YES, Holds.NO, Holds.UNKNOWN, Holds.UNKNOWN]


_BOUNDS = st.sampled_from([Bound.EXACT, Bound.EXACT, Bound.LESS, Bound.AT_MOST, Bound.AT_LEAST, Bound.MORE])


@settings(max_examples=150, deadline=None)
@given(
    told=st.lists(
        st.tuples(st.integers(0, 10), st.integers(760, 900), _BOUNDS),
        max_size=10,
        unique_by=lambda one: one[0],
    ),
    moves=st.lists(st.integers(0, 120), min_size=10, max_size=10),
)
def test_whatever_the_number_is_a_certain_verdict_is_that_of_the_number(
    told: list[tuple[int, int, Bound]], moves: list[int]
) -> None:
    inexact, exact = [], []
    for (day, value, bound), move in zip(told, moves, strict=False):
        taken, away = (
            NOW - timedelta(days=day),
            {Bound.LESS: -1, Bound.AT_MOST: -1, Bound.EXACT: 0}.get(bound, 1),
        )
        number = value + away * (move + (bound in (Bound.LESS, Bound.MORE)))
        assert LIES[bound](number, value)
        inexact.append(Reading(value / 10, taken, f"Observation/{day}", bound=bound))
        exact.append(Reading(number / 10, taken, f"Observation/{day}"))
    since = NOW - timedelta(days=11)
    truth = {one.key: one.colour for one in judgements(ONE, known(weight=exact), since=since, at=NOW)}
    for one in judgements(ONE, known(weight=inexact), since=since, at=NOW):
        if one.unjudged is not Unjudged.NOT_EXACT:
            assert truth[one.key] in ((YELLOW, RED) if "may be red" in one.says.en else (one.colour,))


@given(value=st.integers(-9, 9), bound=_BOUNDS, edges=st.tuples(st.integers(-9, 9), st.integers(-9, 9)))
def test_what_it_could_be_names_each_stretch_and_nothing_else(
    value: int, bound: Bound, edges: tuple[int, int]
) -> None:
    band = Band(below=edges[0], at_least=edges[1])
    possible = list(could_be(value, bound, (band, None)))
    assert all(LIES[bound](each, value) for each in possible)
    near = [number / 4 for number in range(-80, 81) if LIES[bound](number / 4, value)]
    assert {band.holds(each) for each in possible} == {band.holds(each) for each in near}


def test_sides_are_reckoned_with() -> None:
    assert together([Bound.EXACT, Bound.AT_MOST, Bound.LESS]) is Bound.LESS
    assert together([Bound.MORE, Bound.LESS]) is Bound.UNKNOWN
    assert (opposite(Bound.AT_MOST), opposite(Bound.EXACT)) == (Bound.AT_LEAST, Bound.EXACT)
    assert (read(None), read(">="), read("ad")) == (Bound.EXACT, Bound.AT_LEAST, Bound.UNKNOWN)
