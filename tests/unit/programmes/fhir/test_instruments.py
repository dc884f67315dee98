"""The library as FHIR: valid to our own store, and another reading of FHIRPath finds the score that we find."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import fhirpathpy
import pytest
from fhirpathpy.models import models
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.answering import outcome
from sharedcare.programmes.fhir.instruments import questionnaire
from sharedcare.programmes.fhir.items import coding
from sharedcare.programmes.fhir.populating import INITIAL, VARIABLE
from sharedcare.programmes.fhir.scores import CALCULATED, EXTRACT, LINK_PERIOD
from sharedcare.programmes.forms import Form, form
from sharedcare.programmes.library.reading import instruments
from sharedcare.programmes.types.library import Instrument
from sharedcare.records.validation.check import problems

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
ALL = list(instruments().values())
FREE = [each for each in ALL if each.questions]
SCORED = [each for each in FREE if each.score is not None]


def _key(one: Instrument) -> str:
    return one.key


def made(one: Instrument) -> dict[str, Any]:
    return questionnaire(one, at=NOON)


@pytest.mark.parametrize("one", ALL, ids=_key)
def test_each_is_valid_to_the_store(one: Instrument) -> None:
    assert problems(made(one)) == []


@pytest.mark.parametrize("one", FREE, ids=_key)
def test_every_text_is_there_in_both_languages(one: Instrument) -> None:
    found = made(one)

    for element in (found, *found["item"]):
        name = "title" if element is found else "text"
        (translation,) = element[f"_{name}"]["extension"]
        assert translation["extension"][0] == {"url": "lang", "valueCode": "en"}
        assert element[name]
    questions = [each for each in found["item"] if each["type"] == "choice"]
    assert len(questions) == len(one.questions)
    for each in questions:
        options = each["answerOption"]
        assert all("_display" in option["valueCoding"] for option in options)
        if one.score is not None:
            assert all(option["extension"][0]["valueDecimal"] is not None for option in options)


@pytest.mark.parametrize("one", [each for each in ALL if not each.questions], ids=_key)
def test_of_what_needs_a_licence_there_is_one_number_and_it_is_filled_from_the_record(
    one: Instrument,
) -> None:
    (number,) = made(one)["item"]

    assert number["type"] == "decimal"
    extensions = {each["url"] for each in number["extension"]}
    assert CALCULATED not in extensions
    assert ({EXTRACT, LINK_PERIOD} <= extensions) == bool(one.codes)


@st.composite
def answers_to_one(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    one = draw(st.sampled_from(SCORED))
    whole = form(one)
    chosen = {each.key: draw(st.sampled_from([a.key for a in each.answers])) for each in whole.questions}
    if draw(st.booleans()):
        chosen.pop(draw(st.sampled_from(sorted(chosen))))
    return one.key, chosen


@given(answers_to_one())
def test_the_expression_finds_the_score_that_answering_finds(case: tuple[str, dict[str, str]]) -> None:
    key, answers = case
    whole, published, calculate = _calculated(key)

    found = calculate(_response(whole, answers), {"questionnaire": published})

    expected = outcome(whole, answers).score
    assert [float(each) for each in found] == ([] if expected is None else [expected])


@cache
def _calculated(key: str) -> tuple[Form, dict[str, Any], Any]:
    one = instruments()[key]
    published = made(one)
    score = published["item"][-1]
    (expression,) = [each["valueExpression"] for each in score["extension"] if each["url"] == CALCULATED]

    def calculate(response: dict[str, Any], context: dict[str, Any]) -> Any:
        context = {**context, "resource": response}
        return fhirpathpy.evaluate(response, expression["expression"], context, models["r4"])

    return form(one), published, calculate


def _response(whole: Form, answers: dict[str, str]) -> dict[str, Any]:
    items = [
        {
            "linkId": question.key,
            "answer": [{"valueCoding": coding(whole.key, question, answer)}],
        }
        for question in whole.questions
        for answer in question.answers
        if answers.get(question.key) == answer.key
    ]
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}


@pytest.mark.parametrize(("drinks", "chosen"), [(0, "none"), (10, "up-to-10"), (11, "more"), (None, None)])
def test_other_systems_fill_in_what_the_record_knows(drinks: float | None, chosen: str | None) -> None:
    published = made(instruments()["kram"])
    variables = [each["valueExpression"] for each in published["extension"] if each["url"] == VARIABLE]
    [asks] = [each for each in variables if "MCS88036" in each["expression"]]
    [item] = [each for each in published["item"] if each["linkId"] == "drinks"]
    [initial] = [each["valueExpression"] for each in item["extension"] if each["url"] == INITIAL]
    value = {"resourceType": "Observation", "valueQuantity": {"value": drinks}}
    bundle = {"resourceType": "Bundle", "entry": [] if drinks is None else [{"resource": value}]}

    found = fhirpathpy.evaluate(
        {}, initial["expression"], {"questionnaire": published, asks["name"]: bundle}, models["r4"]
    )

    assert asks["language"] == "application/x-fhir-query"
    assert "today() - 12 months" in asks["expression"]
    assert [each["code"] for each in found] == ([] if chosen is None else [chosen])
