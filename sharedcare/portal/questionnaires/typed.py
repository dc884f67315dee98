"""What was sent from a questionnaire's form, understood. Pure."""

import re
from collections.abc import Mapping

from sharedcare.programmes.answering import NotAScore
from sharedcare.programmes.forms import Form

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\Z")


def answers_in(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """The answers that can be chosen; anything else was not sent by the page, and is as if it had not been sent."""
    choices = {one.key: {each.key for each in one.answers} for one in form.questions}
    found = {key: sent.get(f"q.{key}", "") for key in choices}
    return {key: answer for key, answer in found.items() if answer in choices[key]}


def score_in(text: str) -> float:
    """The number that was typed. Raises NotAScore."""
    typed = text.strip()
    if not typed.isascii() or not _NUMBER.match(typed):
        raise NotAScore("Write the score as a number.")
    return float(typed.replace(",", "."))
