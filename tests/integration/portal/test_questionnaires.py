"""A patient answers a questionnaire: with a mouse or a thumb, without JavaScript, and is helped at once where it cannot wait."""

from typing import Any

import orjson
import pytest
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.care.publishing.actions import publish
from sharedcare.programmes.library.reading import instruments
from tests.architecture.tree import PROJECT
from tests.integration.access.care import concept, organisation, store
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.records.store import find, observation

pytestmark = pytest.mark.django_db
PHQ = [f"q.{one.key}" for one in instruments()["phq-9"].questions]
WHO = [f"q.{one.key}" for one in instruments()["who-5"].questions]
FORM = "/my/questionnaires/phq-9"


def follows(programme: str) -> None:
    """Poul follows a programme that is published, and has a practice."""
    raw = (PROJECT / "sharedcare" / "programmes" / "shipped" / f"{programme}.yaml").read_bytes()
    publish(raw=raw, by=operator("test"), at=NOON)
    store(
        organisation("practice", "general-practice")
        | {"telecom": [{"system": "phone", "value": "00 00 20 01"}]}
    )
    store(
        {
            "resourceType": "EpisodeOfCare",
            "id": f"poul-in-{programme}",
            "status": "active",
            "type": [concept("programme", programme)],
            "patient": {"reference": "Patient/poul"},
            "period": {"start": "2026-01-01"},
            "careManager": {"reference": "PractitionerRole/demo-anne-role"},
        }
    )


def stored(kind: str) -> list[dict[str, Any]]:
    return [orjson.loads(one.content) for one in find(f"{kind}?patient=poul").matches if one.content]


def sent(patient: Client, address: str, answers: dict[str, str]) -> tuple[Any, str]:
    answer = patient.post(address, answers)
    return answer, text(patient.get(answer["Location"])) if answer.status_code == 302 else text(answer)


def test_the_list_has_what_the_programmes_ask_patients_for_and_nothing_else() -> None:
    patient = the_patient()
    assert "ingen skemaer" in text(patient.get("/my/questionnaires"))

    follows("heart-failure")
    shown = text(patient.get("/my/questionnaires"))

    assert "Din trivsel (WHO-5)" in shown
    assert "PHQ-9" not in shown
    assert "/my/questionnaires" in text(patient.get("/my"))


def test_what_an_open_task_waits_for_stands_first_until_it_is_answered() -> None:
    patient = the_patient()
    follows("type-2-diabetes")
    store(
        {
            "resourceType": "Task",
            "id": "annual",
            "status": "requested",
            "intent": "plan",
            "code": concept("task", "programme-task"),
            "for": {"reference": "Patient/poul"},
            "restriction": {"period": {"start": "2026-01-01"}},
            "extension": [
                {
                    "url": "urn:sharedcare:source",
                    "valueCanonical": "urn:sharedcare:activity:type-2-diabetes:annual|1.0.0",
                }
            ],
        }
    )

    before = text(patient.get("/my/questionnaires"))
    _, shown = sent(patient, "/my/questionnaires/who-5", dict.fromkeys(WHO, "all-of-the-time"))
    after = text(patient.get("/my/questionnaires"))

    assert before.index("Svar nu") < before.index("Din trivsel (WHO-5)")
    assert "Svar, når du vil" not in before
    assert "Mad, røg, alkohol og bevægelse" in shown
    assert after.index("Svar, når du vil") < after.index("Din trivsel (WHO-5)")


def test_what_the_record_knows_is_chosen_and_said_to_be_from_it_and_can_be_changed() -> None:
    patient = the_patient()
    follows("type-2-diabetes")
    code = {"coding": [{"system": "urn:oid:1.2.208.184.100.8", "code": "MCS88036"}]}
    quantity = {"value": 12, "system": "http://unitsofmeasure.org", "code": "/wk"}
    store(
        observation(
            "drinks", "poul", code=code, effectiveDateTime="2026-11-01T08:00:00Z", valueQuantity=quantity
        )
    )

    shown = text(patient.get("/my/questionnaires/kram"))

    assert 'value="more" checked' in shown
    assert shown.count(" checked") == shown.count("Fra din journal") == 1
    given = {
        f"q.{key}": answer
        for key, answer in (
            ("vegetables", "daily"), ("smokes", "never"), ("other-nicotine", "no"), ("drinks", "none"), ("active", "some"),
        )
    }  # fmt: skip
    assert sent(patient, "/my/questionnaires/kram", given)[0].status_code == 302


def test_a_low_score_is_told_in_words_and_asks_for_the_next_questionnaire() -> None:
    patient = the_patient()
    follows("heart-failure")

    _, shown = sent(patient, "/my/questionnaires/who-5", dict.fromkeys(WHO, "some-of-the-time"))

    assert "20 af 100" in shown
    assert "Du har det ikke godt for tiden" in shown
    assert "CC BY-NC-SA" in shown
    assert f'href="{FORM}">Svar også på: Humør (PHQ-9)</a>' in shown
    assert "Humør (PHQ-9)" in text(patient.get("/my/questionnaires"))
    (score,) = stored("Observation")
    assert score["performer"] == [{"reference": "Patient/poul"}]


