"""What the record knows of a questionnaire's questions is found for each of them, however much there is of another."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.care.answers.known import known
from sharedcare.programmes.forms import form
from sharedcare.programmes.library.reading import instruments
from tests.integration.access.care import store
from tests.integration.access.clients import NOON, actor
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db


def counted(code: str, number: float, unit: str, days_ago: int) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"{code}-{days_ago}",
        "status": "final",
        "subject": {"reference": "Patient/anna"},
        "code": {"coding": [{"system": "urn:oid:1.2.208.184.100.8", "code": code}]},
        "effectiveDateTime": (NOON - timedelta(days=days_ago)).isoformat(),
        "valueQuantity": {"value": number, "system": "http://unitsofmeasure.org", "code": unit},
    }


def test_many_values_of_one_question_do_not_hide_the_one_of_another() -> None:
    store(patient("anna"))
    store(*(counted("MCS88002", 10, "/d", days) for days in range(1, 61)))
    store(counted("MCS88036", 7, "/wk", 70))

    found = known(form(instruments()["kram"]), patient="anna", by=actor(), at=NOON)

    assert {key: one.answer for key, one in found.items()} == {"smokes": "daily", "drinks": "up-to-10"}
