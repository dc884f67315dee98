"""Answers that a patient has begun and wants to go on with later: kept for the patient, judged by nobody, and no answer yet.

A draft is a QuestionnaireResponse in progress, one for each questionnaire, labelled so that nobody who treats reads it. A patient only adds to the record, and what they have
begun is theirs to change: so it is stored on the ground DUTY, by an action that asks whose it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.answers import fhir, queries
from sharedcare.care.answers.asked import form_answered, form_for
from sharedcare.care.answers.errors import NotYours
from sharedcare.care.answers.types import Followed
from sharedcare.care.facts.answered import answers_in, form_key
from sharedcare.care.standing import one_at_a_time
from sharedcare.kernel.ids import key64
from sharedcare.programmes.answering import Answers, outcome
from sharedcare.records.document import parse
from sharedcare.records.search.parse import parse as parse_search
from sharedcare.records.types import Create, Delete

_LOCK = "answers"
_RESPONSE = "QuestionnaireResponse"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was begun: of which questionnaire (key), in which response, and the answers so far."""

    key: str
    id: str
    answers: Answers


def drafts(*, patient: str, by: Actor, at: datetime) -> list[Draft]:
    """What the patient has begun, the newest first; nothing of it for anybody else. Raises NotPermitted or NotVisible."""
    return _begun(patient, by, at) if _is_own(patient, by) else []


@again
def keep(*, patient: str, questionnaire: str, answers: Answers, by: Actor, at: datetime) -> None:
    """Keep what was answered so far, instead of what was kept before; without any answer nothing is kept.

    Raises NoSuchQuestionnaire, NotAnAnswer or NotYours.
    """
    if not _is_own(patient, by):
        raise NotYours("Only the patient keeps answers for later. Send them, or let the patient answer.")
    form = form_for(questionnaire, queries.followed(patient=patient, by=by, at=at), at=at)
    found = outcome(form, answers)
    with gate.together():
        one_at_a_time(_LOCK, patient)
        end(questionnaire=form.key, patient=patient, by=by, at=at)
        if found.given:
            tree = fhir.draft(form, found, patient=patient, at=at)
            gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)


def end(*, questionnaire: str, patient: str, by: Actor, at: datetime) -> None:
    """Take away what was begun of a questionnaire, whoever has answered it now, as a part of what is being stored."""
    begun = [one for one in _begun(patient, by.on_duty, at) if one.key == questionnaire]
    if begun:
        gate.act(by=by.on_duty, changes=[Delete(_RESPONSE, one.id) for one in begun], at=at)


def _begun(patient: str, by: Actor, at: datetime) -> list[Draft]:
    asked = [("patient", patient), ("status", fhir.BEGUN), ("_sort", "-authored"), ("_count", "50")]
    found = looks.search(by=by, query=parse_search(_RESPONSE, asked), at=at).matches
    follows = cache(partial(queries.followed, patient=patient, by=by, at=at))
    trees = ((one, orjson.loads(one.content)) for one in found if one.content is not None)
    return [
        Draft(key, one.id, answers)
        for one, tree in trees
        if (key := form_key(tree)) and (answers := _answers(tree, follows))
    ]


def _is_own(patient: str, by: Actor) -> bool:
    return by.citizen is not None and by.citizen.patient == key64(f"Patient/{patient}")


def _answers(tree: dict[str, Any], follows: Callable[[], Sequence[Followed]]) -> Answers:
    form = form_answered(tree, follows)
    return {} if form is None else answers_in(form, tree)
