"""From a closed record to the patient in an emergency: the page, what it refuses, and the bar that stays."""

from typing import Any

import pytest
from django.test import Client

from sharedcare.access.models import Account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import CPR, browser, poul, put, text
from tests.integration.clinic.test_few_queries import asked
from tests.integration.records.store import kilograms, observation

pytestmark = pytest.mark.django_db
WHY = "Bevidstløs i akutmodtagelsen, ingen pårørende"
BAR = "Åbnet i en nødsituation, lukker kl."


def stranger(**more: str) -> Client:
    """A nurse who does not treat Poul."""
    store(
        poul(),
        observation("w", "poul", valueQuantity=kilograms(80), effectiveDateTime="2026-03-01T07:00:00Z"),
    )
    return browser(**more)


def ask(client: Client, *, number: str = CPR, reason: str = WHY) -> Any:
    return client.post("/emergency", {"number": number, "reason": reason})


def test_a_closed_record_answers_as_one_that_is_not_there_and_shows_the_way_in_an_emergency() -> None:
    client = stranger()

    closed, missing = client.get("/patient/poul"), client.get("/patient/nobody")

    assert (closed.status_code, missing.status_code) == (404, 404)
    assert text(closed) == text(missing)
    assert 'href="/emergency"' in text(closed)


def test_whom_nobody_is_found_by_need_not_be_typed_again() -> None:
    client = stranger()

    found = client.post("/patients/search", {"q": CPR})
    begun = client.post("/emergency", {"number": CPR})

    assert 'action="/emergency"' in text(found)
    assert begun.status_code == 200
    assert f'value="{CPR}"' in text(begun)
    assert "problem" not in text(begun)


@pytest.mark.parametrize("number", [CPR, "121245-9991", " 121245 9991 "])
def test_a_number_and_a_reason_lead_straight_to_the_patient(number: str) -> None:
    client = stranger()

    answer = ask(client, number=number)

    assert (answer.status_code, answer["Location"]) == (302, "/patient/poul")
    assert client.get("/patient/poul").status_code == 200


@pytest.mark.parametrize(
    "address", ["", "?at=2026-03-02T11:00:00Z", "/measure/weight", "/source/Observation/w/1"]
)
def test_every_page_of_the_patient_says_until_when(address: str) -> None:
    client = stranger()
    ask(client)

    page = client.get(f"/patient/poul{address}")

    assert page.status_code == 200
    assert text(page).count(BAR) == 3, "in the title, in the name of the bar, and in the bar"


def test_who_treats_the_patient_sees_no_bar() -> None:
    put(poul())
    client = browser()

    assert BAR not in text(client.get("/patient/poul"))


@pytest.mark.parametrize(
    ("number", "reason", "field", "says"),
    [
        (CPR, "akut", "reason", "Skriv en hel sætning"),
        ("0202029992", WHY, "number", "Ingen her har det CPR-nummer"),
        ("", WHY, "number", "Ingen her har det CPR-nummer"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_what_was_typed_stays(
    number: str, reason: str, field: str, says: str
) -> None:
    client = stranger()

    answer = ask(client, number=number, reason=reason)

    page = text(answer)
    assert answer.status_code == 422
    assert f'id="{field}-problem">{says}' in page
    [focused] = [one for one in page.split("<") if "autofocus" in one]
    assert f'id="{field}"' in focused
    assert 'aria-invalid="true"' in focused
    assert f'value="{number}"' in page
    assert reason in page
    assert client.get("/patient/poul").status_code == 404


def test_a_record_that_is_open_already_is_led_to() -> None:
    client = stranger()
    ask(client)

    answer = ask(client)

    assert answer.status_code == 422
    assert 'uden nødadgang. <a href="/patient/poul">' in text(answer)


def test_a_secretary_is_told_whom_to_ask() -> None:
    client = stranger()
    store(role("desk-role", CLINIC, "secretary"))
    Account.objects.filter(username="anne").update(practitioner_role="desk-role")

    page, answer = client.get("/emergency"), ask(client)

    assert (page.status_code, answer.status_code) == (200, 422)
    for one in (page, answer):
        assert "Få fat i en læge eller en sygeplejerske" in text(one)
        assert "<textarea" not in text(one)
    assert "/emergency" not in text(client.get("/patients"))


def test_the_bar_takes_no_query_more(monkeypatch: pytest.MonkeyPatch) -> None:
    client = stranger()
    ask(client)
    client.get("/patient/poul")

    with asked(monkeypatch) as statements:
        assert BAR in text(client.get("/patient/poul"))

    assert 4 < len(statements) <= 8, "\n\n".join(statements)


def test_nobody_gets_there_without_signing_in() -> None:
    assert ask(Client())["Location"].startswith("/sign-in")
