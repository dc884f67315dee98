"""Whether a condition holds: yes, no, or not known, and what the answer rests on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.facts import Answered as Given
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.holding import Holds, all_hold, held
from sharedcare.programmes.times import Duration, Share, Unit
from sharedcare.programmes.types.conditions import (
    Aged,
    AllOf,
    Answered,
    AnyOf,
    Condition,
    Diagnosed,
    Happened,
    InLevel,
    Judged,
    Measured,
    Named,
    NamedCondition,
    NoneOf,
    Scored,
    Sexed,
    Takes,
)
from sharedcare.programmes.types.content import Drugs
from sharedcare.programmes.types.words import Band, Code, Text
from tests.unit.programmes.small import small

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROGRAMME = small()
MONTH = Duration(1, Unit.MONTH)


def reading(value: float, *, days_ago: int = 0) -> Reading:
    return Reading(value, NOW - timedelta(days=days_ago), f"Observation/{value}")


def answer(condition: Condition, facts: Facts) -> Holds:
    return held(condition, facts, PROGRAMME).holds


def judged(key: str) -> Judged:
    return Judged(key=key, says=Text(da="x", en="x"))


def test_a_diagnosis_is_found_below_a_code_only_where_that_is_said() -> None:
    exact = Diagnosed(codes=(Code(system="sks", code="DI50"),))
    below = Diagnosed(codes=(Code(system="sks", code="DI50", below=True),))
    facts = Facts(NOW, codes=frozenset({("sks", "DI501"), ("icpc-2", "DI50")}))
    assert answer(exact, facts) is Holds.NO
    found = held(below, facts, PROGRAMME)
    assert (found.holds, found.codes) == (Holds.YES, (("sks", "DI501"),))


def test_a_value_that_nobody_has_is_not_known_rather_than_normal() -> None:
    low = Measured(measurement="lvef", value=Band(at_most=40))
    assert answer(low, Facts(NOW)) is Holds.UNKNOWN
    assert answer(low, Facts(NOW, readings={"lvef": ()})) is Holds.UNKNOWN
    assert answer(low, Facts(NOW, readings={"lvef": (reading(55),)})) is Holds.NO
    found = held(low, Facts(NOW, readings={"lvef": (reading(35), reading(60, days_ago=400))}), PROGRAMME)
    assert (found.holds, found.readings) == (Holds.YES, (reading(35),))


def test_a_value_that_is_too_old_does_not_count() -> None:
    low = Measured(measurement="lvef", value=Band(at_most=40), within=MONTH)
    assert answer(low, Facts(NOW, readings={"lvef": (reading(35, days_ago=32),)})) is Holds.UNKNOWN


@pytest.mark.parametrize(
    ("values", "holds"),
    [((9, 9), Holds.YES), ((9, 1), Holds.NO), ((9,), Holds.UNKNOWN), ((1,), Holds.NO)],
)
def test_two_of_two_waits_for_the_second_reading_only_as_long_as_it_matters(
    values: tuple[int, ...], holds: Holds
) -> None:
    twice = Measured(measurement="x", value=Band(above=5), readings=Share(2, 2))
    readings = tuple(reading(value, days_ago=number) for number, value in enumerate(values))
    assert answer(twice, Facts(NOW, readings={"x": readings})) is holds


def test_a_reading_from_after_the_moment_that_is_asked_about_is_not_seen() -> None:
    high = Measured(measurement="x", value=Band(above=5))
    assert answer(high, Facts(NOW, readings={"x": (reading(9, days_ago=-1),)})) is Holds.UNKNOWN


def test_age_is_counted_in_whole_years() -> None:
    adult = Aged(years=Band(at_least=18))
    assert answer(adult, Facts(NOW, born=date(2008, 11, 26))) is Holds.NO
    assert answer(adult, Facts(NOW, born=date(2008, 11, 25))) is Holds.YES
    assert answer(adult, Facts(NOW)) is Holds.UNKNOWN


@pytest.mark.parametrize("recorded", ["female", "other", "unknown", ""])
def test_a_sex_is_ruled_out_by_the_opposite_one_alone(recorded: str) -> None:
    may_be = Sexed(may_be="female")
    assert answer(may_be, Facts(NOW, sex=recorded)) is Holds.YES
    assert answer(may_be, Facts(NOW, sex="male")) is Holds.NO


def test_an_event_counts_as_often_as_it_came_within_the_time() -> None:
    twice = Happened(event="admission", times=2, within=MONTH)
    at = [NOW - timedelta(days=days) for days in (3, 20, 40)]
    assert answer(twice, Facts(NOW, events={"admission": tuple(at)})) is Holds.YES
    assert answer(twice, Facts(NOW, events={"admission": (at[0], at[2])})) is Holds.NO
    assert answer(twice, Facts(NOW)) is Holds.NO


def test_drugs_are_found_by_the_group_that_their_code_begins_with() -> None:
    group = Drugs(key="beta", title=Text(da="B", en="B"), atc=("C07",), use="follow")
    programme = small(drugs=(group,))
    takes = Takes(drugs="beta")
    assert held(takes, Facts(NOW, drugs=frozenset({"C07AB07"})), programme).holds is Holds.YES
    assert held(takes, Facts(NOW, drugs=frozenset({"C09AA02"})), programme).holds is Holds.NO


def test_answers_scores_and_levels_are_taken_as_they_were_given() -> None:
    said = Answered(questionnaire="q", question="one", answers=("yes",), within=MONTH)
    facts = Facts(
        NOW,
        answers={("q", "one"): Given("yes", NOW)},
        scores={"q": (reading(44),)},
        levels=frozenset({"high"}),
    )
    assert answer(said, facts) is Holds.YES
    assert answer(Scored(questionnaire="q", score=Band(at_most=50)), facts) is Holds.YES
    assert answer(InLevel(level="high"), facts) is Holds.YES
    assert answer(InLevel(level="low"), facts) is Holds.NO
    assert answer(said, Facts(NOW)) is Holds.UNKNOWN


def test_what_only_a_clinician_can_answer_is_named_until_somebody_has() -> None:
    both = AllOf(of=(judged("one"), judged("two")))
    waiting = held(both, Facts(NOW, judged={"one": True}), PROGRAMME)
    assert (waiting.holds, waiting.to_judge) == (Holds.UNKNOWN, ("two",))
    assert answer(both, Facts(NOW, judged={"one": True, "two": True})) is Holds.YES
    assert answer(both, Facts(NOW, judged={"one": False})) is Holds.NO


def test_of_no_conditions_all_hold() -> None:
    assert all_hold((), Facts(NOW), PROGRAMME).holds is Holds.YES


said = st.dictionaries(st.sampled_from("abc"), st.booleans())
conditions = st.recursive(
    st.sampled_from("abc").map(judged),
    lambda parts: st.lists(parts, min_size=1, max_size=3).flatmap(
        lambda of: st.sampled_from((AnyOf, AllOf, NoneOf)).map(lambda kind: kind(of=tuple(of)))
    ),
    max_leaves=8,
)


@given(conditions, said, said)
def test_to_learn_more_never_turns_a_yes_or_a_no_round(
    condition: Condition, known: dict[str, bool], more: dict[str, bool]
) -> None:
    before = answer(condition, Facts(NOW, judged=known))
    after = answer(condition, Facts(NOW, judged={**more, **known}))
    assert before in (Holds.UNKNOWN, after)
    if set("abc") <= set(known):
        assert before is not Holds.UNKNOWN


@pytest.mark.parametrize(("assumed_no", "holds"), [(False, Holds.UNKNOWN), (True, Holds.NO)])
def test_what_a_file_assumes_not_to_be_so_is_waited_for_by_nothing(*, assumed_no: bool, holds: Holds) -> None:
    heavy = NamedCondition(
        key="heavy",
        title=Text(da="Vejer meget", en="Weighs much"),
        holds=Measured(measurement="weight", value=Band(above=120)),
        assumed_no=assumed_no,
    )
    programme = small(conditions=(heavy,))

    assert held(Named(condition="heavy"), Facts(NOW), programme).holds is holds
    known = Facts(NOW, readings={"weight": (Reading(130, NOW),)})
    assert held(Named(condition="heavy"), known, programme).holds is Holds.YES
