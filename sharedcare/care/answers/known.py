"""What the record knows of a questionnaire's questions already: chosen beforehand, and changed by whoever answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import codings
from sharedcare.care.facts.values import stands, taken_at, unit_of
from sharedcare.programmes import calendar
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.content import Answer, Question
from sharedcare.programmes.types.words import Code
from sharedcare.records.search.parse import parse
from sharedcare.terminology import measures
from sharedcare.terminology.systems import WRITTEN


@dataclass(frozen=True, slots=True)
class Known:
    """The answer that the newest value says, and when that was taken."""

    answer: str
    at: datetime


def known(form: Form, *, patient: str, by: Actor, at: datetime) -> dict[str, Known]:
    """By question, as far as the reader may see what it rests on. Raises NotPermitted or NotVisible."""
    found: dict[str, Any] = {}
    # Each code by itself: many values of one hide those of another otherwise.
    for each in sorted({code for one in form.questions for code in _codes(one)}, key=_order):
        written = ",".join(f"{system}|{each.code}" for system in WRITTEN[each.system])
        query = parse(
            "Observation", [("patient", patient), ("code", written), ("_sort", "-date"), ("_count", "50")]
        )
        matches = looks.search(by=by, query=query, at=at).matches
        found |= {one.id: orjson.loads(one.content) for one in matches if one.content is not None}
    return known_of(form, found.values(), at=at)


def known_of(form: Form, observations: Iterable[Mapping[str, Any]], *, at: datetime) -> dict[str, Known]:
    """The same from Observations, in any order. Of several values the newest counts, also where it says nothing. Pure."""
    dated = [
        (taken, tree)
        for tree in observations
        if stands(dict(tree)) and (taken := taken_at(dict(tree))) is not None and taken <= at
    ]
    newest = sorted(dated, key=lambda one: (one[0], str(one[1].get("id"))), reverse=True)
    told = {}
    for question in form.questions:
        answer = next(
            (_said(question, tree, taken, at) for taken, tree in newest if _is_about(question, tree)), None
        )
        if answer is not None:
            told[question.key] = answer
    return told


def _codes(question: Question) -> frozenset[Code]:
    return frozenset(
        code for one in question.answers if one.known_by is not None for code in one.known_by.codes
    )


def _order(one: Code) -> tuple[str, str]:
    return one.system, one.code


def _is_about(question: Question, tree: Mapping[str, Any]) -> bool:
    wanted = {(system, one.code) for one in _codes(question) for system in WRITTEN[one.system]}
    return bool(wanted & set(codings(tree.get("code"))))


def _said(question: Question, tree: Mapping[str, Any], taken: datetime, at: datetime) -> Known | None:
    value = _number(tree)
    if value is None:
        return None
    return next((Known(one.key, taken) for one in question.answers if _says(one, value, taken, at)), None)


def _says(one: Answer, value: float, taken: datetime, at: datetime) -> bool:
    by = one.known_by
    return by is not None and taken >= calendar.before(at, by.within) and by.value.holds(value)


def _number(tree: Mapping[str, Any]) -> float | None:
    """The value in the unit that it is shown in; None for what is no certain number."""
    quantity = tree.get("valueQuantity") or {}
    value = quantity.get("value")
    if not isinstance(value, int | float) or quantity.get("comparator"):
        return None
    measured = next(filter(None, (measures.measurable(*each) for each in codings(tree.get("code")))), None)
    unit = unit_of(quantity)
    return None if measured is None or unit is None else measures.into(measured, float(value), unit)
