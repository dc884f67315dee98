"""A question of two programmes is asked once, and both judge the answer."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sharedcare.care.answers.asked import form_for
from sharedcare.care.answers.types import Followed
from sharedcare.care.facts.values import forms_in
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.missing import missing
from sharedcare.programmes.judging.types import Colour, Course, Known
from sharedcare.programmes.times import Duration, Window
from tests.unit.programmes.combining.following import NOW, shipped

HEART, LUNGS = "heart-failure", "copd"
SINCE = NOW - timedelta(days=5)


def followed(key: str, *anchors: str) -> Followed:
    return Followed(key, shipped()[key], "", dict.fromkeys(anchors, (SINCE,)))


def asked(*follows: Followed, form: str = "kol.symptoms") -> list[str]:
    return [one.key for one in form_for(form, follows, at=NOW).questions]


def of_the_heart(answer: str) -> dict[str, Any]:
    """The patient has answered the questions of heart failure an hour ago."""
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "answers",
        "status": "completed",
        "questionnaire": "urn:sharedcare:questionnaire:hf.symptoms",
        "authored": (NOW - timedelta(hours=1)).isoformat(),
        "item": [{"linkId": "breathless", "answer": [{"valueCoding": {"code": answer}}]}],
    }


def known(*responses: dict[str, Any]) -> Known:
    facts = Facts(NOW, events={"tele-start": (SINCE,), "enrolment": (SINCE,)})
    return Known(facts, forms_in(responses, shipped()[LUNGS]))


def test_breathlessness_is_asked_once_of_who_answers_for_heart_and_lungs() -> None:
    heart, lungs = followed(HEART, "tele-start"), followed(LUNGS, "tele-start")

    assert "breathless" in asked(lungs)
    assert [key for key in asked(lungs) if key not in asked(heart, lungs)] == ["breathless"]
    assert asked(heart, lungs) == asked(lungs, heart)
    assert "breathless" in asked(heart, lungs, form="hf.symptoms")


def test_it_is_asked_for_the_lungs_as_long_as_nobody_asks_it_for_the_heart() -> None:
    assert "breathless" in asked(followed(HEART), followed(LUNGS, "tele-start"))


def test_it_is_asked_for_the_lungs_until_the_heart_has_begun_to_ask_it_and_where_that_hangs_on_something() -> (
    None
):
    lungs, heart = followed(LUNGS, "tele-start"), shipped()[HEART]
    begins_tomorrow = Followed(HEART, heart, "", {"tele-start": (NOW + timedelta(days=1),)})
    schedules = [each for each in heart.schedules if each.key == "home"]
    [home] = schedules
    later = replace(home, starts=Window.parse("week 1 after tele-start"))
    ended = replace(home, steps=(replace(home.steps[0], lasts=Duration.parse("3 days")),))
    needs = shipped()["pregnancy"].schedules[0].until
    hangs = tuple(
        replace(each, applies_if=needs) if each.key == "hf.symptoms" else each
        for each in heart.questionnaires
    )

    assert "breathless" in asked(begins_tomorrow, lungs)
    for other in (
        *(replace(heart, schedules=(one,)) for one in (later, ended)),
        replace(heart, questionnaires=hangs),
    ):
        assert "breathless" in asked(Followed(HEART, other, "", {"tele-start": (SINCE,)}), lungs)
    assert "breathless" not in asked(followed(HEART, "tele-start"), lungs)


@pytest.mark.parametrize(("answer", "colours"), [("no", []), ("a-bit", ["yellow"]), ("at-rest", ["yellow"])])
def test_what_is_answered_for_the_heart_is_judged_for_the_lungs_too(answer: str, colours: list[str]) -> None:
    course = Course(shipped()[LUNGS], SINCE)

    found = judgements(course, known(of_the_heart(answer)), since=SINCE, at=NOW)

    told = [each for each in found if each.rule == "kol.symptoms:breathless"]
    assert [each.colour for each in told if each.colour is not Colour.GREEN] == colours
    assert all(each.evidence == ("QuestionnaireResponse/answers",) for each in told)


def test_an_answer_for_the_heart_is_no_answer_to_the_rest_that_is_asked_for_the_lungs() -> None:
    course = Course(shipped()[LUNGS], SINCE)

    late = [each.rule for each in missing(course, known(of_the_heart("no")), at=NOW)]

    assert "kol.symptoms:missing" in late


def test_every_answer_of_the_other_programme_counts_as_one_of_this_one() -> None:
    for programme in shipped().values():
        for item in programme.alongside:
            for one in item.questions:
                [other] = [
                    each
                    for each in shipped()[item.programme].questionnaires
                    if each.key == one.their_questionnaire
                ]
                form = form_of(other)
                assert form is not None
                [question] = [each for each in form.questions if each.key == one.their_question]
                assert {each.theirs for each in one.answers} == {each.key for each in question.answers}
