"""A question as an item of a Questionnaire, and its answers as codes that a response is written with."""

from collections.abc import Iterable, Mapping

from sharedcare.programmes.fhir import words
from sharedcare.programmes.fhir.conditions import expression
from sharedcare.programmes.fhir.words import Resource, element
from sharedcare.programmes.types.conditions import Answered
from sharedcare.programmes.types.content import Answer, Question
from sharedcare.programmes.types.words import Text

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_ANSWER = "urn:sharedcare:answer"
_ASKED_IF = "urn:sharedcare:asked-if"
_FINDING = "urn:sharedcare:finding-of-answer"


def item(form: str, one: Question, others: Iterable[Question], titles: Mapping[str, Text]) -> Resource:
    """A question of a form (its key). `others` are all of the form's, which it may hang on."""
    made: Resource = {"linkId": one.key, **element("text", one.text), "type": "choice"}
    if one.codes:
        made["code"] = [words.coding(each) for each in one.codes]
    made |= _asked_if(form, one, {each.key: each for each in others}, titles)
    made["answerOption"] = [_option(form, one, each) for each in one.answers]
    return made


def coding(form: str, question: Question, answer: Answer) -> Resource:
    """The code of an answer: that of a terminology where it has one, else one of our own."""
    if answer.codes:
        return words.coding(answer.codes[0])
    return {"system": f"{_ANSWER}:{form}:{question.key}", "code": answer.key}


def _asked_if(
    form: str, one: Question, others: Mapping[str, Question], titles: Mapping[str, Text]
) -> Resource:
    here = [each for each in one.asked_if if isinstance(each, Answered) and each.questionnaire == form]
    # FHIR joins all by "and", or all by "or": several conditions with several answers each it cannot say.
    told = len(one.asked_if) == len(here) and (len(here) == 1 or all(len(each.answers) == 1 for each in here))
    if one.asked_if and told:
        when = [
            {
                "question": each.question,
                "operator": "=",
                "answerCoding": coding(form, others[each.question], answer),
            }
            for each in here
            for answer in others[each.question].answers
            if answer.key in each.answers
        ]
        return {"enableWhen": when, "enableBehavior": "any" if len(here) == 1 else "all"}
    if one.asked_if:
        # What it depends on is told beside; other systems then ask it always, which loses nothing.
        beside = [{"url": _ASKED_IF, "valueExpression": expression(each, titles)} for each in one.asked_if]
        return {"extension": beside}
    return {}


def _option(form: str, question: Question, one: Answer) -> Resource:
    code = {**coding(form, question, one), **element("display", one.text)}
    extensions: list[Resource] = []
    if one.points is not None:
        extensions.append({"url": ORDINAL, "valueDecimal": one.points})
    if one.finding != "green":
        extensions.append({"url": _FINDING, "valueCode": one.finding})
    return {"extension": extensions, "valueCoding": code} if extensions else {"valueCoding": code}
