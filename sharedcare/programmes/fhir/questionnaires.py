"""A programme's own questions as Questionnaires. Those of the library are published by it, not here."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sharedcare.programmes.fhir.conditions import expression
from sharedcare.programmes.fhir.heading import heading
from sharedcare.programmes.fhir.naming import questionnaire_url
from sharedcare.programmes.fhir.words import SYSTEMS, Resource, element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Answered
from sharedcare.programmes.types.content import Answer, Question, Questionnaire
from sharedcare.programmes.types.words import Text

_ANSWER = "urn:sharedcare:answer"
_ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_ASKED_IF = "urn:sharedcare:asked-if"
_FINDING = "urn:sharedcare:finding-of-answer"


def questionnaires(programme: Programme, *, library: Collection[str], at: datetime) -> Iterator[Resource]:
    """One for each that has questions here and is not in the `library` (keys)."""
    titles = {each.key: each.title for each in programme.conditions}
    for one in programme.questionnaires:
        if one.questions and one.key not in library:
            yield _questionnaire(programme, one, titles, at)


def _questionnaire(
    programme: Programme, one: Questionnaire, titles: dict[str, Text], at: datetime
) -> Resource:
    made = heading("Questionnaire", questionnaire_url(one.key), programme, at=at)
    made |= element("title", one.title.clinician)
    made["subjectType"] = ["Patient"]
    if one.codes:
        made["code"] = [{"system": SYSTEMS[each.system], "code": each.code} for each in one.codes]
    made["item"] = [_item(one, each, titles) for each in one.questions]
    return made


def _item(form: Questionnaire, one: Question, titles: dict[str, Text]) -> Resource:
    made: Resource = {"linkId": one.key, **element("text", one.text), "type": "choice"}
    here = [each for each in one.asked_if if isinstance(each, Answered) and each.questionnaire == form.key]
    # FHIR joins all by "and", or all by "or": several conditions with several answers each it cannot say.
    told = len(one.asked_if) == len(here) and (len(here) == 1 or all(len(each.answers) == 1 for each in here))
    if one.asked_if and told:
        made["enableWhen"] = [
            {"question": each.question, "operator": "=", "answerCoding": _coding(form, each.question, key)}
            for each in here
            for key in each.answers
        ]
        made["enableBehavior"] = "any" if len(here) == 1 else "all"
    elif one.asked_if:
        # What it depends on is told beside; other systems then ask it always, which loses nothing.
        made["extension"] = [
            {"url": _ASKED_IF, "valueExpression": expression(each, titles)} for each in one.asked_if
        ]
    made["answerOption"] = [_option(form, one, each) for each in one.answers]
    return made


def _option(form: Questionnaire, question: Question, one: Answer) -> Resource:
    coding = {**_coding(form, question.key, one.key), **element("display", one.text)}
    extensions: list[Resource] = []
    if one.points is not None:
        extensions.append({"url": _ORDINAL, "valueDecimal": one.points})
    if one.finding != "green":
        extensions.append({"url": _FINDING, "valueCode": one.finding})
    return {"extension": extensions, "valueCoding": coding} if extensions else {"valueCoding": coding}


def _coding(form: Questionnaire, question: str, answer: str) -> Resource:
    return {"system": f"{_ANSWER}:{form.key}:{question}", "code": answer}
