"""What the patient shares, and what a decision would change before it is made (sundhedsloven §§ 41-42 b)."""

import re
from typing import Any

import pytest
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.access.wishes.queries import wishes
from tests.integration.access.care import CLINIC, HEART, agreement, consent, enrolled, store, team
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.records.store import kilograms, observation

pytestmark = pytest.mark.django_db
CONSENT = f"poul-agrees-to-{HEART}"


def show(client: Client, **change: str) -> str:
    answer = client.post("/my/sharing/preview", change)
    assert answer.status_code == 200
    return text(answer)


def decide(client: Client, **change: str) -> Any:
    return client.post("/my/sharing", change)


def test_withdrawing_shows_who_loses_the_record_and_changes_nothing_yet() -> None:
    patient, nurse = the_patient(), browser()

    page = show(patient, what="end", consent=CONSENT)

    assert "De kan ikke længere se din journal:" in page
    assert ">hospital<" in page
    assert "Den, der har skrevet noget, kan stadig selv se det." in page
    assert nurse.get("/patient/poul").status_code == 200


def test_what_is_confirmed_counts_with_the_next_click() -> None:
    patient, nurse = the_patient(), browser()

    answer = decide(patient, what="end", consent=CONSENT)

    assert answer["Location"] == "/my/sharing?done=end"
    assert "Det er gemt" in text(patient.get(answer["Location"]))
    assert nurse.get("/patient/poul").status_code == 404

    assert "De får lov at se din journal:" in show(patient, what="give", programme=HEART)
    decide(patient, what="give", programme=HEART)
    assert nurse.get("/patient/poul").status_code == 200


def test_one_place_is_closed_out_and_let_in_again() -> None:
    patient, nurse = the_patient(), browser()

    assert "Vil du lukke for hospital?" in show(patient, what="block", organization="hospital")
    decide(patient, what="block", organization="hospital")
    assert nurse.get("/patient/poul").status_code == 404

    page = text(patient.get("/my/sharing"))
    assert "Skjult for hospital" in page
    [block] = [one.id for one in wishes(patient="poul", by=operator("test"), at=NOON) if one.block]
    assert "Vil du åbne igen for hospital?" in show(patient, what="end", consent=block)
    decide(patient, what="end", consent=block)
    assert nurse.get("/patient/poul").status_code == 200


def test_where_nobody_loses_the_record_it_is_said_why() -> None:
    patient = the_patient()
    store(
        agreement("copd-agreement", "hospital", "town", programme="copd"),
        enrolled("poul", "copd"),
        team("poul", f"Organization/{CLINIC}"),
        consent("poul", "copd"),
    )
    assert "for de behandler dig også i et andet forløb" in show(patient, what="end", consent=CONSENT)

    store(agreement("heart-agreement", "hospital", "town", status="cancelled"))
    closed = show(patient, what="end", consent=CONSENT)
    assert "Lige nu kan ingen se din journal i det forløb, så ingen mister adgangen." in closed
    assert "i et andet forløb" not in closed

    decide(patient, what="block", organization="hospital")
    again = show(patient, what="block", organization="hospital")
    assert "Lige nu kan hospital ikke se din journal." in again


def test_lifting_a_block_that_opens_nothing_says_that_nobody_gets_the_record() -> None:
    patient = the_patient()
    decide(patient, what="block", organization="town")
    [block] = [one.id for one in wishes(patient="poul", by=operator("test"), at=NOON) if one.block]

    assert "Ingen flere får adgang til din journal." in show(patient, what="end", consent=block)


def test_one_entry_is_hidden_from_its_own_line() -> None:
    patient = the_patient()
    store(observation("w", "poul", valueQuantity=kilograms(81.3), effectiveDateTime="2026-11-20T07:00:00Z"))
    nurse = browser()
    assert "81,3" in text(nurse.get("/patient/poul"))

    line = text(patient.get("/my/sharing/entries"))
    assert 'value="Observation/w"' in line
    assert "Vil du skjule Vægt?" in show(patient, what="block", entry="Observation/w")
    decide(patient, what="block", entry="Observation/w")

    assert "81,3" not in text(nurse.get("/patient/poul"))
    assert 'value="Observation/w"' not in text(patient.get("/my/sharing/entries"))
    assert "<strong>Vægt</strong>" in text(patient.get("/my/sharing"))


def test_a_kind_of_entries_is_hidden() -> None:
    patient = the_patient()
    store(observation("w", "poul", valueQuantity=kilograms(81.3), effectiveDateTime="2026-11-20T07:00:00Z"))
    nurse = browser()

    page = show(patient, what="block", kind="values", organization="hospital")
    assert "Det bliver skjult for hospital." in page
    decide(patient, what="block", kind="values")

    assert "81,3" not in text(nurse.get("/patient/poul"))
    assert nurse.get("/patient/poul").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"what": "end"},
        {"what": "end", "consent": "nothing"},
        {"what": "block", "kind": "nonsense"},
        {"what": "block", "entry": "../../x"},
        {"what": "give", "programme": "copd"},
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_told(change: dict[str, str]) -> None:
    patient = the_patient()

    answer = decide(patient, **change)

    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)


@pytest.mark.parametrize(("level", "may"), [("see", False), ("measure", False), ("write", True)])
def test_a_relative_decides_only_with_the_right_to_write(level: str, may: bool) -> None:
    the_patient()
    relative, nurse = a_relative(level), browser()

    assert ("sharing/preview" in text(relative.get("/my/sharing"))) is may
    answer = decide(relative, what="end", consent=CONSENT)

    assert answer.status_code == (302 if may else 422)
    assert nurse.get("/patient/poul").status_code == (404 if may else 200)


@pytest.mark.parametrize(("language", "yours"), [("da", ("din", "dig")), ("en", ("your",))])
def test_a_relative_reads_of_the_patients_record_and_never_of_their_own(
    language: str, yours: tuple[str, ...]
) -> None:
    the_patient()
    relative = a_relative("write")

    for page in (
        relative.get(f"/my/sharing?lang={language}"),
        relative.post("/my/sharing/preview", {"what": "end", "consent": CONSENT}),
    ):
        said = text(page).partition("<main")[2].partition("</main>")[0].lower()
        assert not [word for word in yours if re.search(rf"\b{word}\b", said)]


def test_no_address_tells_of_an_illness() -> None:
    patient = the_patient()

    page = text(patient.get("/my/sharing"))

    assert HEART in page
    assert not [one for one in re.findall(r'(?:href|action)="([^"]*)"', page) if HEART in one]
