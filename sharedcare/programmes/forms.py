"""What is asked, wherever it is written: in the library or in a programme. Answering, pages and FHIR know only this form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sharedcare.programmes.library.reading import instrument
from sharedcare.programmes.types.content import Answer, Question, Questionnaire
from sharedcare.programmes.types.library import Instrument, Interpretation, Item, Licence, Scale
from sharedcare.programmes.types.words import Code, Text, Wording


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire that can be answered. Without questions only its score is entered, as one number.

    `version` is of the library's file, or of the programme whose own the questions are; empty where nobody has said, or where
    several versions ask together. `is_counted`: the number is no score of answers on paper, but what whoever enters it has counted.
    """

    key: str
    title: Wording
    licence: Licence
    questions: tuple[Question, ...]
    version: str = ""
    lead: Text | None = None
    notice: Text | None = None
    codes: tuple[Code, ...] = ()
    panel: tuple[Code, ...] = ()
    score: Scale | None = None
    interpretations: tuple[Interpretation, ...] = ()
    is_counted: bool = False

    @property
    def is_entered(self) -> bool:
        """Whether one number is entered instead of answers."""
        return not self.questions and self.licence == "score-only"


def form_of(questionnaire: Questionnaire) -> Form | None:
    """The form behind a programme's questionnaire; None when its text is not here: an organisation brings it."""
    if not questionnaire.questions:
        found = instrument(questionnaire.key)
        if found is not None:
            return form(found)
        if questionnaire.licence != "score-only":
            return None
    return Form(
        key=questionnaire.key,
        title=questionnaire.title,
        licence=questionnaire.licence,
        questions=questionnaire.questions,
        codes=questionnaire.codes,
        score=_sum(questionnaire.questions),
        is_counted=questionnaire.licence == "score-only",
    )


def form(one: Instrument) -> Form:
    """The form of an instrument of the library: every question with its answers."""
    return Form(
        key=one.key,
        title=one.title,
        licence=one.licence,
        questions=tuple(_question(one, each) for each in one.questions),
        version=one.version,
        lead=one.lead,
        notice=one.notice,
        codes=one.codes,
        panel=one.panel,
        score=one.score,
        interpretations=one.interpretations,
    )


def together(several: Sequence[Form]) -> Form:
    """What programmes ask under one key, as one form: all questions and all answers, each judged as the strictest of them does. A score
    is made where they make the same; of answers to different questions it would be nobody's. `several` are one at least."""
    first, *others = dict.fromkeys(several)
    if not others:
        return first
    every = [one for form in several for one in form.questions]
    questions = tuple(
        _merged([one for one in every if one.key == key]) for key in dict.fromkeys(one.key for one in every)
    )
    is_one_score = len({_points(one) for one in several}) == 1
    return replace(
        first,
        questions=questions,
        version=first.version if all(one.version == first.version for one in others) else "",
        score=first.score if is_one_score else None,
    )


def _merged(several: list[Question]) -> Question:
    """One question of several programmes. Where they ask it under different conditions, it is asked: that loses nothing."""
    first = several[0]
    every = [each for one in several for each in one.answers]
    keys = dict.fromkeys(each.key for each in every)
    return Question(
        key=first.key,
        text=first.text,
        codes=first.codes,
        asked_if=first.asked_if if all(one.asked_if == first.asked_if for one in several) else (),
        answers=tuple(max((each for each in every if each.key == key), key=_presses) for key in keys),
        action=next((one.action for one in several if one.action is not None), None),
    )


def _presses(one: Answer) -> tuple[bool, int]:
    return one.shown_at_once is not None, ("green", "yellow", "red").index(one.finding)


def _points(one: Form) -> object:
    return one.score, frozenset(
        (each.key, answer.key, answer.points) for each in one.questions for answer in each.answers
    )


def _question(one: Instrument, item: Item) -> Question:
    return Question(
        key=item.key,
        text=item.text,
        codes=item.codes,
        asked_if=item.asked_if,
        answers=item.answers or one.scale,
        action=item.action,
    )


def _sum(questions: tuple[Question, ...]) -> Scale | None:
    """The plain sum of points, where every answer has some; the lowest leaves out what need not be asked."""
    points = [[each.points for each in one.answers if each.points is not None] for one in questions]
    if not questions or any(
        len(each) < len(one.answers) for each, one in zip(points, questions, strict=True)
    ):
        return None
    least = [
        min(0.0, *each) if one.asked_if else min(each) for each, one in zip(points, questions, strict=True)
    ]
    most = [
        max(0.0, *each) if one.asked_if else max(each) for each, one in zip(points, questions, strict=True)
    ]
    return Scale(lowest=sum(least), highest=sum(most), better="low")
