"""Answers as FHIR and back: nothing is lost on the way, and nothing is made up."""

from datetime import UTC, datetime

from hypothesis import given

from sharedcare.care.answers.fhir import response
from sharedcare.care.facts.answered import answers_in, form_key
from sharedcare.programmes.answering import outcome
from sharedcare.programmes.forms import Form, form
from sharedcare.programmes.library.reading import instruments
from sharedcare.records.validation.check import problems
from tests.unit.programmes.test_answering import answered

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@given(answered())
def test_what_was_answered_comes_back_as_it_was_and_is_valid(case: tuple[Form, dict[str, str]]) -> None:
    one, answers = case
    found = outcome(one, answers)

    tree = response(one, found, patient="anna", source="Patient/anna", at=NOON)

    assert problems(tree) == []
    assert form_key(tree) == one.key
    back = answers_in(one, tree)
    assert back == {each.question.key: each.answer.key for each in found.given}
    assert outcome(one, back) == found


def test_questions_within_groups_are_found_and_words_without_a_code_are_no_answer() -> None:
    whole = form(instruments()["phq-9"])
    coded = {"valueCoding": {"system": "http://loinc.org", "code": "LA6570-1"}}
    tree = {
        "item": [
            {"linkId": "group", "item": [{"linkId": "harm", "answer": [coded]}]},
            {"linkId": "down", "answer": [{"valueString": "Ja"}]},
        ]
    }

    assert answers_in(whole, tree) == {"harm": "more-than-half"}


def test_a_questionnaire_of_somebody_else_is_none_of_ours() -> None:
    assert form_key({"questionnaire": "http://example.org/phq-9"}) == ""
    assert form_key({}) == ""
