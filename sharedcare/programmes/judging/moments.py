"""What was known at an earlier moment: a value is judged by what was so when it was taken, whatever came later. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sharedcare.programmes.facts import Answered, Facts
from sharedcare.programmes.judging.types import Form, Known

OCCASION = timedelta(hours=1)
"""What is measured and answered within this time of each other is one occasion: who weighs himself and then tells that he is
dizzy has said both."""


def as_of(known: Known, moment: datetime) -> Facts:
    """The facts at the end of the occasion that a moment belongs to."""
    until = moment + OCCASION
    return replace(known.facts, at=until, answers=_answers(known.forms, until))


def _answers(forms: Sequence[Form], until: datetime) -> dict[tuple[str, str], Answered]:
    """The newest answer to each question."""
    found: dict[tuple[str, str], Answered] = {}
    for form in reversed(forms):
        if form.at <= until:
            for question, answer in form.answers:
                found.setdefault((form.questionnaire, question), Answered(answer, form.at))
    return found
