"""A patient answers: the record has the answers and the score, and nobody has to look for what cannot wait."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access import gate
from sharedcare.access.actors import of_account, operator
from sharedcare.access.models import Account
from sharedcare.access.types import Actor
from sharedcare.care.answers import queries
from sharedcare.care.answers.actions import answer, enter
from sharedcare.care.answers.asked import form_named
from sharedcare.care.answers.errors import NoSuchQuestionnaire, NotAnswered
from sharedcare.care.findings.acting.fhir import is_at_once
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.publishing.actions import publish
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.answering import NotAScore
from sharedcare.programmes.forms import form
from sharedcare.programmes.library.reading import instruments
from sharedcare.records.errors import InvalidResource
from sharedcare.records.types import Create, Update
from sharedcare.records.validation.check import problems
from tests.architecture.tree import PROJECT
from tests.integration.access.care import clinic, concept, store
from tests.integration.access.clients import NOON
from tests.integration.records.store import document, find, patient

pytestmark = pytest.mark.django_db
PHQ, WHO = (form(instruments()[key]) for key in ("phq-9", "who-5"))
NONE = {one.key: "not-at-all" for one in PHQ.questions}
HEART = "heart-failure"


def citizen(name: str) -> Actor:
    """A patient who has signed in, as themselves."""
    login = Account.objects.create(username=name, display=name.title(), created_at=NOON, patient_id=name)
    return of_account(login, source="192.0.2.7", request=42, at=NOON)


def enrolled(manager: str = "demo-anne-role") -> Actor:
    """Anna, in a programme for which somebody is responsible, as herself."""
    clinic()
    store(patient("anna"))
    store(
        {
            "resourceType": "EpisodeOfCare",
            "id": "anna-in-it",
            "status": "active",
            "type": [concept("programme", HEART)],
            "patient": {"reference": "Patient/anna"},
            "period": {"start": "2025-01-01"},
            "careManager": {"reference": f"PractitionerRole/{manager}"},
        }
    )
    return citizen("anna")


def published() -> None:
    raw = (PROJECT / "sharedcare" / "programmes" / "shipped" / f"{HEART}.yaml").read_bytes()
    publish(raw=raw, by=operator("test"), at=NOON)


def trees(query: str) -> list[dict[str, Any]]:
    return [orjson.loads(one.content) for one in find(query).matches if one.content]


def findings() -> list[dict[str, Any]]:
    """Without that nothing is judged by a programme that is not published: most of what is asked here needs none."""
    return [
        one
        for one in trees("DetectedIssue?patient=anna")
        if one["code"].get("coding", [{}])[0].get("code") != "not-judged"
    ]


def answered(by: Actor, key: str, answers: dict[str, str]) -> Any:
    return answer(
        by=by, patient="anna", questionnaire=key, answers=answers, source="Patient/anna", at=NOON
    ).outcome


def test_answers_and_score_are_stored_and_the_one_leads_to_the_other() -> None:
    by = enrolled()

    found = answered(by, "who-5", {one.key: "less-than-half" for one in WHO.questions})

    assert found.score == 40
    (response,) = trees("QuestionnaireResponse?patient=anna")
    (score,) = trees("Observation?patient=anna")
    assert response["questionnaire"] == "urn:sharedcare:questionnaire:who-5|1.0.0"
    assert response["item"][-1] == {"linkId": "score", "text": "Score", "answer": [{"valueDecimal": 40.0}]}
    assert score["valueQuantity"]["value"] == 40
    assert score["derivedFrom"] == [{"reference": f"QuestionnaireResponse/{response['id']}"}]
    assert score["interpretation"][0]["text"].startswith("Risiko for depression")
    assert [one["code"] for one in score["code"]["coding"]] == ["MCS88173", "1144665009"]
    assert not problems(response)
    assert not problems(score)
    assert trees("Task?patient=anna") == []


def test_thoughts_of_death_are_a_red_finding_and_a_task_to_who_is_responsible_in_one_transaction() -> None:
    published()
    by = enrolled()

    found = answered(by, "phq-9", {**NONE, "harm": "several-days"})

    assert (found.colour, found.score) == ("red", 1)
    (response,) = trees("QuestionnaireResponse?patient=anna")
    (issue,) = findings()
    (task,) = trees("Task?patient=anna")
    assert (issue["severity"], issue["status"]) == ("high", "preliminary")
    assert issue["implicated"] == [{"reference": f"QuestionnaireResponse/{response['id']}"}]
    assert issue["identifier"][0]["value"] == f"{HEART}:phq-9:harm:QuestionnaireResponse/{response['id']}"
    assert issue["extension"][0]["valueCanonical"] == f"urn:sharedcare:programme:{HEART}|1.0.0#phq-9.harm"
    assert is_at_once(issue)
    owner = {"reference": "PractitionerRole/demo-anne-role"}
    assert (task["owner"], task["status"], task["priority"]) == (owner, "requested", "stat")
    assert "ring til patienten i dag" in task["description"]
    assert task["focus"] == {"reference": f"QuestionnaireResponse/{response['id']}"}
    assert not [*problems(issue), *problems(task)]


def test_help_does_not_wait_for_the_other_questions() -> None:
    by = enrolled()

    assert answered(by, "phq-9", {"harm": "nearly-every-day"}).score is None

    assert len(trees("Task?patient=anna")) == 1
    assert trees("Observation?patient=anna") == []


def test_whoever_brings_the_answers_a_person_is_told_and_once() -> None:
    enrolled()
    response = {
        "resourceType": "QuestionnaireResponse",
        "id": "from-an-app",
        "questionnaire": "urn:sharedcare:questionnaire:phq-9|1.0.0",
        "status": "completed",
        "subject": {"reference": "Patient/anna"},
        "item": [
            {
                "linkId": "harm",
                "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6570-1"}}],
            }
        ],
    }

    store(response)
    store({**response, "status": "amended"})

    assert len(findings()) == 1
    (task,) = trees("Task?patient=anna")
    assert task["owner"] == {"reference": "PractitionerRole/demo-anne-role"}


def test_of_two_programmes_the_newest_is_told_whose_responsible_the_pages_name() -> None:
    by = enrolled()
    store(
        {
            "resourceType": "EpisodeOfCare",
            "id": "older",
            "status": "active",
            "type": [concept("programme", "another")],
            "patient": {"reference": "Patient/anna"},
            "period": {"start": "2020-01-01"},
            "careManager": {"reference": "PractitionerRole/another-role"},
        }
    )

    answered(by, "phq-9", {**NONE, "harm": "several-days"})

    (task,) = trees("Task?patient=anna")
    assert task["owner"] == {"reference": "PractitionerRole/demo-anne-role"}


def test_a_responsible_who_is_no_longer_in_the_record_keeps_nobody_from_answering() -> None:
    by = enrolled("gone-role")

    answered(by, "phq-9", {**NONE, "harm": "several-days"})

    assert len(findings()) == 1
    assert len(trees("Task?patient=anna")) == 1


def test_without_a_programme_the_own_practice_is_told() -> None:
    clinic()
    store(patient("anna", generalPractitioner=[{"reference": "Organization/heart-clinic"}]))

    answered(citizen("anna"), "phq-9", {**NONE, "harm": "more-than-half"})

    (task,) = trees("Task?patient=anna")
    assert task["owner"] == {"reference": "Organization/heart-clinic"}


def test_what_nobody_may_store_tells_nobody() -> None:
    enrolled()
    store(patient("bo"))
    other = citizen("bo")

    with pytest.raises(Refusal):
        answered(other, "phq-9", {**NONE, "harm": "several-days"})

    assert trees("Task?patient=anna") == []
    assert findings() == []


def test_what_fails_after_the_answers_takes_the_answers_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    by = enrolled()
    monkeypatch.setattr(
        "sharedcare.care.answers.alarms.task",
        lambda *_, **__: {"resourceType": "Task", "identifier": [{"system": "s", "value": "v"}]},
    )

    with pytest.raises(InvalidResource):
        answered(by, "phq-9", {**NONE, "harm": "several-days"})

    assert trees("QuestionnaireResponse?patient=anna") == []


def test_open_questions_and_names_of_nothing_are_refused() -> None:
    by = enrolled()

    with pytest.raises(NotAnswered, match="8 of the questions"):
        answered(by, "phq-9", {"down": "several-days"})
    with pytest.raises(NoSuchQuestionnaire):
        answered(by, "nothing", {})


def test_a_score_is_entered_as_one_number_in_its_range() -> None:
    by = enrolled()

    enter(by=by, patient="anna", questionnaire="cat", score=17, source="Patient/anna", at=NOON)

    (score,) = trees("Observation?patient=anna")
    assert score["valueQuantity"]["value"] == 17
    assert "interpretation" not in score
    with pytest.raises(NotAScore):
        enter(by=by, patient="anna", questionnaire="cat", score=90, source="Patient/anna", at=NOON)


def test_a_programmes_own_questions_are_found_once_it_is_published() -> None:
    by = enrolled()
    with pytest.raises(NoSuchQuestionnaire):
        form_named("hf.symptoms")

    published()
    own = form_named("hf.symptoms")
    answered(by, "hf.symptoms", {one.key: one.answers[0].key for one in own.questions if not one.asked_if})

    (one,) = queries.followed(patient="anna", by=by, at=NOON)
    assert one.asks("hf.symptoms")
    assert one.canonical == f"urn:sharedcare:programme:{HEART}|1.0.0"


def test_an_update_that_says_nothing_new_tells_nobody_again() -> None:
    by = enrolled()
    answered(by, "phq-9", {**NONE, "harm": "several-days"})
    (response,) = trees("QuestionnaireResponse?patient=anna")

    gate.act(by=operator("test"), changes=[Update(document(response), response["id"])], at=NOON)

    assert len(trees("Task?patient=anna")) == 1


def test_what_cannot_wait_still_stands_when_the_patient_steps_on_the_scale_afterwards() -> None:
    published()
    by = enrolled()
    answered(by, "phq-9", {**NONE, "harm": "several-days"})
    (red,) = findings()

    later = NOON + timedelta(minutes=10)
    weight = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": {"reference": "Patient/anna"},
        "performer": [{"reference": "Patient/anna"}],
        "effectiveDateTime": later.isoformat(),
        "valueQuantity": {"value": 81, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
    }
    gate.act(by=by, changes=[Create(document(weight))], at=later)

    # That no dry weight was agreed is told, and nothing else changes.
    assert rejudge(patient="anna", by=operator("test"), at=later) == 1
    (same,) = [one for one in findings() if one["id"] == red["id"]]
    assert same["status"] == "preliminary"
    assert same["severity"] == "high"


def test_answers_of_long_ago_call_nobody() -> None:
    by = enrolled()
    answered(by, "phq-9", {**NONE, "harm": "several-days"})
    (old,) = trees("QuestionnaireResponse?patient=anna")
    again = {**old, "authored": "2020-01-01T12:00:00Z"}
    del again["id"], again["meta"]
    gate.act(by=operator("test"), changes=[Create(document(again))], at=NOON)
    assert len(trees("Task?patient=anna")) == 1
