"""What an enrolment says is read as it was written, and a goal that somebody changed is known to be theirs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.care.enrolment import fhir, plan_fhir, plan_standing
from sharedcare.care.enrolment.saying import goal_in_words
from sharedcare.care.enrolment.timing import timing
from sharedcare.care.facts.enrolled import Anchored, Enrolment, Judgement, Levelled, Reference
from sharedcare.care.plan import citizen
from sharedcare.care.plan import fhir as plan_forms
from sharedcare.care.plan.types import Kind
from sharedcare.programmes.combining.standing import GoalToStand
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types.words import Band, Code, Text, Wording
from tests.unit.programmes.small import small

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
ANNE = "PractitionerRole/anne"
keys = st.sampled_from(["one", "two-a", "three.b"])
# Counted in UTC: an hour that the clocks skip is no moment at all.
moments = st.integers(0, 10_000).map(
    lambda hours: (NOW.astimezone(UTC) - timedelta(hours=hours)).astimezone(ZONE)
)
TITLE = Wording(citizen=Text(da="c", en="c"), clinician=Text(da="LDL", en="LDL"))


@given(
    st.lists(st.builds(Anchored, keys, moments), max_size=3, unique=True),
    st.lists(
        st.builds(Levelled, keys, keys, st.just(ANNE), moments, st.sampled_from(["", "fordi"])), max_size=3
    ),
    st.lists(st.builds(Judgement, keys, st.booleans(), st.just(ANNE), moments), max_size=3),
    st.lists(
        st.builds(Reference, keys, st.floats(1, 200), st.just("kg"), st.just(ANNE), moments), max_size=2
    ),
)
def test_an_enrolment_is_read_as_it_was_written(
    anchors: list[Anchored], levels: list[Levelled], judged: list[Judgement], references: list[Reference]
) -> None:
    begun = fhir.begun(
        small(),
        patient="p",
        organisation="h",
        responsible=ANNE,
        conditions=["Condition/c"],
        on=date(2026, 11, 1),
    )
    wanted = Enrolment(
        id="e",
        version=1,
        programme="sprained-ankle",
        followed="1.0.0",
        since=date(2026, 11, 1),
        responsible=ANNE,
        anchors=tuple(anchors),
        levels=tuple(levels),
        judged=tuple(judged),
        references=tuple(references),
    )
    tree = fhir.told({**begun, "id": "e"}, wanted)
    read = fhir.enrolment(tree, 1, zone=ZONE)
    assert read is not None
    assert (read.anchors, read.levels, read.judged, read.references) == (
        wanted.anchors,
        wanted.levels,
        wanted.judged,
        wanted.references,
    )
    assert (read.phase, read.responsible, read.conditions) == ("first", ANNE, ("Condition/c",))
    assert fhir.told(tree, read) == tree
    assert fhir.enrolment(fhir.left(tree, why="w", by=ANNE, at=NOW, on=NOW.date()), 2, zone=ZONE) is None


def goal(band: Band) -> dict[str, Any]:
    wanted = GoalToStand(
        TITLE, (Code(system="npu", code="NPU01568"),), "mmol/L", band, (Source("heart", "1.0.0", "ldl"),)
    )
    return {**plan_fhir.goal(wanted, patient="p", conditions=[], by=ANNE, at=NOW), "id": "g"}


def test_a_goal_keeps_its_band_to_the_letter_and_is_the_programmes_until_somebody_changes_it() -> None:
    tree = goal(Band(below=1.4))
    [stands] = plan_standing.standing([tree], zone=ZONE).goals
    assert (stands.band, stands.by_people) == (Band(below=1.4), False)
    assert plan_standing.agreed([tree]) == ()

    span = {"high": {"value": 1.8, "unit": "mmol/L"}}
    changed = {**tree, "target": [{**tree["target"][0], "detailRange": span}]}
    [agreed] = plan_standing.agreed([changed])
    assert agreed.band == Band(at_most=1.8)
    assert plan_standing.standing([plan_fhir.taken_away(tree)], zone=ZONE).goals == ()


def enrolled(since: date) -> dict[str, Any]:
    begun = fhir.begun(
        small(), patient="p", organisation="h", responsible=ANNE, conditions=["Condition/c"], on=since
    )
    coding = {"system": "urn:sharedcare:programme", "code": "heart", "version": "1.0.0"}
    return {**begun, "id": "e", "type": [{"coding": [coding]}]}


def over(tree: dict[str, Any], since: date) -> list[Band | None]:
    """The bands of goals that count as ended by people, in an enrolment that began on a day."""
    found = plan_standing.standing([enrolled(since), tree], zone=ZONE).goals
    assert all(one.is_over for one in found)
    return [one.band for one in found]


def test_a_goal_that_people_ended_is_known_with_the_band_that_was_proposed_for_it() -> None:
    tree, today = goal(Band(below=1.4)), NOW.date()
    span = {"high": {"value": 1.8, "unit": "mmol/L"}}
    theirs = {**tree, "target": [{**tree["target"][0], "detailRange": span}]}
    for one in (tree, theirs):
        for status in ("completed", "cancelled", "rejected"):
            assert over({**one, "lifecycleStatus": status}, today) == [Band(below=1.4)]
    assert over({**tree, "lifecycleStatus": "entered-in-error"}, today) == []


def test_what_the_plan_took_away_what_gave_way_and_what_was_ended_in_an_earlier_enrolment_may_come_again() -> (
    None
):
    tree, today = goal(Band(below=1.4)), NOW.date()
    gave_way = {**tree, "lifecycleStatus": "cancelled", "statusReason": "Goal/other counts"}
    assert over(plan_fhir.taken_away(tree), today) == []
    assert over(gave_way, today) == []
    assert over({**tree, "lifecycleStatus": "completed"}, today + timedelta(days=1)) == []


def test_a_goal_is_said_to_the_patient_in_words_of_their_own_until_somebody_words_it_anew() -> None:
    tree = goal(Band(below=1.4))
    said = citizen.citizen_text(tree)
    assert said is not None
    assert said["valueString"] == TITLE.citizen.da
    assert tree["description"]["text"] == TITLE.clinician.da

    kept = plan_forms.applied(tree, Kind.TARGET, {"attainment": "1"})
    assert citizen.citizen_text(kept) == said
    reworded = plan_forms.applied(tree, Kind.TARGET, {"text": "LDL under 1,4 inden jul"})
    assert citizen.citizen_text(reworded) is None


@pytest.mark.parametrize(
    ("band", "danish", "english"),
    [
        (Band(above=50), "c (mål: over 50 mmol/L)", "c (aim: above 50 mmol/L)"),
        (
            Band(at_least=3.5, at_most=5),
            "c (mål: mindst 3,5 og højst 5 mmol/L)",
            "c (aim: at least 3.5 and at most 5 mmol/L)",
        ),
    ],
)
def test_a_goal_in_common_is_said_to_the_patient_without_signs(band: Band, danish: str, english: str) -> None:
    both = (Source("heart", "1.0.0", "ldl"), Source("sugar", "1.0.0", "ldl"))
    said = goal_in_words(GoalToStand(TITLE, (), "mmol/L", band, both, is_common=True))

    assert (said.citizen.da, said.citizen.en) == (danish, english)
    assert said.clinician.da.startswith("LDL (samlet mål: ")


def test_of_equal_goals_of_several_programmes_the_title_says_all() -> None:
    both = (Source("heart", "1.0.0", "ldl"), Source("sugar", "1.0.0", "ldl"))

    assert goal_in_words(GoalToStand(TITLE, (), "mmol/L", Band(below=1.8), both)) == TITLE


def test_a_goal_in_common_whose_title_ends_in_brackets_has_one_pair_of_them() -> None:
    both = (Source("heart", "1.0.0", "bmi"), Source("sugar", "1.0.0", "bmi"))
    title = Wording(citizen=Text(da="Vægt", en="Weight"), clinician=Text(da="BMI (ældre)", en="BMI (older)"))
    said = goal_in_words(GoalToStand(title, (), "kg/m2", Band(at_least=21, at_most=29), both, is_common=True))

    assert said.clinician.en == "BMI (older; goal in common: ≥21 and ≤29 kg/m²)"


def test_a_rhythm_is_a_timing() -> None:
    def said(written: str) -> dict[str, Any]:
        repeat = dict(timing(Rhythm.parse(written), since=NOW.astimezone(UTC).date())["repeat"])
        del repeat["boundsPeriod"]
        return repeat

    assert said("every 4 to 6 months") == {"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "mo"}
    assert said("2 times a week") == {"frequency": 2, "period": 1, "periodUnit": "wk"}
    assert said("every monday and thursday")["dayOfWeek"] == ["mon", "thu"]
