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
    found: dict[tuple[str, str], Answered] = {}
    for form in sorted((each for each in forms if each.at <= until), key=lambda each: (each.at, each.id)):
        for question, answer in form.answers:
            found[form.questionnaire, question] = Answered(answer, form.at)
    return found
