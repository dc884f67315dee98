"""Whose a task is: the role that the programme asks for and the organisation, wherever tasks are told of."""

from typing import Any

import pytest

from sharedcare.clinic.plan.journal import plain
from sharedcare.kernel.clock import now
from tests.integration.access.care import CLINIC, HEART, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import in_care, sectors
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work
from tests.integration.clinic.test_plan_told import of_programme

pytestmark = pytest.mark.django_db
ROLES = [{"coding": [{"system": "urn:sharedcare:programme-role", "code": one}]} for one in ("hf-nurse", "gp")]


def a_task(name: str, owner: str, **more: Any) -> dict[str, Any]:
    due = {"period": {"end": now().date().isoformat()}}
    return of_programme(
        name, "hf.visit", owner={"reference": owner}, performerType=ROLES, restriction=due, **more
    )


@pytest.mark.parametrize(
    ("language", "nurse", "doctor"),
    [("da", "Hjertesvigtsygeplejerske", "Egen læge"), ("en", "Heart failure nurse", "General practitioner")],
)
def test_a_task_of_an_organisation_is_told_with_the_role_that_is_of_its_kind(
    language: str, nurse: str, doctor: str
) -> None:
    sectors()
    in_care("poul")
    publish_shipped(HEART)
    store(a_task("visit", f"Organization/{CLINIC}"), a_task("vaccine", "Organization/practice"), at=now())
    anne = at_work("anne", language)
    ours, theirs = f"{nurse}, {CLINIC}", f"{doctor}, practice"

    for page in ("plan", "plan/print", "plan/changes", "handover"):
        told = plain(text(anne.get(f"/patient/poul/{page}"))).lower()
        assert ours.lower() in told, page
        assert theirs.lower() in told, page
    worklist = plain(text(anne.get("/worklist"))).lower()
    assert ours.lower() in worklist
    assert doctor.lower() not in worklist


def test_who_has_a_task_by_name_says_their_own_role_and_who_holds_it_for_others_none() -> None:
    sectors()
    in_care("poul")
    publish_shipped(HEART)
    store(a_task("visit", "PractitionerRole/anne-role"), a_task("vaccine", "Organization/town"), at=now())
    told = text(at_work("anne").get("/patient/poul/plan"))

    assert "Hjertesvigtsygeplejerske" not in told.partition('class="columns"')[2].partition("<details")[0]
    assert "town" in told.lower()
