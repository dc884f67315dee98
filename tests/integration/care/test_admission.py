"""An admission moves the plan: measuring rests, and a discharge is somebody's task."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.care.plan.admitted import follower
from sharedcare.records.search.parse import parse
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import in_care, sectors, stored

pytestmark = pytest.mark.django_db
_BY = operator("worker admissions")


def encounter(status: str, *, began: str = "2026-03-01T08:00:00Z", ended: str = "") -> dict[str, Any]:
    return {
        "resourceType": "Encounter",
        "id": "stay",
        "status": status,
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
        "subject": {"reference": "Patient/poul"},
        "period": {"start": began, **({"end": ended} if ended else {})},
    }


def weighs_at_home() -> None:
    sectors()
    in_care("poul")
    store(
        {
            "resourceType": "ServiceRequest",
            "id": "weight",
            "status": "active",
            "intent": "order",
            "category": [{"coding": [{"system": "urn:sharedcare:service", "code": "measuring"}]}],
            "subject": {"reference": "Patient/poul"},
        }
    )


def happens(tree: dict[str, Any]) -> None:
    """The follower is handed what was stored."""
    store(tree)
    found = looks.read(by=_BY, type="Encounter", id="stay", at=NOON)
    changes: Sequence[Any] = [SimpleNamespace(stored=found)]
    follower(zone=ZoneInfo("Europe/Copenhagen")).follow(changes, by=_BY, at=NOON)


def discharges() -> list[Any]:
    query = parse("Task", [("identifier", "urn:sharedcare:discharge|stay")])
    return looks.search(by=_BY, query=query, at=NOON).matches


def test_measuring_rests_while_the_patient_lies_in_and_runs_again_after() -> None:
    weighs_at_home()

    happens(encounter("in-progress"))
    assert stored("ServiceRequest/weight")["status"] == "on-hold"
    happens(encounter("in-progress"))
    happens(encounter("finished", ended="2026-03-01T11:00:00Z"))

    assert stored("ServiceRequest/weight")["status"] == "active"
    assert "extension" not in stored("ServiceRequest/weight")


def test_what_rests_because_of_an_admission_runs_again_however_late_one_hears_of_its_end() -> None:
    weighs_at_home()

    happens(encounter("in-progress", began="2026-01-01T08:00:00Z"))
    assert stored("ServiceRequest/weight")["status"] == "on-hold"
    happens(encounter("finished", began="2026-01-01T08:00:00Z", ended="2026-01-09T11:00:00Z"))

    assert stored("ServiceRequest/weight")["status"] == "active"
    assert not discharges()


def test_a_discharge_is_one_task_of_whoever_is_responsible() -> None:
    weighs_at_home()
    over = encounter("finished", ended="2026-03-01T11:00:00Z")

    happens(over)
    happens(over)

    [task] = discharges()
    tree = stored(f"Task/{task.id}")
    assert tree["owner"] == {"reference": "PractitionerRole/anne-role"}
    assert tree["restriction"]["period"]["end"] == "2026-03-03"


def test_what_is_told_of_long_ago_moves_nothing() -> None:
    weighs_at_home()
    ended = (NOON - timedelta(days=30)).isoformat()

    happens(encounter("finished", began="2026-01-01T08:00:00Z", ended=ended))

    assert discharges() == []


def test_what_somebody_else_has_paused_stays_paused() -> None:
    weighs_at_home()
    store({**stored("ServiceRequest/weight"), "status": "on-hold"})

    happens(encounter("finished", ended="2026-03-01T11:00:00Z"))

    assert stored("ServiceRequest/weight")["status"] == "on-hold"
