"""Questionnaires and their questions as the pages show them. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sharedcare.care.answers.due import Asked, When
from sharedcare.care.answers.types import Past
from sharedcare.clinic.answering.words import Words
from sharedcare.programmes.answering import NotAScore
from sharedcare.programmes.forms import Form
from sharedcare.programmes.telling import said
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import shortest

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """A questionnaire of the list, and what is done with it."""

    key: str
    title: str
    state: str
    is_due: bool
    does: str


def rows(
    those: Iterable[Asked], called: Mapping[str, str], *, words: Words, calendar: Calendar
) -> tuple[Row, ...]:
    """Those whose questions are known here, or whose score is entered, as they are `called`; what is expected now comes first."""
    return tuple(
        Row(
            one.form.key,
            called[one.form.key],
            _state(one, words, calendar),
            one.when is When.NOW,
            words.ask if one.form.questions else words.enter_count if one.form.is_counted else words.enter,
        )
        for one in those
        if one.form.questions or one.form.is_entered
    )


def _state(one: Asked, words: Words, calendar: Calendar) -> str:
    if one.form.is_entered:
        last = words.last_entered.format(day=calendar.plain(one.last)) if one.last else words.never
        return f"{words.counted if one.form.is_counted else words.on_paper} {last}"
    if one.last is None:
        return words.never
    return (words.last_by_phone if one.by_phone else words.last).format(day=calendar.plain(one.last))


def how(form: Form, words: Words) -> str:
    """How it is answered: read out, on paper, or counted by whoever writes the number."""
    if not form.is_entered:
        return words.read_out
    return words.count_how if form.is_counted else words.paper


def score_in(text: str) -> float:
    """The score that was typed. Raises NotAScore."""
    typed = text.strip()
    if not typed.isascii() or not _NUMBER.match(typed):
        raise NotAScore("Write the score as a number.")
    return float(typed.replace(",", "."))


def score_wrong(form: Form, *, words: Words, language: str) -> str:
    """What the score has to be, in a sentence."""
    if form.score is None:
        return words.score_wrong.format(range="")
    ends = (shortest(each, language) for each in (form.score.lowest, form.score.highest))
    return words.score_wrong.format(range=words.between.format(*ends))


def answers_in(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """The answers that can be chosen; anything else is as if it had not been sent."""
    choices = {one.key: {each.key for each in one.answers} for one in form.questions}
    found = {key: sent.get(f"q.{key}", "") for key in choices}
    return {key: answer for key, answer in found.items() if answer in choices[key]}


def came_of(form: Form, found: Past, language: str) -> tuple[str, ...]:
    """What the answers mean: the questionnaire with its score and what that says, and what is recommended."""
    outcome = found.outcome
    score = "" if outcome.score is None else shortest(outcome.score, language)
    meant = said(outcome.meaning.says.clinician, language) if outcome.meaning is not None else ""
    advice = [each.question.action for each in outcome.findings]
    advice += [outcome.meaning.action] if outcome.meaning is not None else []
    name = " ".join(filter(None, (said(form.title.clinician, language), score)))
    first = ": ".join(filter(None, (name, meant)))
    return (first, *dict.fromkeys(said(one.clinician, language) for one in advice if one is not None))


def to_be_told(found: Past, language: str) -> tuple[str, ...]:
    """What the patient is to hear at once, of answers that cannot wait."""
    texts = (one.answer.shown_at_once for one in found.outcome.at_once)
    return tuple(dict.fromkeys(said(one, language) for one in texts if one is not None))
