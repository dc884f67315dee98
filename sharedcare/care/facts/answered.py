"""Answers to questionnaires as they are read, whoever wrote them. Pure."""

from collections.abc import Mapping
from typing import Any

from sharedcare.programmes.answering import Answers
from sharedcare.programmes.fhir.items import coding
from sharedcare.programmes.fhir.naming import QUESTIONNAIRE
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.content import Question
from sharedcare.terminology.systems import written


def form_key(tree: Mapping[str, Any]) -> str:
    """The key of the questionnaire that a response answers; empty where it is none of ours."""
    address = str(tree.get("questionnaire", "")).partition("|")[0]
    prefix = f"{QUESTIONNAIRE}:"
    return address.removeprefix(prefix) if address.startswith(prefix) else ""


def answers_in(form: Form, tree: Mapping[str, Any]) -> Answers:
    """The answers of a response, whoever wrote it, by question. What the form does not know is left out."""
    questions = {one.key: one for one in form.questions}
    found = {}
    for item in items_in(tree):
        question = questions.get(str(item.get("linkId", "")))
        given = item.get("answer") or ()
        if question is not None and given:
            key = _chosen(form, question, given[0].get("valueCoding") or {})
            if key:
                found[question.key] = key
    return found


def items_in(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All items, those within groups and below answers too."""
    found: list[Mapping[str, Any]] = []
    for item in node.get("item") or ():
        found.append(item)
        found += items_in(item)
        for answer in item.get("answer") or ():
            found += items_in(answer)
    return found


def _chosen(form: Form, question: Question, given: Mapping[str, Any]) -> str:
    """By any code that the answer has: other systems may have written another one than we do, or ours without its system, and a
    red answer is not to be missed for that."""
    said = (given.get("system"), given.get("code"))
    for each in question.answers:
        known = coding(form.key, question, each)
        codes = {(known["system"], known["code"]), *((written(one.system), one.code) for one in each.codes)}
        if said in codes or said == (None, each.key):
            return each.key
    return ""
