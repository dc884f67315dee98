"""Answers that are yellow or red by themselves. Pure."""

from collections.abc import Iterator

from sharedcare.programmes.judging.types import Colour, Course, Form, Judgement
from sharedcare.programmes.types.content import Question, Questionnaire
from sharedcare.programmes.types.words import Text

_COLOURS = {"yellow": Colour.YELLOW, "red": Colour.RED, "green": Colour.GREEN}


def judged(course: Course, questionnaire: Questionnaire, form: Form) -> Iterator[Judgement]:
    """What each of the answers says."""
    given = dict(form.answers)
    for question in questionnaire.questions:
        if question.key in given:
            yield from _answer(course, questionnaire, question, given[question.key], form)


def _answer(
    course: Course, questionnaire: Questionnaire, question: Question, given: str, form: Form
) -> Iterator[Judgement]:
    answer = next((each for each in question.answers if each.key == given), None)
    if answer is None:
        return
    programme = course.programme
    yield Judgement(
        key=f"{programme.key}:{questionnaire.key}:{question.key}:{form.id}",
        programme=programme,
        rule=f"{questionnaire.key}:{question.key}",
        colour=_COLOURS[answer.finding],
        at=form.at,
        id=form.id,
        says=Text(da=f"{question.text.da} {answer.text.da}", en=f"{question.text.en} {answer.text.en}"),
        limit=Text(
            da=f"svaret vurderes sådan i {programme.title.clinician.da} {programme.version}",
            en=f"the answer is judged so in {programme.title.clinician.en} {programme.version}",
        ),
        evidence=(form.id,),
        action=question.action,
    )
