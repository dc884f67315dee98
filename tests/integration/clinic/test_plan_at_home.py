"""What is measured at home, on the plan of those who treat: before there is a value, after, in a pause, and where the patient has hidden it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from sharedcare.kernel.clock import now
from tests.integration.access.clients import NOON
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import text
from tests.integration.portal.test_measuring_what_is_asked import ANKLE, HERE, WAIST, nurse, patient, within

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.parametrize("hidden", [{"kind": "values"}, {"entry": "Observation/"}])
def test_of_what_the_patient_has_hidden_the_plan_does_not_say_that_it_was_not_measured(
    hidden: dict[str, str],
) -> None:
    home, anne = patient(ANKLE), nurse()
    home.post(HERE, {WAIST: "101"})
    [value] = trees("Observation?patient=poul")
    what = {name: text.replace("Observation/", f"Observation/{value['id']}") for name, text in hidden.items()}
    assert home.post("/my/sharing", {"what": "block", **what}).status_code == 302

    told = within(text(anne.get("/patient/poul/plan")), "Måles hjemme")
    assert "Taljemål" in told
    assert "ingen måling at vise" in told
    assert "næste" not in told
    assert "ikke målt" not in told


def test_in_a_pause_the_plan_waits_for_no_value() -> None:
    _, anne = patient(ANKLE), nurse()
    until = (now() + timedelta(days=9)).date().isoformat()
    sent = {"reason": "holiday", "since": now().date().isoformat(), "until": until}
    assert anne.post("/patient/poul/pause", sent).status_code == 302

    told = within(text(anne.get("/patient/poul/plan")), "Måles hjemme")
    assert "hviler" in told
    assert "fra 01.03" not in told


def test_those_who_treat_read_on_the_plan_what_is_asked_for_before_it_has_a_value_and_after() -> None:
    home, anne = patient(ANKLE), nurse()
    before = within(text(anne.get("/patient/poul/plan")), "Måles hjemme")
    assert "Taljemål" in before
    assert "fra 01.03" in before
    assert "hver uge til 22.03, så 2 gange om ugen · ingen måling at vise" in before

    home.post(HERE, {WAIST: "101"})

    [value] = trees("Observation?patient=poul")
    assert value["code"]["text"] == "Taljemål", "it is stored as those who treat call it"
    after = within(text(anne.get("/patient/poul/plan")), "Måles hjemme")
    assert "næste søn 08.03" in after
    assert "sidst i dag" in after
