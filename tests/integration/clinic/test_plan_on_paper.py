"""The plan on paper: printed, as a PDF, as text for the journal, and the documents beside it."""

import gc
import re

import pytest
from django.test import Client

from tests.integration.access.care import CLINIC, role, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import HEART, in_care, sectors
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work
from tests.integration.clinic.test_plan_pages import HERE, a_task
from tests.integration.clinic.test_plan_together import takes

pytestmark = pytest.mark.django_db
LONG = "en tekst, der er så lang, som en sygeplejerske skriver den, når hun har tid til det, og ikke står op"


@pytest.fixture
def anne() -> Client:
    sectors()
    in_care("poul")
    return at_work("anne")


def test_what_is_far_ahead_is_folded_but_not_on_paper(anne: Client) -> None:
    a_task(anne)

    assert "Om mere end 3 måneder (1)" in text(anne.get(HERE))
    assert "Om mere end 3 måneder" not in text(anne.get(f"{HERE}/print"))
    assert "Mål blodtryk" in text(anne.get(f"{HERE}/print"))


def test_on_paper_for_the_clinician_for_the_patient_and_as_text_for_the_journal(anne: Client) -> None:
    a_task(anne)
    anne.post(f"{HERE}/new/wish", {"text": "Gå i skoven"})

    clinician, patient = text(anne.get(f"{HERE}/print")), text(anne.get(f"{HERE}/print?for=patient"))

    assert "- Mål blodtryk (Ikke begyndt; 10.03.2099; Ingen endnu)" in clinician
    assert "»Gå i skoven«" in patient
    assert "Mål blodtryk" in patient
    assert "textarea" not in patient


def test_the_patients_page_says_whom_to_ring_by_the_name_of_the_place(anne: Client) -> None:
    store(role("anne-role", CLINIC, telecom=[{"system": "phone", "value": "65 41 00 00"}]))

    said = text(anne.get(f"{HERE}/print?for=patient")).split('<p class="call">')[1].split("</p>")[0]

    place, _, phone = said.partition("<br>")[2].partition(" <strong>")
    assert (place.lower(), phone) == (CLINIC.lower(), "65 41 00 00</strong>")


def test_the_plan_is_had_as_pdf_and_the_patients_is_one_page(anne: Client) -> None:
    for number in range(12):
        anne.post(f"{HERE}/new/task", {"text": f"Opgave {number}: mål blodtryk æøå Ж", "due": "2099-03-10"})
        anne.post(f"{HERE}/new/wish", {"text": f"Ønske {number}"})

    whole, patient = anne.get(f"{HERE}/pdf"), anne.get(f"{HERE}/pdf?for=patient")

    assert whole["Content-Type"] == patient["Content-Type"] == "application/pdf"
    assert "poul" not in patient["Content-Disposition"]
    assert patient.content.startswith(b"%PDF-")
    assert re.findall(rb"/Count (\d+)", patient.content) == [b"1"]
    assert re.findall(rb"/Count (\d+)", whole.content) == [b"1"]
    # Fonts that were left open are told of here, and fail the test.
    gc.collect()


def test_the_patients_page_says_what_to_do_with_the_medicine_when_ill_and_is_still_one(anne: Client) -> None:
    publish_shipped(HEART)
    short = text(anne.get(f"{HERE}/print?for=patient"))
    assert "Hvis jeg får det: " in short
    assert "planning paper large full" not in short
    store(takes("C03CA01", "Furosemid 40 mg"), takes("C09AA02", "Enalapril 10 mg"))
    for number in range(8):
        for kind, field in (("task", "text"), ("wish", "text"), ("target", "text"), ("agreement", "topic")):
            anne.post(
                f"{HERE}/new/{kind}",
                {"text": f"{number}: {LONG}", field: f"Nr. {number}: {LONG}"},
            )

    page, pdf = text(anne.get(f"{HERE}/print?for=patient")), anne.get(f"{HERE}/pdf?for=patient").content

    ill = page.split('<ul class="ill">')[1].split("</ul>")[0]
    assert "<li><strong>Enalapril 10 mg:</strong> Hold pause, mens du er syg, hvis det er aftalt.</li>" in ill
    assert "Furosemid 40 mg" in ill
    assert "planning paper large full" in page
    assert "SGLT2" not in ill
    assert re.findall(rb"/Count (\d+)", pdf) == [b"1"]
    assert 'class="ill"' not in text(anne.get(f"{HERE}/print"))


def test_documents_are_listed_and_those_replaced_are_not(anne: Client) -> None:
    letter = {
        "resourceType": "DocumentReference",
        "id": "letter",
        "status": "current",
        "subject": {"reference": "Patient/poul"},
        "date": "2026-02-03T10:00:00Z",
        "type": {"text": "Epikrise"},
        "content": [{"attachment": {"title": "brev.pdf"}}],
    }
    store(letter, {**letter, "id": "old", "status": "superseded", "type": {"text": "Gammelt brev"}})

    found = text(anne.get("/patient/poul/plan"))

    assert "Epikrise" in found
    assert "/patient/poul/source/DocumentReference/letter/1" in found
    assert "Gammelt brev" not in found
