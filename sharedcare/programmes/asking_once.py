"""Questions that two programmes have and that are asked once: which are left out, and what the answers to the others count as. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from sharedcare.programmes.forms import Form
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import AllOf, Answered, AnyOf, Condition, NoneOf
from sharedcare.programmes.types.content import Answer, Question
from sharedcare.programmes.types.course import AskedOnce
from sharedcare.programmes.types.words import Text, Wording

_ASK_ONCE = "ask-once"
_UNSAID = Text(da="", en="")


def left_out(form: Form, programmes: Iterable[Programme], *, is_asked: Callable[[str, str], bool]) -> Form:
    """The form without the questions that another of these programmes asks of the patient. `is_asked`: whether a programme (its key)
    asks a questionnaire (its key) of them. Nothing is left out that other questions of the form look at, and never all of it."""
    those = {each.key: each for each in programmes}
    gone = {
        one.question
        for each in those.values()
        for other, one in _asked_once(each)
        if one.questionnaire == form.key and other in those and is_asked(other, one.their_questionnaire)
    }
    gone -= {key for each in form.questions for key in _looked_at(each.asked_if)}
    kept = tuple(each for each in form.questions if each.key not in gone)
    return replace(form, questions=kept) if kept else form


def counted(
    programme: Programme, answered: str, read: Callable[[Form], Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """What answers to a questionnaire (`answered`, its key) count as in a programme whose own it is not: by questionnaire, the answers by
    question. `read` finds the answers to a form."""
    found: dict[str, dict[str, str]] = {}
    for _, one in _asked_once(programme):
        if one.their_questionnaire == answered:
            given = read(_as_form(one)).get(one.their_question)
            means = {each.theirs: each.as_ for each in one.answers}
            if given in means:
                found.setdefault(one.questionnaire, {})[one.question] = means[given]
    return found


def asked_as(programme: Programme, answered: str, questionnaire: str) -> tuple[tuple[str, str], ...]:
    """Which question of the questionnaire that was answered (`<questionnaire>:<question>`) counts as which of this one, by this one's."""
    return tuple(
        (one.question, f"{answered}:{one.their_question}")
        for _, one in _asked_once(programme)
        if (one.their_questionnaire, one.questionnaire) == (answered, questionnaire)
    )


def _asked_once(programme: Programme) -> Iterator[tuple[str, AskedOnce]]:
    """Each such question, with the key of the programme that asks it."""
    for item in programme.alongside:
        if item.rule == _ASK_ONCE:
            for one in item.questions:
                yield item.programme, one


def _looked_at(conditions: Iterable[Condition]) -> Iterator[str]:
    """The questions whose answers decide whether another one is asked."""
    for each in conditions:
        match each:
            case Answered():
                yield each.question
            case AnyOf() | AllOf() | NoneOf():
                yield from _looked_at(each.of)
            case _:
                pass


def _as_form(one: AskedOnce) -> Form:
    """As much of the other programme's questionnaire as its answers are read by."""
    answers = tuple(Answer(key=each.theirs, text=_UNSAID) for each in one.answers)
    question = Question(key=one.their_question, text=_UNSAID, answers=answers)
    title = Wording(citizen=_UNSAID, clinician=_UNSAID)
    return Form(key=one.their_questionnaire, title=title, licence="bundled", questions=(question,))
