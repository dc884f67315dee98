"""Judging is a function of the record alone, whatever the order in which it came to be."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.types import Agreed, Judgement
from tests.unit.programmes.judging.patients import ENROLLED, NOW, answers, course, known

ONE = course("heart-failure", agreed=(Agreed("dry-weight", 80.0, ENROLLED),))
_HOURS = st.integers(0, 14 * 24)
_ANSWERS = st.lists(
    st.tuples(_HOURS, st.sampled_from(["no", "a-bit"])), max_size=3, unique_by=lambda each: each[0]
)


def _series(low: int, high: int) -> st.SearchStrategy[list[Reading]]:
    each = st.tuples(_HOURS, st.integers(low * 10, high * 10))
    return st.lists(each, max_size=12, unique_by=lambda one: one[0]).map(
        lambda several: [
            Reading(value / 10, NOW - timedelta(hours=hours), f"Observation/{low}-{hours}", by_patient=True)
            for hours, value in several
        ]
    )


def _judged(
    weight: list[Reading], pulse: list[Reading], said: list[tuple[int, str]], since_days: float = 20
) -> tuple[Judgement, ...]:
    forms = [answers("hf.symptoms", hours / 24, dizzy=dizzy) for hours, dizzy in said]
    return judgements(
        ONE, known(forms, weight=weight, pulse=pulse), since=NOW - timedelta(days=since_days), at=NOW
    )


@settings(max_examples=60, deadline=None)
@given(weight=_series(76, 90), pulse=_series(40, 130), said=_ANSWERS, data=st.data())
def test_neither_order_nor_how_far_back_is_looked_matters(
    weight: list[Reading], pulse: list[Reading], said: list[tuple[int, str]], data: st.DataObject
) -> None:
    all_of_it = _judged(weight, pulse, said)
    other = _judged(data.draw(st.permutations(weight)), data.draw(st.permutations(pulse)), said[::-1])
    assert all_of_it == other
    days = data.draw(st.integers(0, 15))
    lately = tuple(each for each in all_of_it if each.at >= NOW - timedelta(days=days))
    assert lately == _judged(weight, pulse, said, days)


@settings(max_examples=60, deadline=None)
@given(weight=_series(76, 90), pulse=_series(40, 130))
def test_what_has_nothing_to_do_with_it_changes_nothing(weight: list[Reading], pulse: list[Reading]) -> None:
    alone = _judged(weight, [], [])
    beside = [each for each in _judged(weight, pulse, []) if each.measurement == "weight"]
    assert list(alone) == beside


@settings(max_examples=60, deadline=None)
@given(weight=_series(76, 90), wrong=st.integers(0, 11), value=st.integers(300, 2000))
def test_a_value_is_judged_by_nothing_that_came_after_it_but_its_second_measurement(
    weight: list[Reading], wrong: int, value: int
) -> None:
    if not weight:
        return
    changed = replace(weight[wrong % len(weight)], value=value / 10)
    other = [changed if each.id == changed.id else each for each in weight]
    before = changed.at - timedelta(hours=1)
    assert [each for each in _judged(weight, [], []) if each.at < before] == [
        each for each in _judged(other, [], []) if each.at < before
    ]
