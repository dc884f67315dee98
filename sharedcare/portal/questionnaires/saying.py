"""Questionnaires, questions and outcomes as the pages show them. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.care.answers.due import Asked, When
from sharedcare.care.answers.known import Known
from sharedcare.care.answers.questions import Shown
from sharedcare.care.answers.types import Followed, Past
from sharedcare.portal.questionnaires.words import Words
from sharedcare.programmes.answering import Outcome
from sharedcare.programmes.forms import Form
from sharedcare.programmes.telling import said
from sharedcare.ui.markup import escaped, html
from sharedcare.ui.moments import Calendar

_PHONE = re.compile(r"\b(?:112|\d{2}(?: \d{2}){3}|\d{2} \d{3} \d{3})\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A questionnaire in the list."""

    key: str
    title: str
    programme: str
    length: str
    last: str
    again: str
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What answers mean to the patient. `help` is not empty when something cannot wait, and `numbers` are those that it names,
    the most urgent first; `heed` is what to know of when nobody looks."""

    help: tuple[SafeString, ...]
    numbers: tuple[str, ...]
    score: str
    unscored: str
    meaning: str
    next: tuple[SafeString, ...]
    heed: tuple[SafeString, ...]


def called(text: str) -> SafeString:
    """Text in which numbers of telephones can be pressed."""
    marked = _PHONE.sub(
        lambda found: f'<a href="tel:{found[0].replace(" ", "")}">{found[0]}</a>', escaped(text)
    )
    return html(marked)


def from_record(those: Mapping[str, Known], words: Words, calendar: Calendar) -> dict[str, str]:
    """What is said of each question whose answer was chosen by what the record knows."""
    return {key: words.from_record.format(day=calendar.plain(one.at)) for key, one in those.items()}


def rows(  # noqa: PLR0913 - what is listed, and what each part of it is called
    those: Iterable[Asked],
    titles: Mapping[str, str],
    names: Mapping[str, str],
    begun: Collection[str],
    *,
    when: When,
    words: Words,
    calendar: Calendar,
) -> tuple[Row, ...]:
    """The questionnaires that are asked for then; `titles` and `names` are what they and the programmes are called, `begun` the keys of those of which
    answers are kept."""
    return tuple(
        Row(
            key=one.form.key,
            title=titles[one.form.key],
            programme=names.get(one.programme, ""),
            length=_length(one.form, words),
            last=(words.last_by_phone if one.by_phone else words.last).format(day=calendar.plain(one.last))
            if one.last
            else words.never,
            again=words.again.format(day=calendar.plain(one.again)) if one.again else "",
            is_begun=one.form.key in begun,
        )
        for one in those
        if one.when is when
    )


def programme_names(follows: Iterable[Followed], language: str) -> dict[str, str]:
    """What the programmes are called, as patients read it."""
    return {
        one.key: said(one.programme.title.citizen, language) for one in follows if one.programme is not None
    }


def wrong(shown: Iterable[Shown], *, words: Words) -> str:
    """What is missing, in a sentence."""
    count = sum(bool(each.wrong) for each in shown)
    return words.missing_one if count == 1 else words.missing.format(count=count)


def result(form: Form, found: Past, follows: Iterable[Followed], *, words: Words, language: str) -> Result:
    """What has been answered, said to the patient."""
    outcome = found.outcome
    asking = next((one for one in follows if one.asks(form.key)), None)
    watched = asking.programme.monitoring if asking is not None and asking.programme is not None else None
    is_coloured = outcome.colour != "green"
    texts = dict.fromkeys(
        said(each.answer.shown_at_once, language)
        for each in outcome.at_once
        if each.answer.shown_at_once is not None
    )
    return Result(
        help=tuple(map(called, texts)),
        numbers=tuple(dict.fromkeys(number for text in texts for number in _PHONE.findall(text))),
        score=_score(form, outcome, words, language),
        unscored=words.no_score if outcome.unscored is not None else "",
        meaning=said(outcome.meaning.says.citizen, language) if outcome.meaning is not None else "",
        # What stands in the help is not said again below it.
        next=tuple(map(called, dict.fromkeys(one for one in _next(outcome, language) if one not in texts))),
        heed=(called(said(watched.otherwise, language)),) if watched is not None and is_coloured else (),
    )


def number(value: float, language: str) -> str:
    """A score as one writes it: without decimals where it has none."""
    written = f"{value:g}"
    return written if language == "en" else written.replace(".", ",")


def _next(outcome: Outcome, language: str) -> Iterable[str]:
    for each in outcome.findings:
        if each.question.action is not None:
            yield said(each.question.action.citizen, language)
    # Beside what cannot wait, advice on the score would be beside the point.
    if outcome.meaning is not None and outcome.meaning.action is not None and not outcome.at_once:
        yield said(outcome.meaning.action.citizen, language)


def _score(form: Form, outcome: Outcome, words: Words, language: str) -> str:
    if outcome.score is None:
        return ""
    if form.score is None:
        return number(outcome.score, language)
    score, highest = (number(each, language) for each in (outcome.score, form.score.highest))
    return words.your_score.format(score=score, highest=highest)


def _length(form: Form, words: Words) -> str:
    count = len(form.questions)
    return words.one_question if count == 1 else words.questions.format(count=count)
