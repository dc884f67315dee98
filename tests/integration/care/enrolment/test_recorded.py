"""What another system tells under a task's code completes the task, and the code goes with the task to others."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.keeping_up import follower, keep_up
from sharedcare.records.feed import BEGINNING, Change
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    VESSELS,
    chosen,
    citizen,
    sectors,
    someone,
)
from tests.integration.care.enrolment.test_coming import tasks

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
WORKER = operator("worker plans")
MEDCOM = "urn:oid:1.2.208.184.100.8"
REFERRED = {"system": MEDCOM, "code": "MCS88144"}


@pytest.fixture(autouse=True)
def _discharged() -> None:
    """Poul follows the programme for his vessels, and came home at noon."""
    sectors(VESSELS)
    citizen("poul", VESSELS)
    choices = chosen(anchors={"discharge": NOON}, levels={}, judged={})
    enrol(patient="poul", programme=VESSELS, choices=choices, by=someone("anne"), at=NOON)


def told(system: str = MEDCOM, **value: Any) -> dict[str, Any]:
    """An entry of the practice."""
    return {
        "resourceType": "Observation",
        "id": "referred",
        "status": "final",
        "subject": {"reference": "Patient/poul"},
        "code": {"coding": [{"system": system, "code": "MCS88144"}]},
        "effectiveDateTime": NOON.isoformat(),
        "performer": [{"reference": "PractitionerRole/bo-role"}],
        **value,
    }


def test_a_task_has_the_code_beside_ours_and_is_done_once_the_practice_tells_yes() -> None:
    [task] = tasks("rehab.refer")
    assert task["code"]["coding"] == [{"system": "urn:sharedcare:task", "code": "programme-task"}, REFERRED]

    store(told(valueBoolean=False), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert tasks("rehab.refer")[0]["status"] == "requested"

    store(told(valueBoolean=True), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    [task] = tasks("rehab.refer")
    assert task["status"] == "completed"
    [shown] = [one for one in task["output"] if "valueReference" in one]
    assert shown["valueReference"] == {"reference": "Observation/referred"}
    assert shown["extension"][0]["valueReference"] == {"reference": "PractitionerRole/bo-role"}
    assert keep_up(patient="poul", by=WORKER, at=LATER) == 0


def test_the_plan_follows_such_an_entry_by_itself_whichever_way_the_code_is_written() -> None:
    ig = "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes"
    store(told(ig, valueInteger=1), at=LATER)
    stored = looks.read(by=WORKER, type="Observation", id="referred", at=LATER)
    assert stored is not None
    follower().follow([Change(BEGINNING, stored)], by=WORKER, at=LATER)
    assert tasks("rehab.refer")[0]["status"] == "completed"
