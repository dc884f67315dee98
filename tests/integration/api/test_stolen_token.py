"""Somebody has got hold of the token of another organisation's system: it opens what that organisation treats, and of
everybody else it does not even tell that they are here.
"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from sharedcare.access.actions import issue_token, revoke_client
from sharedcare.kernel.clock import now
from tests.integration.access.care import CLINIC_SOR, clinic, organisation, store
from tests.integration.clinic.browsing import CPR, poul, put

pytestmark = pytest.mark.django_db
STRANGERS = "999900000000099"
WEIGHT = {
    "resourceType": "Observation",
    "id": "weight",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
    "subject": {"reference": "Patient/poul"},
    "valueQuantity": {"value": 81},
}


def bearer(organization: str, client: str) -> dict[str, str]:
    token = issue_token(
        client=client,
        scope="system/*.cruds",
        organization=organization,
        valid_for=timedelta(days=1),
        at=now(),
    )
    return {"authorization": f"Bearer {token}"}


@pytest.fixture
def stolen() -> dict[str, str]:
    """The token of a practice that has nothing to do with Poul, whom the clinic treats."""
    clinic()
    put(poul(), WEIGHT)
    store(organisation("practice", "general-practice", sor=STRANGERS))
    return bearer(STRANGERS, "stolen")


def ask(path: str, headers: dict[str, str]) -> Any:
    return Client().get(f"/fhir/{path}", headers=headers)


@pytest.mark.parametrize(
    "path", ["Patient/{}", "Patient/{}/$everything", "Patient/{}/_history", "Patient/{}/_history/1"]
)
def test_a_patient_of_others_answers_as_one_who_is_not_here(stolen: dict[str, str], path: str) -> None:
    there, nowhere = (ask(path.format(name), stolen) for name in ("poul", "luop"))

    assert (there.status_code, there.content) == (
        nowhere.status_code,
        nowhere.content.replace(b"luop", b"poul"),
    )
    assert ask(path.format("poul"), bearer(CLINIC_SOR, "own")).status_code == 200


@pytest.mark.parametrize(
    "search",
    [
        f"Patient?identifier={CPR}",
        "Patient?name=Jensen",
        "Patient?_has:Observation:patient:value-quantity=gt80",
        "Patient?_id=poul&_revinclude=Observation:patient",
        "Observation?value-quantity=gt80",
        "Observation?patient.name=Jensen",
        "Observation?_id=weight&_include=Observation:patient",
        "EpisodeOfCare?status=active",
    ],
)
def test_no_search_finds_or_counts_them(stolen: dict[str, str], search: str) -> None:
    found = ask(search, stolen).json()
    counted = ask(f"{search}&_summary=count", stolen).json()

    assert found.get("entry", []) == []
    assert counted["total"] == 0
    assert ask(f"{search}&_summary=count", bearer(CLINIC_SOR, "own")).json()["total"] == 1


def test_it_stores_nothing_with_them(stolen: dict[str, str]) -> None:
    made = Client().post("/fhir/Observation", {**WEIGHT, "id": "x"}, "application/fhir+json", headers=stolen)

    assert made.status_code == 422
    assert b"poul" not in made.content.replace(b"Patient/poul", b"")


def test_ended_it_opens_nothing_within_a_second(stolen: dict[str, str]) -> None:
    assert ask("Organization", stolen).status_code == 200

    revoke_client(client="stolen", at=now())

    with time_machine.travel(now() + timedelta(seconds=1)):
        assert ask("Organization", stolen).status_code == 401
