"""Measurements on the one screen: one series for one quantity, held against goals and against what was noticed."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.overview.types import Freshness, Status
from tests.integration.overview.world import (
    ANNA,
    LOINC,
    NOW,
    NPU,
    POTASSIUM,
    PRESSURE,
    WEIGHT,
    by_role,
    concept,
    measure,
    observation,
    pressure,
    quantity,
    screen,
    world,
)
from tests.integration.records.store import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _anna() -> None:
    world()


def goal(
    name: str,
    coding: tuple[str, str],
    started: str = "2026-10-01",
    lifecycle: str = "active",
    **target: Any,
) -> None:
    put(
        {
            "resourceType": "Goal",
            "id": name,
            "lifecycleStatus": lifecycle,
            "description": {"text": name},
            "subject": ANNA,
            "startDate": started,
            "target": [{"measure": concept(*coding), **target}],
        }
    )


def issue(name: str, severity: str, coding: tuple[str, str], **more: object) -> None:
    put(
        {
            "resourceType": "DetectedIssue",
            "id": name,
            "status": "preliminary",
            "severity": severity,
            "code": concept(*coding),
            "patient": ANNA,
            "identifiedDateTime": "2026-11-22T07:10:00+01:00",
            "detail": f"because {name}",
            **more,
        }
    )


def test_two_codes_and_two_units_of_one_quantity_are_one_series() -> None:
    put(observation("a", WEIGHT, "2026-11-01T07:00:00+01:00", quantity(180, "[lb_av]"), performer=[ANNA]))
    put(observation("b", (NPU, "NPU03804"), "2026-11-08T07:00:00+01:00", quantity(82.1, "kg")))
    put(observation("c", (LOINC, "3141-9"), "2026-11-15T07:00:00+01:00", quantity(81200, "g")))

    found = measure("weight")

    assert [(round(one.value, 1), one.at_home) for one in found.points] == [
        (81.6, True),
        (82.1, False),
        (81.2, False),
    ]
    assert found.newest.value == pytest.approx(81.2)
    assert found.unit == "kg"
    assert found.change == pytest.approx(-0.9)


@pytest.mark.parametrize(
    ("band", "status"),
    [
        ({"detailRange": {"low": quantity(3.5, "mmol/L"), "high": quantity(5.0, "mmol/L")}}, Status.WATCH),
        ({"detailRange": {"low": quantity(3.5, "mmol/L")}}, Status.ON_TARGET),
        ({"detailQuantity": quantity(5.5, "mmol/L", comparator="<")}, Status.ON_TARGET),
        ({"detailQuantity": quantity(5500, "umol/L", comparator="<")}, Status.ON_TARGET),
        ({"detailQuantity": quantity(5.0, "mmol/L", comparator="<=")}, Status.WATCH),
        ({"detailString": "as low as it goes"}, Status.NO_GOAL),
    ],
)
def test_a_value_is_held_against_its_goal(band: dict[str, Any], status: Status) -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(5.4, "mmol/L")))
    goal("low", POTASSIUM, **band)

    assert measure("potassium").status is status


def test_what_somebody_noticed_counts_before_the_goal_and_says_why() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.4, "mmol/L")))
    goal("low", POTASSIUM, detailRange={"high": quantity(5.0, "mmol/L")})
    issue("it-rises", "moderate", POTASSIUM)
    issue("it-rises-fast", "high", POTASSIUM)

    found = screen()

    potassium = measure("potassium", found)
    assert (potassium.status, potassium.concern.words) == (Status.ACT, "because it-rises-fast")
    assert [one.text.words for one in found.concerns] == ["because it-rises-fast", "because it-rises"]


def test_what_a_rule_found_again_and_again_stands_once_as_what_it_found_last() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.4, "mmol/L")))
    rule = "urn:sharedcare:programme:heart-failure|1.0.0#potassium.high"
    by_rule = {"extension": [{"url": "urn:sharedcare:rule", "valueCanonical": rule}]}
    for day in (19, 21, 20):
        issue(f"day-{day}", "moderate", POTASSIUM, identifiedDateTime=f"2026-11-{day}", **by_rule)
    issue("other", "moderate", POTASSIUM, identifiedDateTime="2026-11-18")

    [one, other] = screen().concerns
    assert (one.text.words, one.times, one.since.day) == ("because day-21", 3, 19)
    assert (other.text.words, other.times) == ("because other", 1)


def test_what_was_handled_needs_no_action_any_more() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.4, "mmol/L")))
    issue("handled", "high", POTASSIUM, mitigation=[{"action": {"text": "phoned"}}])

    assert screen().concerns == ()


def test_what_two_programmes_say_alike_of_one_moment_stands_once_until_both_are_acted_on() -> None:
    for name in ("of-the-heart", "of-the-sugar"):
        issue(name, "high", POTASSIUM, detail="Kalium 6,4 mmol/L. grænsen er nået")
    issue(
        "later", "high", POTASSIUM, detail="Kalium 6,4 mmol/L", identifiedDateTime="2026-11-22T09:00:00+01:00"
    )

    assert [(one.text.words, one.times) for one in screen().concerns] == [("Kalium 6,4 mmol/L", 1)] * 2


def test_two_that_begin_alike_and_give_different_reasons_are_both_told() -> None:
    for name, reason in (("a", "warfarin og ibuprofen"), ("b", "digoxin og clarithromycin")):
        issue(name, "high", POTASSIUM, detail=f"Alvorlig interaktion. {reason}")

    told = {one.explanation.words for one in screen().concerns}
    assert any("warfarin" in one for one in told)
    assert any("digoxin" in one for one in told)


def test_a_concern_without_a_code_is_about_the_value_that_made_it() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(5.9, "mmol/L")))
    issue("made", "high", ("urn:x", "unknown"), implicated=[{"reference": "Observation/k"}])

    assert measure("potassium").status is Status.ACT


def test_a_goal_that_is_only_proposed_is_held_against_nothing() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.8, "mmol/L")))
    goal("agreed", POTASSIUM, detailRange={"high": quantity(5.5, "mmol/L")})
    goal(
        "wish",
        POTASSIUM,
        lifecycle="proposed",
        detailRange={"high": quantity(4.5, "mmol/L")},
    )

    assert not screen().conflicts
    assert measure("potassium").status is Status.ON_TARGET


def test_goals_that_cannot_both_be_meant_are_a_conflict() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.4, "mmol/L")))
    goal("one", POTASSIUM, "2026-10-01", detailRange={"high": quantity(5.0, "mmol/L")})
    goal("other", POTASSIUM, "2026-10-02", detailRange={"high": quantity(5.5, "mmol/L")})

    [conflict] = screen().conflicts

    assert (conflict.measure, [one.high for one in conflict.goals]) == ("potassium", [5.0, 5.5])


def test_both_blood_pressures_are_one_value_together_or_apart() -> None:
    put(pressure("p", "2026-11-20T07:00:00+01:00", 128, 76, performer=[ANNA]))
    put(observation("u", (NPU, "DNK05472"), "2026-11-21T07:00:00+01:00", quantity(131, "mm[Hg]")))
    put(observation("l", (NPU, "DNK05473"), "2026-11-21T07:00:00+01:00", quantity(79, "mm[Hg]")))

    found = measure("blood-pressure")

    assert (found.newest.value, found.newest.second) == (131, 79)
    assert [(one.value, one.second) for one in found.points] == [(128, 76), (131, 79)]


def test_a_value_that_was_never_true_is_not_shown() -> None:
    put(observation("true", POTASSIUM, "2026-11-20", quantity(4.4, "mmol/L")))
    put(observation("false", POTASSIUM, "2026-11-21", quantity(9.9, "mmol/L"), status="entered-in-error"))
    put(observation("only", PRESSURE, "2026-11-21", status="cancelled"))

    found = screen()

    assert measure("potassium", found).newest.value == 4.4
    assert [one.value for one in measure("potassium", found).points] == [4.4]
    assert [one.key for one in found.measures] == ["potassium"]


def test_what_is_left_is_shown_however_much_was_entered_in_error_after_it() -> None:
    put(observation("true", POTASSIUM, "2026-11-16", quantity(4.4, "mmol/L")))
    for day in range(17, 22):
        false = quantity(9.9, "mmol/L")
        put(observation(f"false{day}", POTASSIUM, f"2026-11-{day}", false, status="entered-in-error"))

    assert measure("potassium").newest.value == 4.4


@pytest.mark.parametrize(
    ("days", "freshness"), [(1, Freshness.FRESH), (8, Freshness.OUTDATED), (20, Freshness.STALE)]
)
def test_a_value_grows_old_by_how_often_it_is_usually_measured(days: int, freshness: Freshness) -> None:
    put(observation("w", WEIGHT, (NOW - timedelta(days=days)).isoformat(), quantity(80, "kg")))

    assert measure("weight").freshness is freshness


def test_a_code_that_nobody_here_knows_is_shown_as_its_sender_calls_it() -> None:
    put(
        observation(
            "x", ("urn:lab", "QQ1"), "2026-11-20", quantity(3, "mmol/L"), code=concept("urn:lab", "QQ1", "Qq")
        )
    )
    put(
        observation(
            "y",
            ("urn:lab", "QQ1"),
            "2026-11-21",
            quantity(4000, "umol/L"),
            code=concept("urn:lab", "QQ1", "Qq"),
        )
    )
    put(
        observation(
            "t", ("urn:lab", "T"), "2026-11-21", valueString="Few", code=concept("urn:lab", "T", "Tt")
        )
    )

    found = screen()

    assert [(one.name.words, one.newest.value, one.newest.text.words) for one in found.measures] == [
        ("Qq", 4000, ""),
        ("Tt", None, "Few"),
    ]
    assert [round(one.value) for one in measure("QQ1", found).points] == [3000, 4000]


def test_each_value_tells_who_measured_it_and_in_which_sector() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(4.4, "mmol/L"), performer=[by_role("kim")]))

    by = measure("potassium").newest.by

    assert by is not None
    assert (by.name, by.sector.value, by.role.words, by.organization.words) == (
        "Kim",
        "K",
        "Fysioterapeut",
        "Town",
    )


def test_a_bound_is_shown_as_a_bound() -> None:
    put(observation("k", POTASSIUM, "2026-11-21", quantity(2, "mmol/L", comparator="<")))

    newest = measure("potassium").newest

    assert (newest.text.words, newest.value) == ("< 2", 2)


def test_a_goal_for_the_lower_pressure_is_no_other_goal_for_the_upper_one() -> None:
    goal(
        "upper",
        (LOINC, "8480-6"),
        detailRange={"low": quantity(100, "mm[Hg]"), "high": quantity(129, "mm[Hg]")},
    )
    goal("lower", (LOINC, "8462-4"), detailRange={"high": quantity(80, "mm[Hg]")})

    assert not screen().conflicts
