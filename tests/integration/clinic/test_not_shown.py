"""What the reader is not shown is never said not to be there: for want of a right, or by the patient's own choice."""

from typing import Any

import pytest
from django.test import Client

from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import CPR, browser, sign_in, text
from tests.integration.portal.citizens import the_patient
from tests.integration.records.store import kilograms, observation

pytestmark = pytest.mark.django_db
DENIALS = ("Ingen medicin", "Ingen diagnoser", "Ingen målinger", "Ingen advarsler", "Allergier ikke oplyst", "Ingen kendte allergier")  # fmt: skip


def medicine(name: str = "furix") -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "id": name,
        "status": "active",
        "medicationCodeableConcept": {"text": "Furosemid"},
        "subject": {"reference": "Patient/poul"},
    }


def penicillin() -> dict[str, Any]:
    return {
        "resourceType": "AllergyIntolerance",
        "id": "cave",
        "criticality": "high",
        "code": {"text": "Penicillin"},
        "patient": {"reference": "Patient/poul"},
    }


def filled() -> Client:
    """The patient at his own pages, with something of each kind in his record."""
    patient = the_patient()
    store(
        medicine(),
        penicillin(),
        observation("w", "poul", valueQuantity=kilograms(81.3), effectiveDateTime="2026-11-20T07:00:00Z"),
    )
    return patient


def in_role(code: str, *, language: str = "da") -> Client:
    """A browser of somebody else at the clinic."""
    store(role(f"{code}-role", CLINIC, code))
    account(code, practitioner_role=f"{code}-role")
    client = Client(headers={"accept-language": language})
    sign_in(client, username=code)
    return client


def test_a_secretary_reads_that_the_role_may_not_see_and_never_that_nothing_is_there() -> None:
    filled()

    page = text(in_role("secretary").get("/patient/poul"))

    for said in ("allergier", "advarsler", "medicin.", "diagnoser.", "målinger."):
        assert f"Din rolle må ikke se {said}" in page
    assert not [denial for denial in DENIALS if denial in page]
    assert "Penicillin" not in page


def test_the_same_in_english() -> None:
    filled()

    page = text(in_role("secretary", language="en").get("/patient/poul"))

    assert "Your role may not see medicines." in page
    assert "Your role may not see allergies" in page


@pytest.mark.parametrize("organization", ["", "hospital"])
def test_a_kind_that_the_patient_hides_is_told_as_hidden_by_the_patient(organization: str) -> None:
    patient, nurse = filled(), browser()
    assert "Furosemid" in text(nurse.get("/patient/poul"))

    patient.post("/my/sharing", {"what": "block", "kind": "medicines", "organization": organization})
    page = text(nurse.get("/patient/poul"))

    assert "Furosemid" not in page
    assert "Patienten har valgt ikke at vise medicin." in page
    assert "Ingen medicin" not in page
    assert "CAVE" in page


def test_the_time_machine_says_the_same() -> None:
    patient, nurse = filled(), browser()
    patient.post("/my/sharing", {"what": "block", "kind": "medicines"})

    page = text(nurse.get("/patient/poul?at=2026-03-02T11:00:00Z"))

    assert "Patienten har valgt ikke at vise medicin." in page


def test_the_graph_of_a_measurement_says_that_changes_of_medicines_are_not_shown() -> None:
    patient, nurse = filled(), browser()
    assert "valgt ikke at vise" not in text(nurse.get("/patient/poul/measure/weight"))

    patient.post("/my/sharing", {"what": "block", "kind": "medicines"})

    assert "Patienten har valgt ikke at vise medicin." in text(nurse.get("/patient/poul/measure/weight"))


def test_whom_it_is_not_hidden_from_reads_of_nothing_hidden() -> None:
    patient, nurse = filled(), browser()

    patient.post("/my/sharing", {"what": "block", "kind": "medicines", "organization": "town"})

    page = text(nurse.get("/patient/poul"))
    assert "Furosemid" in page
    assert "valgt ikke at vise" not in page


def test_a_single_entry_that_is_hidden_is_not_told_and_not_denied() -> None:
    patient, nurse = filled(), browser()

    patient.post("/my/sharing", {"what": "block", "entry": "MedicationStatement/furix"})
    page = text(nurse.get("/patient/poul"))

    assert "valgt ikke at vise" not in page
    assert "noget er skjult" not in page
    assert "Ingen medicin at vise." in page


def test_an_emergency_shows_what_is_hidden_and_says_nothing_of_hiding() -> None:
    patient = filled()
    patient.post("/my/sharing", {"what": "block", "kind": "medicines"})
    patient.post("/my/sharing", {"what": "block", "organization": "hospital"})
    nurse = browser()
    nurse.post("/emergency", {"number": CPR, "reason": "Bevidstløs i akutmodtagelsen, ingen pårørende"})

    page = text(nurse.get("/patient/poul"))

    assert "Furosemid" in page
    assert "valgt ikke at vise" not in page
