"""Which goals and measurements belong to which of a patient's programmes, by what the record says and nothing else."""

from typing import Any

import pytest

from tests.integration.overview.world import (
    ANNA,
    POTASSIUM,
    concept,
    measure,
    observation,
    quantity,
    screen,
    world,
)
from tests.integration.records.store import put

pytestmark = pytest.mark.django_db
KNEE, SLEEP, VEIN = "knee", "sleep", "vein"


@pytest.fixture(autouse=True)
def _anna() -> None:
    world()
    for name in (KNEE, SLEEP, VEIN):
        put({"resourceType": "Condition", "id": name, "code": {"text": name.title()}, "subject": ANNA})
    put(observation("k", POTASSIUM, "2026-11-20", quantity(4.4, "mmol/L")))


def episode(name: str, *conditions: str, status: str = "active", **more: Any) -> None:
    put(
        {
            "resourceType": "EpisodeOfCare",
            "id": name,
            "status": status,
            "patient": ANNA,
            "diagnosis": [{"condition": {"reference": f"Condition/{one}"}} for one in conditions],
            **more,
        }
    )


def goal(*conditions: str) -> None:
    put(
        {
            "resourceType": "Goal",
            "id": "g",
            "lifecycleStatus": "active",
            "description": {"text": "g"},
            "subject": ANNA,
            "target": [{"measure": concept(*POTASSIUM), "detailRange": {"high": quantity(5, "mmol/L")}}],
            "addresses": [{"reference": f"Condition/{one}"} for one in conditions],
        }
    )


def programmes_of_the_goal() -> tuple[str, ...]:
    found = measure("potassium").goal
    assert found is not None
    return found.programmes


def test_a_goal_belongs_to_the_programme_that_looks_after_the_problem_it_is_for() -> None:
    episode("walking", KNEE, VEIN, type=[concept("urn:sharedcare:programme", "walking", "Gang")])
    episode("resting", SLEEP, type=[concept("urn:sharedcare:programme", "resting", "Ro")])
    goal(VEIN)

    assert programmes_of_the_goal() == ("walking",)
    assert measure("potassium").belongs_to("walking")
    assert not measure("potassium").belongs_to("resting")


def test_a_goal_for_two_problems_belongs_to_the_programmes_of_both_and_to_each_once() -> None:
    episode("walking", KNEE, VEIN)
    episode("resting", SLEEP)
    goal(KNEE, VEIN, SLEEP)

    assert sorted(programmes_of_the_goal()) == ["resting", "walking"]


def test_a_programme_without_a_code_of_ours_is_known_by_its_id() -> None:
    episode("from-elsewhere", KNEE, type=[{"text": "Et forløb andre steder fra"}])
    goal(KNEE)

    assert programmes_of_the_goal() == ("from-elsewhere",)
    assert [one.key for one in screen().programmes] == ["from-elsewhere"]


def test_a_goal_for_no_problem_of_a_programme_or_of_one_that_has_ended_belongs_to_none() -> None:
    episode("walking", KNEE, status="finished")
    episode("resting", SLEEP)
    goal(KNEE, VEIN)

    assert programmes_of_the_goal() == ()
