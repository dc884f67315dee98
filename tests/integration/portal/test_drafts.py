"""A patient who is half way through a questionnaire goes on with it later, and until then nobody else has an answer."""

from typing import Any

import orjson
import pytest
from django.test import Client

from sharedcare.access.actors import of_account
from sharedcare.care.answers.drafts import keep
from sharedcare.care.answers.errors import NotYours
from sharedcare.kernel.clock import now
from tests.integration.access.accounts import account
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.portal.test_questionnaires import FORM, PHQ, follows
from tests.integration.records.store import find

pytestmark = pytest.mark.django_db
HALF = {PHQ[0]: "several-days", PHQ[1]: "not-at-all"}
ALL = dict.fromkeys(PHQ, "not-at-all")
LATER = {"later": "1"}


def stored(kind: str = "QuestionnaireResponse") -> list[dict[str, Any]]:
    return [orjson.loads(one.content) for one in find(f"{kind}?patient=poul").matches if one.content]


def kept(patient: Client, answers: dict[str, str]) -> str:
    answer = patient.post(FORM, {**answers, **LATER})
    assert answer["Location"] == "/my/questionnaires?kept"
    return text(patient.get(answer["Location"]))


def test_what_was_begun_is_there_again_until_it_is_sent() -> None:
    patient = the_patient()
    follows("heart-failure")

    assert "Dine svar er gemt, men ikke sendt" in kept(patient, HALF)
    shown = text(patient.get(FORM))
    assert (shown.count(" checked"), "ikke sendt endnu" in shown) == (2, True)

    kept(patient, {**HALF, PHQ[2]: "not-at-all"})
    assert text(patient.get(FORM)).count(" checked") == 3
    [draft] = stored()
    assert (draft["status"], len(draft["item"])) == ("in-progress", 3)

    patient.post(FORM, ALL)
    [sent] = stored()
    assert sent["status"] == "completed"
    assert " checked" not in text(patient.get(FORM))


def test_the_list_says_what_was_begun() -> None:
    patient = the_patient()
    follows("heart-failure")

    address = "/my/questionnaires/who-5"
    assert patient.post(address, {"q.cheerful": "all-of-the-time", **LATER})["Location"]

    shown = text(patient.get("/my/questionnaires"))
    assert "Begyndt, ikke sendt" in shown
    assert "Ikke besvaret endnu" in shown


def test_nobody_who_treats_sees_what_was_begun_and_nothing_follows_from_it() -> None:
    patient, nurse = the_patient(), browser()
    follows("heart-failure")
    before = text(nurse.get("/patient/poul"))

    kept(patient, {**HALF, PHQ[3]: "nearly-every-day"})

    [draft] = stored()
    assert nurse.get(f"/patient/poul/source/QuestionnaireResponse/{draft['id']}/1").status_code == 404
    assert text(nurse.get("/patient/poul")).count("Besvarelse") == before.count("Besvarelse")
    assert stored("DetectedIssue") == stored("Task") == stored("Observation") == []


def test_an_answer_that_cannot_wait_is_sent_even_by_who_wants_to_go_on_later() -> None:
    patient = the_patient()
    follows("heart-failure")

    answer = patient.post(FORM, {**HALF, "q.harm": "several-days", **LATER})

    assert "Der er hjælp nu" in text(patient.get(answer["Location"]))
    assert [one["priority"] for one in stored("Task")] == ["stat"]


def test_without_any_answer_nothing_is_kept() -> None:
    patient = the_patient()
    kept(patient, HALF)

    kept(patient, {})

    assert stored() == []


def test_a_relative_keeps_nothing_and_sees_nothing_of_it() -> None:
    patient = the_patient()
    kept(patient, HALF)
    relative = a_relative("measure")

    shown = text(relative.get(FORM))
    assert " checked" not in shown
    assert "fortsæt senere" not in shown
    assert relative.post(FORM, {**HALF, **LATER}).status_code == 422


def test_who_treats_keeps_nothing_for_the_patient() -> None:
    the_patient()
    by = of_account(account("anne-2", practitioner_role="demo-anne-role"), source=None, request=1, at=now())

    with pytest.raises(NotYours):
        keep(patient="poul", questionnaire="phq-9", answers={}, by=by, at=now())
