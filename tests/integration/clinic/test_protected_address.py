"""Somebody whose name and address are protected: every page says so, and none says where they live."""

import pytest

from tests.integration.clinic.browsing import browser, poul, put, text
from tests.integration.portal.citizens import citizen
from tests.integration.records.store import kilograms, observation

pytestmark = pytest.mark.django_db
HOME = [{"line": ["Hemmelig Vej 7"], "city": "Skjulby", "postalCode": "0000"}]
PROTECTED = [{"url": "urn:sharedcare:protected-address", "valuePeriod": {"start": "2026-01-01"}}]


def secret() -> None:
    put(
        poul(address=HOME, extension=PROTECTED),
        observation("w", "poul", valueQuantity=kilograms(80), effectiveDateTime="2026-03-01T07:00:00Z"),
    )


def test_the_list_of_patients_says_so_in_place_of_the_town() -> None:
    secret()
    client = browser()

    client.post("/patients/search", {"q": "jensen"})
    page = text(client.get("/patients?search"))

    assert "Poul Jensen" in page
    assert "Beskyttet adresse" in page
    assert "Skjulby" not in page


@pytest.mark.parametrize(
    "address", ["", "?at=2026-03-02T12:00:00Z", "/measure/weight", "/source/Patient/poul/1"]
)
def test_no_page_says_where_they_live(address: str) -> None:
    secret()

    page = browser().get(f"/patient/poul{address}")

    assert page.status_code == 200
    assert "Hemmelig Vej" not in text(page)
    assert "Skjulby" not in text(page)
    assert address.startswith("/") or "Beskyttet adresse" in text(page)


def test_nor_does_the_portal() -> None:
    secret()
    client = citizen("poul", patient_id="poul")

    for address in ("/my", "/my/sharing", "/my/sharing/entries"):
        assert "Hemmelig Vej" not in text(client.get(address))


def test_who_is_not_protected_is_shown_with_the_town() -> None:
    put(poul(address=HOME))
    client = browser()

    client.post("/patients/search", {"q": "jensen"})

    assert "Skjulby" in text(client.get("/patients?search"))
    assert "Beskyttet adresse" not in text(client.get("/patient/poul"))
