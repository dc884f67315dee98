"""A moment in the address that cannot be shown: now is shown, and it is said that it is now."""

from typing import Any

import pytest
from django.test import Client

from tests.integration.clinic.browsing import browser, poul, put, text

pytestmark = pytest.mark.django_db
WEIGHT = {
    "resourceType": "Observation",
    "id": "w",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
    "subject": {"reference": "Patient/poul"},
    "effectiveDateTime": "2026-06-01T10:00:00Z",
    "valueQuantity": {"value": 81, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
}


@pytest.fixture
def anne() -> Client:
    put(poul(), WEIGHT)
    return browser()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("garbage", "Tidspunktet blev ikke forstået"),
        ("2999-01-01", "Tidspunktet ligger i fremtiden"),
        ("1950-01-01", "Dengang var her intet endnu"),
        ("0001-01-01", "Dengang var her intet endnu"),
    ],
)
@pytest.mark.parametrize("page", ["/patient/poul", "/patient/poul/measure/weight"])
def test_now_is_shown_with_a_word_on_why(anne: Client, page: str, at: str, said: str) -> None:
    answer = anne.get(page, {"at": at})

    assert answer.status_code == 200
    assert said in text(answer)
    assert "81" in text(answer)
    assert "som den var" not in text(answer)


def test_nobody_is_not_found_at_any_moment(anne: Client) -> None:
    assert anne.get("/patient/nobody", {"at": "1950-01-01"}).status_code == 404


@pytest.mark.parametrize("at", ["", "2026-06-02", "garbage"])
def test_whatever_the_moment_it_takes_at_most_eight_statements(
    anne: Client, at: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        anne.get("/patient/poul", {"at": at})
