"""Who may not read what decides whose target dose it is, is told no share of another."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.overview.read import overview
from tests.integration.access.care import refusal, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, publish_shipped
from tests.integration.worklist.world import nurse, patient, weight

pytestmark = pytest.mark.django_db


def test_of_a_weight_that_the_patient_has_hidden_no_share_remains() -> None:
    publish_shipped(HEART)
    anne = nurse()
    patient("poul")
    amount = {"value": 25, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
    repeat = {"frequency": 2, "period": 1, "periodUnit": "d"}
    coding = {"system": "http://www.whocc.no/atc", "code": "C07AG02"}
    store(
        weight("w", "poul", 92, NOON - timedelta(days=1)),
        {
            "resourceType": "MedicationStatement",
            "id": "m",
            "status": "active",
            "medicationCodeableConcept": {"coding": [coding], "text": "Carvedilol"},
            "subject": {"reference": "Patient/poul"},
            "effectivePeriod": {"start": "2025-10-01"},
            "dosage": [
                {"text": "25 mg x 2", "timing": {"repeat": repeat}, "doseAndRate": [{"doseQuantity": amount}]}
            ],
        },
    )

    def share() -> float | None:
        found = overview(by=anne, patient="poul", since=None, zone=ZoneInfo("Europe/Copenhagen"), at=NOON)
        assert found is not None
        [only] = found.medicines
        return only.percent

    assert share() == 50

    hidden = {"meaning": "instance", "reference": {"reference": "Observation/w"}}
    store(refusal("poul", "weight", data=[hidden]))

    assert share() is None
