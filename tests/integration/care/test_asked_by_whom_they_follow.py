"""A newer version asks more than the one that the patient follows: they are asked by theirs, and no red answer tells nobody."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

import sharedcare.programmes
from sharedcare.access.actors import operator
from sharedcare.care.answers.asked import form_answered, form_for
from sharedcare.care.answers.queries import followed
from sharedcare.care.publishing.actions import publish
from sharedcare.programmes.answering import NotAnAnswer
from tests.integration.access.care import clinic, concept, store
from tests.integration.access.clients import NOON
from tests.integration.care.test_answers import answered, citizen, published, trees
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import the_patient
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db
KEY = "hf.symptoms"
LESS = "          - {key: a-bit, text: {da: Lidt dårligere end jeg plejer, en: A bit less than usual}, finding: yellow}\n"
RED = """          - key: not-at-all
            text: {da: Slet ikke fladt, en: Not flat at all}
            finding: red
            shown-at-once: {da: Ring 112 nu., en: Call 112 now.}
"""


def newer_published() -> None:
    """1.1.0: whoever cannot lie flat at all is red at once."""
    raw = Path(sharedcare.programmes.__file__).with_name("shipped").joinpath("heart-failure.yaml").read_text()
    assert LESS in raw
    newer = raw.replace(LESS, LESS + RED).replace("version: 1.0.0", "version: 1.1.0", 1)
    publish(raw=newer.encode(), by=operator("test"), at=NOON)


def follows(who: str, version: str) -> None:
    coded = concept("programme", "heart-failure")
    coded["coding"][0]["version"] = version
    store(
        {
            "resourceType": "EpisodeOfCare",
            "id": f"{who}-in-heart-failure",
            "status": "active",
            "type": [coded],
            "patient": {"reference": f"Patient/{who}"},
            "period": {"start": "2025-01-01"},
            "careManager": {"reference": "PractitionerRole/demo-anne-role"},
        }
    )


def an_app_stores(version: str = "") -> None:
    """Of Anna, that she cannot lie flat at all."""
    given = {"system": f"urn:sharedcare:answer:{KEY}:lie-flat", "code": "not-at-all"}
    store(
        {
            "resourceType": "QuestionnaireResponse",
            "id": "from-an-app",
            "questionnaire": f"urn:sharedcare:questionnaire:{KEY}{version}",
            "status": "completed",
            "authored": NOON.isoformat(),
            "subject": {"reference": "Patient/anna"},
            "item": [{"linkId": "lie-flat", "answer": [{"valueCoding": given}]}],
        }
    )


def found() -> list[dict[str, Any]]:
    """Of how they lie."""
    return [one for one in trees("DetectedIssue?patient=anna") if "lie-flat" in one["identifier"][0]["value"]]


@pytest.fixture
def anna() -> None:
    published()
    newer_published()
    clinic()
    store(patient("anna"))
    follows("anna", "1.0.0")


@pytest.fixture
def poul(settings: Settings) -> Client:
    settings.SHAREDCARE_SECOND_FACTOR = False
    published()
    newer_published()
    client = the_patient()
    follows("poul", "1.0.0")
    return client


def test_the_portal_and_the_telephone_page_ask_by_the_version_that_is_followed(poul: Client) -> None:
    at_home = poul.get(f"/my/questionnaires/{KEY}")
    on_the_phone = browser(scopes="user/*.cruds").get(f"/patient/poul/questionnaires/{KEY}")

    for shown in (text(at_home), text(on_the_phone)):
        assert "Lidt dårligere end jeg plejer" in shown
        assert "Slet ikke fladt" not in shown


def test_answers_are_taken_judged_and_explained_by_the_version_that_is_followed(anna: None) -> None:
    by = citizen("anna")
    with pytest.raises(NotAnAnswer):
        answered(by, KEY, {"lie-flat": "not-at-all"})

    asked = form_for(KEY, followed(patient="anna", by=by, at=NOON), at=NOON)
    answered(by, KEY, {one.key: one.answers[0].key for one in asked.questions} | {"lie-flat": "a-bit"})

    [response] = trees("QuestionnaireResponse?patient=anna")
    assert response["questionnaire"] == f"urn:sharedcare:questionnaire:{KEY}|1.0.0"
    assert form_answered(response) == asked
    assert [one["severity"] for one in found()] == ["moderate"]


@pytest.mark.parametrize("version", ["", "|1.1.0"])
def test_a_red_answer_that_only_a_newer_version_knows_is_told_to_who_is_responsible(
    anna: None, version: str
) -> None:
    an_app_stores(version)

    [red] = found()
    [task] = trees("Task?patient=anna")
    assert (red["severity"], red["status"]) == ("high", "preliminary")
    assert red["extension"][0]["valueCanonical"].startswith(f"urn:sharedcare:questionnaire:{KEY}|1.1.0")
    assert (task["priority"], task["owner"]) == ("stat", {"reference": "PractitionerRole/demo-anne-role"})
