"""What came of findings: whether a limit still fits."""

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.outcomes import limits_to_adjust
from tests.integration.care.patients import ANNA, NOW, enrolled, found, publish, pulse, standing, store

pytestmark = pytest.mark.django_db
RULE = "heart-failure:pulse:pulse-outside"
BY = operator("test")


def test_what_was_handled_again_and_again_without_anything_being_done_tells_that_a_limit_does_not_fit() -> (
    None
):
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna"}, enrolled())
    store(*(pulse(f"p{day}", 104.0, day) for day in range(4)))
    outcomes = ["false-alarm", "acknowledged", "acknowledged"]
    for one, outcome in zip(found(), outcomes, strict=False):
        coding = {"system": "urn:sharedcare:outcome", "code": outcome}
        store(one.tree | {"status": "final", "mitigation": [{"action": {"coding": [coding]}}]})

    assert limits_to_adjust(patient="anna", by=BY, at=NOW) == (RULE,)
    assert limits_to_adjust(patient="bo", by=BY, at=NOW) == ()


def test_answers_are_judged_where_they_are_stored() -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna"}, enrolled())
    answers = {
        "resourceType": "QuestionnaireResponse",
        "id": "answers",
        "status": "completed",
        "questionnaire": "urn:sharedcare:questionnaire:hf.symptoms",
        "subject": ANNA,
        "authored": NOW.isoformat(),
        "item": [
            {"linkId": "breathless", "answer": [{"valueCoding": {"code": "at-rest"}}]},
            {"linkId": "ankles", "answer": [{"valueCoding": {"code": "no"}}]},
        ],
    }
    store(answers)
    assert standing() == {"hf.symptoms:breathless:QuestionnaireResponse/answers": "high"}
    store(answers | {"status": "entered-in-error"})
    assert standing() == {}
