"""The first page of the portal, and whom it is for."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.integration.access.care import organisation, store
from tests.integration.clinic.browsing import CPR, browser, poul, text
from tests.integration.portal.citizens import a_relative, citizen, the_patient

pytestmark = pytest.mark.django_db


def test_the_patient_sees_who_treats_and_by_what_agreement() -> None:
    page = text(the_patient().get("/my"))

    assert "Hej Poul" in page
    assert "hospital" in page
    assert "Aftalen om" in page


def test_who_has_signed_in_lands_on_the_pages_that_are_theirs() -> None:
    patient, nurse = the_patient(), browser()

    for client, wanted, lands in ((patient, "/patients", "/my"), (nurse, "/my", "/")):
        assert client.get(wanted)["Location"] == lands
    assert patient.get("/patient/poul")["Location"] == "/my"
    assert Client().get("/my")["Location"] == "/sign-in?next=%2Fmy"


@pytest.mark.parametrize(
    ("method", "next"), [("get", "%2Fmy%2Fsharing%2Fpreview"), ("post", "%2Fmy")], ids=["page", "form"]
)
def test_who_comes_back_too_late_signs_in_again_and_a_form_is_not_sent_twice(method: str, next: str) -> None:
    page = "/my/sharing/preview"
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False) as clock:
        patient = the_patient()
        clock.shift(timedelta(minutes=31))

        answer = getattr(patient, method)(page, headers={"referer": f"http://testserver{page}"})

        assert answer["Location"] == f"/sign-in?next={next}&idle="


def test_a_relative_always_sees_for_whom_and_how_far() -> None:
    the_patient()
    relative = a_relative("measure")

    for address in ("/my", "/my/sharing"):
        page = text(relative.get(address))
        assert "Du ser for Poul" in page
        assert "Du må se og måle" in page


@pytest.mark.parametrize("period", [{"end": "2026-01-01"}, {"start": "2099-01-01"}])
def test_a_relative_whom_nobody_lets_in_is_told_nothing_of_whom_it_was(period: dict[str, str]) -> None:
    the_patient()
    relative = a_relative("write", **period)

    for address in ("/my", "/my/sharing", "/my/sharing/entries"):
        answer = relative.get(address)
        assert answer.status_code == 404
        assert "Du har ingen journal åben" in text(answer)
        assert "Poul" not in text(answer)


def test_the_patient_reads_of_an_emergency_who_when_and_why() -> None:
    store(
        poul(),
        organisation("hospital"),
        {"resourceType": "Practitioner", "id": "of-demo-anne-role", "name": [{"text": "Anne Hjertholm"}]},
    )
    browser().post("/emergency", {"number": CPR, "reason": "Bevidstløs i akutmodtagelsen"})

    page = text(citizen("poul", patient_id="poul").get("/my"))

    assert "Din journal blev åbnet i en nødsituation" in page
    assert "Det var Anne Hjertholm" in page
    assert "»Bevidstløs i akutmodtagelsen«" in page
