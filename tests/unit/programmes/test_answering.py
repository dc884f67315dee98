"""What answers mean: which questions are asked, what is missing, the score, and what cannot wait."""

from dataclasses import replace as dataclass_replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sharedcare.programmes.answering import NotAnAnswer, NotAScore, asked, entered, outcome
from sharedcare.programmes.forms import Form, form, form_of, together
from sharedcare.programmes.library.reading import instruments
from sharedcare.programmes.types.conditions import Answered, NoneOf
from sharedcare.programmes.types.content import Answer, Question, Questionnaire
from sharedcare.programmes.types.words import Text, Wording
from tests.unit.programmes.test_shipped import FILES, programme

_WORDS = Text(da="Ord", en="Words")


def _question(key: str, *, after: tuple[str, str] | None = None) -> Question:
    answers = tuple(
        Answer(key=answer, text=_WORDS, points=points, finding=finding)  # type: ignore[arg-type]
        for answer, points, finding in (("no", 0, "green"), ("some", 1, "yellow"), ("much", 3, "red"))
    )
    rule = (Answered(questionnaire="made-up", question=after[0], answers=(after[1],)),) if after else ()
    return Question(key=key, text=_WORDS, answers=answers, asked_if=rule)


def _made_up() -> Form:
    """Four questions: the second hangs on the first, the third on the second."""
    made = form_of(
        Questionnaire(
            key="made-up",
            title=Wording(citizen=_WORDS, clinician=_WORDS),
            licence="bundled",
            by=("patient",),
            questions=(
                _question("a"),
                _question("b", after=("a", "much")),
                _question("c", after=("b", "some")),
                _question("d"),
            ),
        )
    )
    assert made is not None
    return made


MADE_UP = _made_up()
FORMS = [MADE_UP, *(form(each) for each in instruments().values() if each.questions)]
FORMS += [
    each
    for file in FILES
    for one in programme(file).questionnaires
    if one.questions and (each := form_of(one)) is not None
]


def answers_to(one: Form) -> Any:
    """Some answers, to questions that are asked or not."""
    return st.fixed_dictionaries(
        {},
        optional={each.key: st.sampled_from([a.key for a in each.answers]) for each in one.questions},
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Form, dict[str, str]]:
    one = draw(st.sampled_from(FORMS))
    return one, draw(answers_to(one))


@given(answered(), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(case: tuple[Form, dict[str, str]], chance: Any) -> None:
    one, answers = case
    shuffled = list(answers.items())
    chance.shuffle(shuffled)

    assert outcome(one, dict(shuffled)) == outcome(one, answers)


@given(answered())
def test_a_score_lies_in_its_range_and_is_there_when_nothing_is_missing(
    case: tuple[Form, dict[str, str]],
) -> None:
    one, answers = case
    found = outcome(one, answers)

    if found.score is not None:
        assert one.score is not None
        assert one.score.lowest <= found.score <= one.score.highest
    assert (found.score is None) == (one.score is None or bool(found.missing))
    assert (found.unscored is not None) == (one.score is not None and bool(found.missing))


@given(answered())
def test_an_answer_to_what_is_not_asked_never_counts(case: tuple[Form, dict[str, str]]) -> None:
    one, answers = case
    shown = {each.key for each in asked(one, answers)}

    without = {key: answer for key, answer in answers.items() if key in shown}

    assert outcome(one, without) == outcome(one, answers)
    assert {each.question.key for each in outcome(one, answers).given} == set(without)


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either() -> None:
    assert [each.key for each in asked(MADE_UP, {"a": "much", "b": "some"})] == ["a", "b", "c", "d"]
    # b was answered before a was changed: c must not stay.
    assert [each.key for each in asked(MADE_UP, {"a": "no", "b": "some", "c": "much"})] == ["a", "d"]


def test_a_question_that_hangs_on_something_else_is_asked() -> None:
    other = NoneOf(of=(Answered(questionnaire="made-up", question="a", answers=("no",)),))
    last = Question(key="e", text=_WORDS, asked_if=(other,), answers=_question("e").answers)
    more = Form(key="made-up", title=MADE_UP.title, licence="bundled", questions=(*MADE_UP.questions, last))

    assert "e" in {each.key for each in asked(more, {})}
    assert "e" not in {each.key for each in asked(more, {"a": "no"})}


@pytest.mark.parametrize("answer", ["several-days", "more-than-half", "nearly-every-day"])
def test_thoughts_of_death_are_red_and_help_is_said_at_once_whatever_else_is_answered(answer: str) -> None:
    one = form(instruments()["phq-9"])

    found = outcome(one, {"harm": answer})

    assert found.colour == "red"
    assert found.score is None
    (said,) = found.at_once
    assert said.answer.shown_at_once is not None
    for language in (said.answer.shown_at_once.da, said.answer.shown_at_once.en):
        assert "112" in language
        assert "70 201 201" in language
    assert "egen læge" in said.answer.shown_at_once.da
    assert said.question.action is not None


def test_no_thoughts_of_death_and_nothing_is_said() -> None:
    one = form(instruments()["phq-9"])

    found = outcome(one, {each.key: "not-at-all" for each in one.questions})

    assert (found.colour, found.score, found.at_once) == ("green", 0, ())


def test_what_is_not_asked_or_cannot_be_chosen_is_refused() -> None:
    with pytest.raises(NotAnAnswer, match="does not ask"):
        outcome(MADE_UP, {"z": "no"})
    with pytest.raises(NotAnAnswer, match="has no answer"):
        outcome(MADE_UP, {"a": "perhaps"})


def test_a_score_that_was_entered_lies_in_the_range_that_is_known() -> None:
    cat = form(instruments()["cat"])

    assert entered(cat, 17).score == 17
    assert entered(cat, 17).meaning is None
    with pytest.raises(NotAScore, match="between 0 and 40"):
        entered(cat, 41)
    with pytest.raises(NotAScore, match="question by question"):
        entered(form(instruments()["who-5"]), 50)


def test_every_questionnaire_of_the_shipped_programmes_can_be_answered_but_those_that_are_brought() -> None:
    nowhere = {
        one.key
        for file in FILES
        for one in programme(file).questionnaires
        if form_of(one) is None and one.licence != "bring-your-own"
    }

    assert not nowhere


def test_what_two_versions_ask_under_one_key_is_asked_together_and_judged_by_the_strictest() -> None:
    one = _made_up()
    milder = replace(one.questions[0].answers[2], finding="yellow")
    fewer = (replace(one.questions[0], answers=(*one.questions[0].answers[:2], milder)), one.questions[3])
    other = dataclass_replace(one, questions=fewer, version="1.1.0")

    for both in (together([one, other]), together([other, one])):
        assert {each.key for each in both.questions} == {each.key for each in one.questions}
        assert {each.key: each.finding for each in both.questions[0].answers}["much"] == "red"
        assert (both.version, both.score) == ("", None)
    assert together([one, one]) == one
