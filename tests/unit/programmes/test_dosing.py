"""How far drugs have come towards their target doses, by what is known of what is taken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from sharedcare.programmes.awaiting import awaited
from sharedcare.programmes.dosing import dosed, titrated
from sharedcare.programmes.facts import Dose, Facts, Reading
from sharedcare.programmes.fitting import asked_everywhere
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.reaching import reached
from sharedcare.programmes.types.conditions import Measured
from sharedcare.programmes.types.content import Drugs, TargetDose
from sharedcare.programmes.types.goals import Dosed
from sharedcare.programmes.types.tasks import GoalsReached
from sharedcare.programmes.types.words import Band, Text
from tests.unit.programmes.combining.following import shipped
from tests.unit.programmes.small import small

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))
HEART = shipped()["heart-failure"]
PILLARS = ("raas", "beta-blocker", "mra", "sglt2")
ALL = Dosed(drugs=PILLARS, percent=100)
FULL: dict[str, tuple[Dose, ...]] = {
    "C09AA05": (Dose(((5.0, "mg"),), 2),),
    "C07AB07": (Dose(((10.0, "mg"),), 1),),
    "C03DA01": (Dose(((25.0, "mg"),), 2),),
    "A10BK01": (Dose(((10.0, "mg"),), 1),),
}
"""Ramipril, bisoprolol, spironolactone and dapagliflozin, each at its target."""
CARVEDILOL = {"C07AG02": (Dose(((25.0, "mg"),), 2),)}
"""At the target of those of up to 85 kg; it is half of what others come to."""


def taking(doses: Mapping[str, tuple[Dose, ...]], *more: str, weight: float | None = None) -> Facts:
    """Facts of somebody who takes these; `more` are taken in doses that nobody knows."""
    readings = {} if weight is None else {"weight": (Reading(weight, NOW),)}
    return Facts(at=NOW, drugs=frozenset((*doses, *more)), doses=doses, readings=readings)


def percent(facts: Facts, group: str) -> float | None:
    [found] = titrated([group], facts, HEART)
    return None if found.best is None else found.best.percent


def test_the_goal_is_reached_once_each_group_is_at_its_target_and_not_before() -> None:
    assert dosed(ALL, taking(FULL), HEART) is Holds.YES
    low = {**FULL, "C07AB07": (Dose(((7.5, "mg"),), 1),)}
    assert percent(taking(low), "beta-blocker") == 75
    assert dosed(ALL, taking(low), HEART) is Holds.NO
    assert reached(ALL, taking(FULL), HEART, since=NOW - timedelta(days=90)) is Holds.YES


def test_a_dose_in_words_alone_is_not_known_and_without_the_drug_it_is_not_reached() -> None:
    known = {code: doses for code, doses in FULL.items() if code != "C07AB07"}
    assert dosed(ALL, taking(known, "C07AB07"), HEART) is Holds.UNKNOWN
    assert dosed(ALL, taking(known), HEART) is Holds.NO
    assert dosed(ALL, Facts(at=NOW), HEART) is Holds.NO


def test_of_a_drug_that_the_file_has_no_target_of_nobody_knows() -> None:
    atenolol = {code: doses for code, doses in FULL.items() if code != "C07AB07"}
    atenolol["C07AB03"] = (Dose(((100.0, "mg"),), 1),)
    assert percent(taking(atenolol), "beta-blocker") is None
    assert dosed(ALL, taking(atenolol), HEART) is Holds.UNKNOWN


def test_so_many_of_the_groups_are_enough_where_the_goal_says_so() -> None:
    three = so_many(3)
    without = {code: doses for code, doses in FULL.items() if code != "C03DA01"}
    assert dosed(three, taking(without), HEART) is Holds.YES
    assert dosed(three, taking({"C09AA05": FULL["C09AA05"]}, "C07AB07", "C03DA01"), HEART) is Holds.UNKNOWN
    assert dosed(three, taking({"C09AA05": FULL["C09AA05"]}, "C07AB07"), HEART) is Holds.NO


def so_many(count: int) -> Dosed:
    return Dosed(drugs=PILLARS, percent=100, at_least=count)


def test_what_a_clinician_says_is_the_highest_that_is_tolerated_counts_as_the_target() -> None:
    low = {**FULL, "C07AB07": (Dose(((2.5, "mg"),), 1),)}
    facts = replace(taking(low), judged={"beta-blocker-highest": True})
    assert dosed(ALL, facts, HEART) is Holds.YES
    assert dosed(ALL, replace(facts, judged={"beta-blocker-highest": False}), HEART) is Holds.NO
    assert "beta-blocker-highest" in {one.key for one in asked_everywhere(HEART, Facts(at=NOW))}


@pytest.mark.parametrize(
    ("weight", "share"),
    [(85, 100), (85.1, 50)],
    ids=["up to 85 kg", "above 85 kg"],
)
def test_a_target_that_is_for_some_alone_counts_for_them_alone(weight: float, share: float) -> None:
    assert percent(taking(CARVEDILOL, weight=weight), "beta-blocker") == share


def test_while_nobody_knows_whose_target_it_is_no_share_of_another_is_told_and_no_goal_reached() -> None:
    target = Dosed(drugs=("beta-blocker",), percent=100)
    [found] = titrated(["beta-blocker"], taking(CARVEDILOL), HEART)

    assert found.best is not None
    assert (found.best.is_open, found.best.percent) == (True, None)
    assert dosed(target, taking(CARVEDILOL), HEART) is Holds.UNKNOWN
    assert dosed(target, taking(CARVEDILOL, weight=85), HEART) is Holds.YES
    assert dosed(target, taking(CARVEDILOL, weight=85.1), HEART) is Holds.NO


def test_a_target_behind_one_that_is_known_to_be_the_patients_keeps_nothing_open() -> None:
    [group] = [one for one in HEART.drugs if one.key == "beta-blocker"]
    special, general = [one for one in group.target_doses if one.atc == "C07AG02"]
    turned = msgspec.structs.replace(group, target_doses=(general, special))
    told = msgspec.structs.replace(HEART, drugs=(turned,))
    [found] = titrated(["beta-blocker"], taking(CARVEDILOL), told)

    assert [(one.is_open, one.percent) for one in found.taken] == [(False, 100)]


def test_a_plan_that_waits_for_a_target_dose_follows_the_value_by_which_it_is_another() -> None:
    one = small()
    [goal], task = one.goals, one.tasks[0]
    heavy = Measured(measurement="weight", value=Band(above=85.0))
    dose = TargetDose(atc="N02BE01", per_day=4, unit="g", applies_if=(heavy,))
    group = Drugs(
        key="pain", title=Text(da="Smerte", en="Pain"), atc=("N02BE",), use="treatment", target_doses=(dose,)
    )
    waits = msgspec.structs.replace(task, done_when=(GoalsReached(goals=(goal.key,)),))
    aims = msgspec.structs.replace(goal, target=Dosed(drugs=("pain",), percent=100))
    told = small(drugs=(group,), goals=(aims,), tasks=(waits,))
    assert ("loinc", "29463-7") in awaited(told)
    always = msgspec.structs.replace(group, target_doses=(msgspec.structs.replace(dose, applies_if=()),))
    assert ("loinc", "29463-7") not in awaited(msgspec.structs.replace(told, drugs=(always,)))


@pytest.mark.parametrize(
    ("at_a_time", "share"),
    [
        pytest.param(((49.0, "mg"),), 50.5, id="told by its first substance"),
        pytest.param(((49.0, "mg"), (51.0, "mg")), 50.5, id="both substances"),
        pytest.param(((100.0, "mg"),), None, id="the sum of both, which would look like more"),
        pytest.param(((51.0, "mg"),), None, id="told by its other substance"),
    ],
)
def test_of_a_drug_of_two_substances_only_what_is_clear_counts(
    at_a_time: tuple[tuple[float, str], ...], share: float | None
) -> None:
    found = percent(taking({"C09DX04": (Dose(at_a_time, 2),)}), "raas")
    assert (None if found is None else round(found, 1)) == share


def test_other_units_of_the_same_are_converted_and_what_is_no_weight_is_not_known() -> None:
    assert percent(taking({"C09CA01": (Dose(((0.15, "g"),), 1),)}), "raas") == 100
    assert percent(taking({"C09CA01": (Dose(((3.0, "mL"),), 1),)}), "raas") is None


_AMOUNTS = some.floats(0.1, 500)
_TIMES = some.sampled_from([0.5, 1, 2, 3, 4])


@given(amount=_AMOUNTS, a_day=_TIMES)
def test_a_dose_that_is_taken_in_two_ways_is_as_much_as_in_one(amount: float, a_day: float) -> None:
    whole = taking({"C07AB02": (Dose(((amount, "mg"),), a_day),)})
    halves = taking({"C07AB02": (Dose(((amount / 2, "mg"),), a_day),) * 2})
    assert percent(whole, "beta-blocker") == pytest.approx(percent(halves, "beta-blocker"))
    assert percent(whole, "beta-blocker") == pytest.approx(amount * a_day / 2)


@given(
    amounts=some.dictionaries(some.sampled_from(sorted(FULL)), _AMOUNTS, max_size=4),
    unknown=some.sets(some.sampled_from(sorted(FULL))),
    raised=some.sampled_from(sorted(FULL)),
    by=some.floats(0, 500),
    wanted=some.integers(1, 4),
)
def test_taking_more_never_takes_the_goal_away_and_knowing_less_never_reaches_it(
    amounts: dict[str, float], unknown: set[str], raised: str, by: float, wanted: int
) -> None:
    order = [Holds.NO, Holds.UNKNOWN, Holds.YES]
    target = so_many(wanted)
    doses = {code: (Dose(((amount, "mg"),), 1),) for code, amount in amounts.items()}
    before = dosed(target, taking(doses), HEART)

    more = {**doses, raised: (*doses.get(raised, ()), Dose(((by + 0.1, "mg"),), 1))}
    assert order.index(dosed(target, taking(more), HEART)) >= order.index(before)

    known = {code: each for code, each in doses.items() if code not in unknown}
    less = dosed(target, taking(known, *doses), HEART)
    assert less in (before, Holds.UNKNOWN)
