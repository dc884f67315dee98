"""Answers that are yellow or red by themselves, of the programme's own questions and of the library's. Pure."""

from collections.abc import Iterator

from sharedcare.programmes.answering import Given, outcome
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.judging import urging
from sharedcare.programmes.judging.types import Colour, Course, Form, Judgement
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.words import Text

_COLOURS = {"yellow": Colour.YELLOW, "red": Colour.RED, "green": Colour.GREEN}


def judged(course: Course, questionnaire: Questionnaire, form: Form) -> Iterator[Judgement]:
    """What each of the answers that count says; an answer to what is not asked never does."""
    asked = form_of(questionnaire)
    if asked is None:
        return
    possible = {one.key: {each.key for each in one.answers} for one in asked.questions}
    answers = {key: given for key, given in form.answers if given in possible.get(key, ())}
    found = outcome(asked, answers)
    at_once = urging.at_once(each.answer.shown_at_once for each in found.at_once)
    for given in found.given:
        yield _answer(course, questionnaire, given, form, at_once)


def _answer(
    course: Course, questionnaire: Questionnaire, given: Given, form: Form, at_once: Text | None
) -> Judgement:
    programme, question, answer = course.programme, given.question, given.answer
    return Judgement(
        key=f"{programme.key}:{questionnaire.key}:{question.key}:{form.id}",
        programme=programme,
        rule=f"{questionnaire.key}:{question.key}",
        colour=_COLOURS[answer.finding],
        at=form.at,
        id=form.id,
        says=Text(da=_beside(question.text.da, answer.text.da), en=_beside(question.text.en, answer.text.en)),
        limit=Text(
            da=f"svaret vurderes sådan i {programme.title.clinician.da}",
            en=f"the answer is judged so in {programme.title.clinician.en}",
        ),
        evidence=(form.id,),
        action=urging.before(question.action, at_once),
        at_once=at_once,
        answered=dict(form.counted).get(question.key, ""),
    )


def _beside(question: str, answer: str) -> str:
    """Question and answer as one sentence: many a questionnaire asks in half a sentence, which runs on into the answer otherwise."""
    return f"{question}{' ' if question.endswith(('?', '.', ':')) else ': '}{answer}"
