"""What a patient does not recognise is answered by data protection, and the patient reads the answer where it was reported."""

import re

import pytest
from django.test import Client

from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import browser, text
from tests.integration.office.protecting import OFFICER, signed_in_as
from tests.integration.portal.citizens import the_patient

pytestmark = pytest.mark.django_db
HERE = "/office/reports"


def reported() -> tuple[Client, Client]:
    """The patient, who has reported a look of Anne's; and the officer."""
    patient, nurse = the_patient(), browser()
    nurse.get("/patient/poul")
    [look] = re.findall(
        r'href="/my/seen/(\d+)">[^<]*<span class="unseen">Anne', text(patient.get("/my/seen"))
    )
    patient.post(f"/my/seen/{look}", {"note": "Hende kender jeg ikke"})
    return patient, signed_in_as(OFFICER, username="dorrit", name="dpo-role")


def answer(officer: Client, words: str) -> str:
    [path] = set(re.findall(r'action="(/office/reports/[^"]+)"', text(officer.get(HERE))))
    said = officer.post(path, {"answer": words})
    return said["Location"] if said.status_code == 302 else text(said)


def test_the_look_and_the_patients_words_are_told() -> None:
    _, officer = reported()

    page = text(officer.get(HERE))

    for said in (
        "Venter på svar (1)",
        "Poul Jensen",
        "Hende kender jeg ikke",
        "Anne Hjertholm",
        "Så hele journalen",
    ):
        assert said in page


def test_the_patient_reads_the_answer_and_the_report_is_closed() -> None:
    patient, officer = reported()
    assert "Databeskyttelsen ser på det" in text(patient.get("/my/seen"))

    assert answer(officer, "Hun var vikar den dag.") == f"{HERE}?done"

    assert "Hun var vikar den dag." in text(patient.get("/my/seen"))
    page = text(officer.get(HERE))
    for said in ("Venter på svar (0)", "Besvaret (1)", "Hun var vikar den dag."):
        assert said in page


def test_an_answer_has_words_and_is_given_once() -> None:
    _, officer = reported()
    [path] = set(re.findall(r'action="(/office/reports/[^"]+)"', text(officer.get(HERE))))

    assert "Skriv til patienten, hvad du fandt." in answer(officer, " ")
    answer(officer, "Hun var vikar den dag.")
    again = officer.post(path, {"answer": "Og en gang til"})

    assert again.status_code == 422
    assert "er besvaret allerede" in text(again)


def test_who_treats_sees_neither() -> None:
    _, officer = reported()
    answer(officer, "Hun var vikar den dag.")
    store(role("second-role", CLINIC))
    nurse = signed_in_as("nurse", username="nina", name="second-role")

    page = text(nurse.get("/patient/poul"))
    assert "Hun var vikar" not in page
    assert "Hende kender jeg ikke" not in page
