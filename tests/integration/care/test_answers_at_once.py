"""What cannot wait of one questionnaire is one task, which tells nobody what was answered."""

from datetime import datetime, timedelta
from hashlib import sha256

import orjson
import pytest

from sharedcare.care.answers import fhir
from sharedcare.care.answers.actions import answer
from sharedcare.care.answers.types import own_form
from sharedcare.programmes.answering import outcome
from sharedcare.records.validation.check import problems
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.test_answers import (
    HEART,
    NONE,
    PHQ,
    answered,
    enrolled,
    findings,
    published,
    trees,
)
from tests.unit.programmes.judging.patients import shipped

pytestmark = pytest.mark.django_db


def test_several_answers_that_cannot_wait_are_one_task_and_one_more_for_what_comes_later() -> None:
    published()
    by = enrolled()
    programme = shipped(HEART)
    key = next(one.key for one in programme.questionnaires if one.questions)
    own = own_form(programme, key)
    assert own is not None
    urgent = [
        (question.key, answer.key)
        for question in own.questions
        for answer in question.answers
        if answer.shown_at_once is not None and not question.asked_if
    ]
    first, second = dict(urgent[:-1]), dict(urgent)
    assert len(first) > 1

    answered(by, own.key, first)

    (response,) = trees("QuestionnaireResponse?patient=anna")
    (task,) = trees("Task?patient=anna")
    assert len(task["identifier"]) == len(first)
    assert not problems(task)

    more = fhir.response(own, outcome(own, second), patient="anna", source="Patient/anna", at=NOON)
    store({**response, "status": "amended", "item": more["item"]})
    store({**response, "status": "amended", "item": more["item"][::-1]})

    told = [{one["value"] for one in each["identifier"]} for each in trees("Task?patient=anna")]
    assert sorted(map(len, told)) == sorted([len(first), len(second) - len(first)])
    assert set.isdisjoint(*told)


def test_the_task_to_look_at_answers_says_neither_what_was_asked_nor_what_was_answered() -> None:
    by = enrolled()

    answered(by, "phq-9", {"harm": "nearly-every-day"})

    (response,) = trees("QuestionnaireResponse?patient=anna")
    (task,) = trees("Task?patient=anna")
    assert task["focus"] == {"reference": f"QuestionnaireResponse/{response['id']}"}
    assert task["description"] == "Svar, der ikke kan vente: se dem, og ring til patienten i dag."
    written = orjson.dumps(task).decode().lower()
    assert not [
        word for word in ("phq", "harm", "død", "skade", "selvmord", "suicid", "every") if word in written
    ]


def test_who_knows_the_questions_cannot_try_which_of_them_the_task_is_about() -> None:
    published()
    by = enrolled()
    answered(by, "phq-9", {**NONE, "harm": "several-days"})

    (task,) = trees("Task?patient=anna")
    (issue,) = findings()
    response = task["focus"]["reference"].partition("/")[2]
    known = (response, f"QuestionnaireResponse/{response}")
    guesses = {
        sha256(f"{start}phq-9:{one.key}:{each}".encode()).hexdigest()[:32]
        for start in ("", ":", f"{HEART}:")
        for one in PHQ.questions
        for each in known
    }
    names = {one["value"] for one in task["identifier"]}
    assert names == {sha256(f"DetectedIssue/{issue['id']}".encode()).hexdigest()[:32]}
    assert not names & guesses
    # Whatever else it says is said of every such task.
    told = orjson.dumps({**task, "focus": None}).decode()
    assert not [word for word in ("phq", "harm", HEART, issue["id"], response) if word in told]


def told_on(day: datetime) -> str:
    """What the patient reads who has answered then what cannot wait."""
    published()
    by = enrolled()
    answers = {**NONE, "harm": "several-days"}
    answer(by=by, patient="anna", questionnaire="phq-9", answers=answers, source="Patient/anna", at=day)
    (task,) = trees("Task?patient=anna")
    [text] = [one["valueString"] for one in task["extension"] if one["url"] == "urn:sharedcare:citizen-text"]
    return str(text)


def test_on_a_day_on_which_nobody_looks_the_patient_reads_what_the_programme_says_of_it() -> None:
    sunday = NOON

    assert told_on(sunday) == (
        "Du har svaret noget, der ikke kan vente. Målinger ses mandag og torsdag, ikke i weekender og på helligdage. "
        "Bliver du dårlig: ring til egen læge eller lægevagten, ved livsfare 112."
    )


def test_on_a_day_on_which_somebody_looks_nothing_is_promised_that_is_not_so_at_night() -> None:
    monday_night = NOON + timedelta(days=1, hours=10)

    told = told_on(monday_night)

    assert "i dag" not in told
    assert "ring til din læge eller lægevagten, ved livsfare 112" in told
