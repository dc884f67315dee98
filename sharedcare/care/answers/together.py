"""Answering together with the patient: staff ask on the telephone and write down what the patient says, or enter the score of what the
patient has answered on paper."""

from datetime import datetime

from sharedcare.access.types import Actor
from sharedcare.care.answers.actions import answer, enter
from sharedcare.care.answers.errors import NotYours
from sharedcare.care.answers.types import Past
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import WRITE
from sharedcare.care.standing import require_treats
from sharedcare.programmes.answering import Answers


def may_answer_together(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether the actor's role writes in one of the patient's programmes. Raises NotPermitted or NotVisible."""
    programmes = programmes_of(patient=patient, by=by.on_duty, at=at)
    return bool(programmes) and mandate(patient=patient, by=by, at=at).may(WRITE, programmes)


def answer_together(*, patient: str, questionnaire: str, answers: Answers, by: Actor, at: datetime) -> Past:
    """Store what the patient answers: the patient's own answers, written down by the actor, and judged as any others.

    Raises what `answer` raises, and NotYours.
    """
    return answer(
        by=by,
        patient=patient,
        questionnaire=questionnaire,
        answers=answers,
        source=f"Patient/{patient}",
        author=_writer(patient=patient, by=by, at=at),
        at=at,
    )


def enter_for(*, patient: str, questionnaire: str, score: float, by: Actor, at: datetime) -> Past:
    """Store the score of what the patient has answered on paper, of a questionnaire whose text needs a licence: the patient's own,
    written down by the actor.

    Raises what `enter` raises, and NotYours.
    """
    return enter(
        by=by,
        patient=patient,
        questionnaire=questionnaire,
        score=score,
        source=f"Patient/{patient}",
        author=_writer(patient=patient, by=by, at=at),
        at=at,
    )


def _writer(*, patient: str, by: Actor, at: datetime) -> str:
    role = require_treats(patient=patient, by=by, at=at)
    if not may_answer_together(patient=patient, by=by, at=at):
        raise NotYours(
            "By the programme your role writes nothing down for the patient. Ask somebody whose does."
        )
    return f"PractitionerRole/{role}"
