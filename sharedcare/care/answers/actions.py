"""Answering a questionnaire, and entering the score of one whose text needs a licence."""

from datetime import datetime
from uuid import uuid4

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.answers import drafts, fhir, queries
from sharedcare.care.answers.asked import form_for
from sharedcare.care.answers.errors import NotAnswered
from sharedcare.care.answers.types import Past
from sharedcare.programmes.answering import Answers, Outcome, entered, outcome
from sharedcare.programmes.forms import Form
from sharedcare.records.document import parse
from sharedcare.records.types import Create


@again
def answer(  # noqa: PLR0913 - what was answered, by whom, and who wrote it down
    *,
    by: Actor,
    patient: str,
    questionnaire: str,
    answers: Answers,
    source: str,
    author: str = "",
    at: datetime,
) -> Past:
    """Store the answers and their score, and what follows from them (`consequences`), or nothing of it.

    `questionnaire` is its key: what is asked is what the patient's programmes ask under it, in the versions that are followed.
    `source` is the reference of who answered: the patient or a relative; `author` of who wrote it down,
    where that is somebody else. Raises NoSuchQuestionnaire, NotAnAnswer, NotAnswered, NotPermitted or NotVisible.
    """
    form = form_for(questionnaire, queries.followed(patient=patient, by=by, at=at), at=at)
    found = outcome(form, answers)
    # What cannot wait is stored although other questions are open: whoever has said it may say no more.
    if found.missing and not found.at_once:
        raise NotAnswered(f"{len(found.missing)} of the questions have no answer yet.")
    return _stored(form, found, by=by, patient=patient, source=source, author=author, at=at)


@again
def enter(  # noqa: PLR0913 - which score, whose, and who wrote it down
    *, by: Actor, patient: str, questionnaire: str, score: float, source: str, author: str = "", at: datetime
) -> Past:
    """Store the score of a questionnaire that was answered elsewhere, on paper; `source` and `author` as of answers. Raises
    NoSuchQuestionnaire, NotAScore, NotPermitted or NotVisible.
    """
    form = form_for(questionnaire, queries.followed(patient=patient, by=by, at=at), at=at)
    return _stored(form, entered(form, score), by=by, patient=patient, source=source, author=author, at=at)


def _stored(  # noqa: PLR0913 - what was answered, and by whom
    form: Form, found: Outcome, *, by: Actor, patient: str, source: str, author: str = "", at: datetime
) -> Past:
    url = f"urn:uuid:{uuid4()}"
    response = fhir.response(form, found, patient=patient, source=source, author=author, at=at)
    changes = [Create(parse(orjson.dumps(response)), full_url=url)]
    if found.score is not None:
        score = fhir.observation(form, found, patient=patient, source=source, derived_from=url, at=at)
        changes.append(Create(parse(orjson.dumps(score))))
    with gate.together():
        kept = gate.act(by=by, changes=changes, at=at)[0].kept
        drafts.end(questionnaire=form.key, patient=patient, by=by, at=at)
    return Past(form.key, kept.id, at, found)
