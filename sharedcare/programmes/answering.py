"""What answers mean: what is asked after them, what is missing, the score and its meaning, and what must be said at once.

Pure: nothing is looked up and nothing stored. Answers are keys of answers by keys of questions, in no order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.forms import Form
from sharedcare.programmes.types.conditions import AllOf, Answered, AnyOf, Condition, NoneOf
from sharedcare.programmes.types.content import Answer, Question
from sharedcare.programmes.types.library import Interpretation
from sharedcare.programmes.types.words import Text

Answers = Mapping[str, str]
_SEVERITY = ("green", "yellow", "red")


class NotAnAnswer(Refusal):
    """A question that is not asked, or an answer that cannot be chosen."""


class NotAScore(Refusal):
    """A number that cannot be the score of this questionnaire."""


@dataclass(frozen=True, slots=True)
class Given:
    """A question and the answer that was chosen."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of answers. `score` is None where there is none or it cannot be made; `unscored` then says why.

    `given` are the answers that count, in the order of the form: an answer to what was not asked never does.
    """

    given: tuple[Given, ...]
    missing: tuple[Question, ...]
    score: float | None
    unscored: Text | None
    meaning: Interpretation | None

    @property
    def colour(self) -> str:
        """The worst of the answers: green, yellow or red."""
        return max((each.answer.finding for each in self.given), key=_SEVERITY.index, default="green")

    @property
    def findings(self) -> tuple[Given, ...]:
        """The answers that are yellow or red by themselves."""
        return tuple(each for each in self.given if each.answer.finding != "green")

    @property
    def at_once(self) -> tuple[Given, ...]:
        """The answers that cannot wait: something is said the moment they are given, and a person is told."""
        return tuple(each for each in self.given if each.answer.shown_at_once is not None)


def asked(form: Form, answers: Answers) -> tuple[Question, ...]:
    """The questions that are asked, given these answers. What depends on a question that is not asked is not asked."""
    counted: dict[str, str] = {}
    found = []
    for one in form.questions:
        if all(_holds(each, form, counted) for each in one.asked_if):
            found.append(one)
            if one.key in answers:
                counted[one.key] = answers[one.key]
    return tuple(found)


def outcome(form: Form, answers: Answers) -> Outcome:
    """What these answers mean. Raises NotAnAnswer."""
    _demand_known(form, answers)
    questions = asked(form, answers)
    given = tuple(
        Given(one, _answer(one, answers[one.key])) for one in questions if answers.get(one.key) is not None
    )
    missing = tuple(one for one in questions if one.key not in answers)
    if form.score is None or not form.questions:
        return Outcome(given, missing, None, None, None)
    if missing:
        return Outcome(given, missing, None, _too_few(len(missing)), None)
    score = sum(each.answer.points or 0.0 for each in given) * form.score.times
    return Outcome(given, (), score, None, meaning(form, score))


def entered(form: Form, score: float) -> Outcome:
    """What a score means that was entered as one number. Raises NotAScore."""
    if not form.is_entered:
        raise NotAScore("This questionnaire is answered question by question.")
    scale = form.score
    if scale is not None and not scale.lowest <= score <= scale.highest:
        raise NotAScore(f"The score lies between {scale.lowest:g} and {scale.highest:g}.")
    return Outcome((), (), score, None, meaning(form, score))


def meaning(form: Form, score: float) -> Interpretation | None:
    """What this score means; None where nothing is known to be free to say."""
    return next((each for each in form.interpretations if each.score.holds(score)), None)


def _demand_known(form: Form, answers: Answers) -> None:
    questions = {one.key: one for one in form.questions}
    for key, answer in answers.items():
        if key not in questions:
            raise NotAnAnswer(f"`{form.key}` does not ask `{key}`.")
        _answer(questions[key], answer)


def _answer(question: Question, key: str) -> Answer:
    for each in question.answers:
        if each.key == key:
            return each
    raise NotAnAnswer(f"`{question.key}` has no answer `{key}`.")


def _holds(condition: Condition, form: Form, counted: Answers) -> bool:
    """What looks at anything but answers of this form is not known here, and then the question is asked: it loses nothing."""
    if isinstance(condition, Answered):
        return condition.questionnaire != form.key or counted.get(condition.question) in condition.answers
    if isinstance(condition, AnyOf | AllOf | NoneOf):
        held: Iterable[bool] = [_holds(each, form, counted) for each in condition.of]
        return {AnyOf: any, AllOf: all}.get(type(condition), _none)(held)
    return True


def _none(held: Iterable[bool]) -> bool:
    return not any(held)


def _too_few(count: int) -> Text:
    return Text(
        da=f"Ingen score: {count} spørgsmål er ikke besvaret.",
        en=f"No score: {count} {'question is' if count == 1 else 'questions are'} not answered.",
    )
