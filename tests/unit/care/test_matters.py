"""Which findings of answers are one matter, and how many signs they are, however many programmes judge them."""

from datetime import timedelta
from typing import Any

from sharedcare.care.facts.values import forms_in
from sharedcare.care.findings.fhir import issue
from sharedcare.care.findings.matters import matter_of, sign_of
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.types import Colour, Course, Known
from tests.unit.programmes.combining.following import NOW, shipped

SINCE = NOW - timedelta(days=5)


def found(key: str, form: str = "hf.symptoms", id: str = "answers", **given: str) -> list[dict[str, Any]]:
    """What a programme finds of these answers."""
    response = {
        "resourceType": "QuestionnaireResponse",
        "id": id,
        "status": "completed",
        "questionnaire": f"urn:sharedcare:questionnaire:{form}",
        "authored": (NOW - timedelta(hours=1)).isoformat(),
        "item": [
            {"linkId": question.replace("_", "-"), "answer": [{"valueCoding": {"code": answer}}]}
            for question, answer in given.items()
        ],
    }
    programme = shipped()[key]
    known = Known(Facts(NOW, events={"enrolment": (SINCE,)}), forms_in([response], programme))
    told = judgements(Course(programme, SINCE), known, since=SINCE, at=NOW)
    return [
        issue(one, patient="Patient/x")
        for one in told
        if one.colour in (Colour.YELLOW, Colour.RED) and one.id
    ]


def test_one_answer_that_two_programmes_judge_is_one_matter_and_one_sign() -> None:
    [heart], [lungs] = (found(key, breathless="a-bit") for key in ("heart-failure", "copd"))

    assert heart["identifier"] != lungs["identifier"]
    assert matter_of(heart) == matter_of(lungs)
    assert sign_of(heart) == sign_of(lungs)


def test_two_answers_to_one_questionnaire_are_one_matter_and_two_signs() -> None:
    several = found("heart-failure", breathless="a-bit", lie_flat="a-bit")

    assert len(several) == 2
    assert len({matter_of(one) for one in several}) == 1
    assert len({sign_of(one) for one in several}) == 2


def test_the_same_answer_a_week_later_is_no_second_sign() -> None:
    [first], [second] = (found("heart-failure", id=name, breathless="a-bit") for name in ("one", "two"))

    assert sign_of(first) == sign_of(second)
