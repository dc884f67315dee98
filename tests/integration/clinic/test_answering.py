"""Who treats asks the patient on the telephone: the answers are the patient's, and say with whom they were given."""

import re
from typing import Any

import orjson
import pytest
from django.test import Client

from sharedcare.programmes.library.reading import instruments
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import the_patient
from tests.integration.portal.test_questionnaires import PHQ, follows
from tests.integration.records.store import find

pytestmark = pytest.mark.django_db
HERE = "/patient/poul/questionnaires"
WHO = dict.fromkeys((f"q.{one.key}" for one in instruments()["who-5"].questions), "some-of-the-time")


@pytest.fixture
def patient() -> Client:
    patient = the_patient()
    follows("heart-failure")
    return patient


def at_work() -> Client:
    return browser(scopes="user/*.cruds")


def stored(kind: str) -> list[dict[str, Any]]:
    return [orjson.loads(one.content) for one in find(f"{kind}?patient=poul").matches if one.content]


def test_the_answers_are_the_patients_own_written_down_by_the_nurse_and_judged_as_theirs(
    patient: Client,
) -> None:
    nurse = at_work()
    assert "Din trivsel" not in (shown := text(nurse.get(HERE)))
    assert "WHO-5" in shown

    answer = nurse.post(f"{HERE}/who-5", WHO)

    told = text(nurse.get(answer["Location"]))
    assert "Svarene er gemt og vurderet, besvaret i telefonen" in told
    assert "<strong>WHO-5 20: " in told
    assert re.search(r"Sidst besvaret [^<]+, i telefonen", told)
    [response] = stored("QuestionnaireResponse")
    assert response["source"] == response["subject"] == {"reference": "Patient/poul"}
    assert response["author"] == {"reference": "PractitionerRole/demo-anne-role"}
    [score] = stored("Observation")
    assert score["performer"] == [{"reference": "Patient/poul"}]
    assert "Besvaret i telefonen" in text(patient.get(f"/my/questionnaires/answers/{response['id']}"))
    # The low score asks the patient for the next questionnaire, as if they had answered alone.
    assert "Humør (PHQ-9)" in text(patient.get("/my/questionnaires"))


def test_who_treats_enters_the_score_of_what_the_patient_answered_on_paper(patient: Client) -> None:
    follows("copd")
    nurse = at_work()
    assert "Udfyldes på papir" in text(nurse.get(HERE))

    refused = nurse.post(f"{HERE}/cat", {"score": "90"})
    assert (refused.status_code, "Skriv et tal fra 0 til 40" in text(refused)) == (422, True)
    answer = nurse.post(f"{HERE}/cat", {"score": "17"})

    told = text(nurse.get(answer["Location"]))
    assert "Tallet er gemt og vurderet" in told
    assert "17" in told
    [response] = stored("QuestionnaireResponse")
    assert response["author"] == {"reference": "PractitionerRole/demo-anne-role"}
    [score] = stored("Observation")
    assert score["performer"] == [{"reference": "Patient/poul"}]


def test_what_is_counted_is_no_score_on_paper(patient: Client) -> None:
    follows("copd")
    nurse = at_work()

    shown = text(nurse.get(f"{HERE}/training-sessions"))
    nurse.post(f"{HERE}/training-sessions", {"score": "16"})

    assert "papir" not in shown
    assert "Skriv, hvor mange det er i dette forløb indtil nu" in shown
    [counted] = stored("Observation")
    assert counted["code"]["coding"] == [{"system": "urn:sharedcare:measured", "code": "training-sessions"}]
    assert counted["valueQuantity"]["value"] == 16


def test_what_stands_before_the_first_question_is_there_to_be_read_out(patient: Client) -> None:
    shown = text(at_work().get(f"{HERE}/phq-9"))

    assert "inden for de seneste 2 uger" in shown
    assert shown.index("inden for de seneste 2 uger") < shown.index(f'name="{PHQ[0]}"')


def test_what_cannot_wait_is_said_to_whoever_asks_and_given_to_somebody(patient: Client) -> None:
    nurse = at_work()

    answer = nurse.post(f"{HERE}/phq-9", {"q.harm": "several-days"})

    shown = text(nurse.get(answer["Location"]))
    assert "Et svar kan ikke vente" in shown
    assert "112" in shown
    # It leads whatever is recommended of the same answers.
    assert shown.index('class="urgent"') < shown.index('class="tile came')
    assert [one["priority"] for one in stored("Task")] == ["stat"]


def test_what_is_missing_is_said_and_what_was_chosen_stays(patient: Client) -> None:
    answer = at_work().post(f"{HERE}/phq-9", {PHQ[0]: "several-days"})

    assert answer.status_code == 422
    assert "8 spørgsmål mangler et svar" in text(answer)
    assert text(answer).count(" checked") == 1
    assert stored("QuestionnaireResponse") == []


def test_what_the_patient_had_begun_is_done_with(patient: Client) -> None:
    address = "/my/questionnaires/who-5"
    patient.post(address, {next(iter(WHO)): "some-of-the-time", "later": "1"})

    at_work().post(f"{HERE}/who-5", WHO)

    assert [one["status"] for one in stored("QuestionnaireResponse")] == ["completed"]


def test_what_is_no_questionnaire_with_questions_is_not_found(patient: Client) -> None:
    nurse = at_work()

    for key in ("nothing", "heart-pro"):
        assert nurse.get(f"{HERE}/{key}").status_code == 404
