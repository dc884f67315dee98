"""Characters that nobody types, which a text that was pasted can hold, break no page."""

import re

import pytest

from tests.integration.clinic.browsing import browser, text
from tests.integration.office.protecting import officer, opened
from tests.integration.portal.citizens import the_patient

pytestmark = pytest.mark.django_db
STRANGER = "/office/patterns/stranger:999900000000011:poul"


@pytest.mark.parametrize("asked", ["role=%00", "organization=%00", "patient=a%00b", "ground=%1b"])
def test_in_an_address_they_mean_nothing(asked: str) -> None:
    assert officer().get(f"/office/trail?{asked}").status_code == 200


@pytest.mark.parametrize("path", ["/patient/%00", "/office/patterns/%00", "/office/agreements/a%1b/document"])
def test_a_path_with_them_leads_nowhere(path: str) -> None:
    assert officer().get(path).status_code == 404


def test_in_a_search_they_stand_between_words() -> None:
    answer = officer().post("/office/trail", {"person": "Anne\0Hjerth"})

    assert answer["Location"].startswith("/office/trail?account=")


@pytest.mark.parametrize(
    "pasted", ["Vikar\x0bpå klinikken", "Vikar\x00på klinikken", "Vikar\x07på klinikken"]
)
def test_what_was_pasted_into_a_finding_is_kept_as_it_is_read(pasted: str) -> None:
    client = officer()
    opened()
    until = text(client.get(STRANGER)).split('name="until" value="')[1].split('"')[0]

    answer = client.post(STRANGER, {"until": until, "verdict": "justified", "note": pasted})

    assert answer.status_code == 302
    assert "Vikar på klinikken" in text(client.get("/office/patterns"))


def test_nor_do_they_keep_a_patient_from_reporting_a_look() -> None:
    patient, nurse = the_patient(), browser()
    nurse.get("/patient/poul")
    [look] = re.findall(
        r'href="/my/seen/(\d+)">[^<]*<span class="unseen">Anne', text(patient.get("/my/seen"))
    )

    assert patient.post(f"/my/seen/{look}", {"note": "Hende\x07kender jeg ikke"}).status_code == 302
    assert "Hende kender jeg ikke" in text(patient.get("/my/seen"))
