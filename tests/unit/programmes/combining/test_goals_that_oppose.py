"""Goals of programmes that oppose each other: a clinician decides, between programmes and never inside one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import Conflict, Followed, Wanted
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types.conditions import Judged
from sharedcare.programmes.types.course import Alongside, Proposal
from sharedcare.programmes.types.words import Band, Text
from tests.unit.programmes.combining.following import FEW, NOW, follows, shipped
from tests.unit.programmes.small import small

HEART, SUGAR, VESSELS = "heart-failure", "type-2-diabetes", "ischaemic-heart-disease"
ROBUST = {"frail": False, "pressure-is-hard": False, "frail-or-dizzy": False}
FRAIL = {"frail": True, "pressure-is-hard": True, "frail-or-dizzy": True}
CODED = frozenset({("sks", "DI251"), ("sks", "DE119")})


def plan_of(*keys: str, **known: Any) -> Wanted:
    return wanted([follows(shipped()[key], **known) for key in keys])


def about(plan: Wanted, code: str) -> list[Conflict]:
    return [each for each in plan.conflicts if code in {one.code for one in each.measure}]


def bands(conflict: Conflict) -> dict[str, Band]:
    return {side.sources[0].programme: side.band for side in conflict.sides}


@pytest.mark.parametrize("codes", [frozenset(), CODED], ids=["not coded", "coded"])
@pytest.mark.parametrize(("years", "strict"), [(1, 48), (8, 53)])
def test_long_term_sugar_of_heart_and_diabetes_is_decided_by_a_clinician_however_it_is_coded(
    codes: frozenset[tuple[str, str]], years: int, strict: int
) -> None:
    days = {each.key: 3 for each in shipped()[SUGAR].anchors} | {"diagnosis": years * 365}
    # Protein in the urine may never have been measured: the goal does not wait for it.
    sugar = follows(shipped()[SUGAR], events=days, codes=codes, judged=ROBUST)
    vessels = follows(shipped()[VESSELS], codes=codes, judged=ROBUST)

    [conflict] = about(wanted([vessels, sugar]), "NPU27300")

    assert bands(conflict) == {SUGAR: Band(at_most=strict), VESSELS: Band(at_least=53, at_most=58)}
    assert conflict.proposed is not None
    assert conflict.proposed.value == Band(at_most=53)
    assert len(conflict.says) == 1


def test_without_the_programme_of_the_heart_diabetes_has_the_goal_for_those_with_a_heart_disease() -> None:
    plan = plan_of(SUGAR, codes=CODED, judged=ROBUST)

    assert not plan.conflicts
    [sugar] = [each for each in plan.goals if each.key.startswith("hba1c")]
    assert sugar.band == Band(at_least=53, at_most=58)


@pytest.mark.parametrize("keys", [(HEART, SUGAR, VESSELS), (VESSELS, SUGAR)])
def test_a_frail_patient_is_proposed_the_goal_for_the_frail(keys: tuple[str, ...]) -> None:
    plan = plan_of(*keys, codes=CODED, judged=FRAIL)

    [sugar], [pressure] = about(plan, "NPU27300"), about(plan, "8480-6")
    assert [each.proposed and each.proposed.value for each in (sugar, pressure)] == [
        Band(at_least=58, at_most=75),
        Band(at_least=140, at_most=150),
    ]


def test_blood_pressure_of_a_frail_man_is_in_conflict_between_heart_and_sugar_and_in_neither_alone() -> None:
    assert not plan_of(HEART, judged=FRAIL).conflicts
    assert not plan_of(SUGAR, judged=FRAIL).conflicts

    [conflict] = plan_of(SUGAR, HEART, judged=FRAIL).conflicts

    assert bands(conflict) == {HEART: Band(at_least=100, below=140), SUGAR: Band(at_least=140, at_most=150)}


@FEW
@given(st.data())
def test_no_programme_that_ships_opposes_itself(data: st.DataObject) -> None:
    programme = shipped()[data.draw(st.sampled_from(sorted(shipped())))]
    statements = sorted({part.key for _, part in parts(programme) if isinstance(part, Judged)})
    judged = {key: data.draw(st.booleans()) for key in statements}
    codes = data.draw(st.sets(st.sampled_from(sorted(CODED))))
    albumin = data.draw(st.sampled_from([10, 400]))
    readings = {"albumin-creatinine": (Reading(albumin, NOW),)}

    plan = wanted([follows(programme, codes=frozenset(codes), judged=judged, readings=readings)])

    assert plan.conflicts == ()


def aims(key: str, other: str, band: Band, proposes: Band | None = None) -> Followed:
    base = small()
    goal = msgspec.structs.replace(
        base.goals[0], target=msgspec.structs.replace(base.goals[0].target, value=band)
    )
    proposal = None if proposes is None else Proposal(title=goal.title, value=proposes)
    item = Alongside(
        key="met", programme=other, rule="decide", says=Text(da="Mødes", en="Meet"), proposes=proposal
    )
    return follows(small(key=key, goals=(goal,), alongside=(item,)))


@pytest.mark.parametrize(
    ("first", "second", "proposed"),
    [(85, None, 85), (85, 85, 85), (85, 86, None), (None, None, None)],
)
def test_what_programmes_propose_differently_is_not_proposed(
    first: int | None, second: int | None, proposed: int | None
) -> None:
    low = aims("a", "b", Band(at_most=80), None if first is None else Band(at_most=first))
    high = aims("b", "a", Band(at_least=90), None if second is None else Band(at_most=second))

    [conflict] = wanted([low, high]).conflicts

    assert (conflict.proposed and conflict.proposed.value.at_most) == proposed