def test_what_is_missing_is_said_and_what_was_chosen_stays() -> None:
    patient = the_patient()

    answer, shown = sent(patient, FORM, {PHQ[0]: "several-days", PHQ[1]: "not-at-all"})

    assert answer.status_code == 422
    assert "7 spørgsmål mangler et svar" in shown
    assert shown.count(" checked") == 2
    assert stored("QuestionnaireResponse") == []


@pytest.mark.parametrize("others", [{}, dict.fromkeys(PHQ[:8], "not-at-all")])
def test_thoughts_of_death_are_met_with_help_at_once_and_a_person_is_told(others: dict[str, str]) -> None:
    patient = the_patient()
    follows("heart-failure")
    poul = stored_patient()
    store({**poul, "generalPractitioner": [{"reference": "Organization/practice"}]})

    _, shown = sent(patient, FORM, {**others, "q.harm": "several-days"})

    for said in ('href="tel:112"', 'href="tel:70201201"', 'href="tel:00002001"', "har fået besked nu"):
        assert said in shown
    assert shown.index("Der er hjælp nu") < shown.index("Humør (PHQ-9)", shown.index("<main"))
    (task,) = stored("Task")
    (issue,) = stored("DetectedIssue")
    assert (task["priority"], issue["severity"]) == ("stat", "high")
    assert task["owner"] == {"reference": "PractitionerRole/demo-anne-role"}


def test_what_cannot_wait_is_said_once_and_other_advice_after_it() -> None:
    patient = the_patient()
    follows("type-2-diabetes")
    given = {"q.foot-wound": "yes", "q.vomiting": "yes", "q.thirst": "no", "q.dizzy": "no"}

    _, shown = sent(patient, "/my/questionnaires/dm.symptoms", given)

    assert shown.count("Ring til din læge i dag.") == 1
    assert "Følg din plan for syge-dage." in shown.split("Hvad nu?")[1]


def test_questions_that_follow_from_an_answer_come_when_it_is_sent() -> None:
    patient = the_patient()
    follows("copd")
    address = "/my/questionnaires/kol.symptoms"
    first = text(patient.get(address))
    assert "Er farven ændret?" not in first
    given = {
        f"q.{key}": answer
        for key, answer in (
            ("breathless", "no"), ("inhaler-used", "usual"), ("cough", "no"), ("sputum", "yes"), ("antibiotics", "no"),
        )
    }  # fmt: skip

    answer, shown = sent(patient, address, given)
    assert answer.status_code == 422
    assert "2 spørgsmål mangler et svar" in shown

    _, shown = sent(patient, address, {**given, "q.amount": "more", "q.colour-changed": "no"})
    assert "Følg din handleplan" in shown
    assert "Målinger ses mandag og torsdag" in shown


def test_the_patient_is_not_asked_for_the_score_of_what_needs_a_licence() -> None:
    patient = the_patient()
    follows("copd")

    assert "CAT" not in text(patient.get("/my/questionnaires"))
    assert patient.get("/my/questionnaires/cat").status_code == 404
    assert patient.post("/my/questionnaires/cat", {"score": "17"}).status_code == 404


def test_a_relative_answers_as_themselves_and_one_who_only_sees_does_not() -> None:
    the_patient()
    relative = a_relative("measure")
    assert "du svarer på patientens vegne" in text(relative.get("/my/questionnaires"))

    sent(relative, "/my/questionnaires/who-5", dict.fromkeys(WHO, "all-of-the-time"))

    (response,) = stored("QuestionnaireResponse")
    assert response["source"] == {"reference": "RelatedPerson/inge"}


def test_who_may_only_see_is_asked_nothing() -> None:
    the_patient()
    relative = a_relative("see")

    assert "/my/questionnaires" not in text(relative.get("/my"))
    assert relative.get(FORM).status_code == 404
    assert relative.post(FORM, {"q.harm": "several-days"}).status_code == 404


def test_what_is_not_there_and_answers_of_others_are_not_found() -> None:
    patient = the_patient()
    store({"resourceType": "Patient", "id": "other"})
    store(
        {
            "resourceType": "QuestionnaireResponse",
            "id": "of-another",
            "questionnaire": "urn:sharedcare:questionnaire:who-5",
            "status": "completed",
            "authored": "2026-01-01T10:00:00Z",
            "subject": {"reference": "Patient/other"},
        }
    )

    for address in ("nothing", "heart-pro", "answers/nothing", "answers/of-another"):
        assert patient.get(f"/my/questionnaires/{address}").status_code == 404


def test_the_pages_speak_english() -> None:
    patient = the_patient(language="en")

    shown = text(patient.get(FORM))

    assert "Little interest or pleasure in doing things" in shown
    assert "Question 9 of 9" in shown


def stored_patient() -> dict[str, Any]:
    (found,) = find("Patient?_id=poul").matches
    tree = orjson.loads(found.content or b"")
    assert isinstance(tree, dict)
    return tree
