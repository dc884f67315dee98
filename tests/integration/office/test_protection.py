"""Data protection's first page, and who may open any page of theirs."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.audit.sealing import Standing
from sharedcare.access.rights import OF_ROLE
from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.clinic.browsing import CPR, browser, text
from tests.integration.office.protecting import OFFICER, officer, opened, signed_in_as
from tests.integration.portal.citizens import the_patient

pytestmark = pytest.mark.django_db

PAGES = (
    "/office/protection",
    "/office/trail",
    "/office/trail?patient=poul",
    "/office/trail/export?patient=poul",
    "/office/patterns",
    "/office/patterns/self:1:poul",
    "/office/reports",
    "/emergencies",
)
FORMS = (
    "/office/trail",
    "/office/patterns/self:1:poul",
    "/office/reports/x/answer",
    "/emergencies/x/verdict",
)
WHY = "Bevidstløs i akutmodtagelsen, ingen pårørende"


@pytest.mark.parametrize("code", sorted(set(OF_ROLE) - {OFFICER}))
def test_no_other_role_opens_any_of_the_pages(code: str) -> None:
    browser()
    other = signed_in_as(code, username="other", name="other-role")

    assert {path: other.get(path).status_code for path in PAGES} == dict.fromkeys(PAGES, 403)
    assert {path: other.post(path).status_code for path in FORMS} == dict.fromkeys(FORMS, 403)


def test_a_patient_is_led_to_their_own_pages() -> None:
    patient = the_patient()

    for path in PAGES:
        assert patient.get(path)["Location"] == "/my"


def test_the_officer_lands_there_and_comes_there_from_the_office() -> None:
    client = officer()

    for path in ("/patients", "/office"):
        assert client.get(path)["Location"] == "/office/protection"


def test_the_officer_opens_no_patient_and_finds_none() -> None:
    client = officer()
    opened()

    assert client.get("/patient/poul").status_code == 404
    assert client.post("/patients/search", {"q": CPR}).status_code == 403
    assert client.get("/office/agreements").status_code == 403
    assert client.get("/office/people").status_code == 403


def test_it_says_what_waits_and_shows_no_patient() -> None:
    client = officer()
    store({"resourceType": "Patient", "id": "eva", "name": [{"family": "Holm", "given": ["Eva"]}]})
    opened("eva")
    browser("bo").post("/emergency", {"number": CPR, "reason": WHY})

    page = text(client.get("/office/protection"))

    assert "<b>1</b> Nødsituationer skal vurderes" in page
    assert "<b>0</b> Opslag, patienter ikke genkender" in page
    assert "<b>1</b> Usædvanlige opslag" in page
    for name in ("Poul", "Eva"):
        assert name not in page


def test_it_says_how_the_seal_stands_and_when_sealing_has_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    client, at = officer(), now()

    def page(*stands: Any) -> str:
        monkeypatch.setattr("sharedcare.office.protection.views.standing", lambda: Standing(*stands))
        return text(client.get("/office/protection"))

    assert "Loggen er aldrig forseglet." in page(None, 0, None)
    well = page(at, 3, at - timedelta(seconds=4))
    assert "Sidst forseglet" in well
    assert "3 opslag venter" in well
    assert "gået i stå" not in well
    assert "gået i stå" in page(at - timedelta(hours=1), 900, at - timedelta(hours=1))
