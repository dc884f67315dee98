"""Which questionnaires are asked for, as a programme's schedule and earlier answers say."""

from datetime import UTC, datetime, timedelta
from operator import attrgetter

import pytest

from sharedcare.care.answers.due import Asked, When, asked, entered
from sharedcare.care.answers.titles import titles
from sharedcare.care.answers.types import Followed, Past
from sharedcare.care.answers.waiting import with_tasks
from sharedcare.programmes.answering import outcome
from sharedcare.programmes.forms import form
from sharedcare.programmes.library.reading import instruments
from tests.unit.programmes.test_shipped import FILES, programme

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEART = next(programme(file) for file in FILES if file.stem == "heart-failure")
COPD = next(programme(file) for file in FILES if file.stem == "copd")


def follows(**anchors: datetime) -> Followed:
    moments = {key: (moment,) for key, moment in anchors.items()}
    return Followed("heart-failure", HEART, "PractitionerRole/x", moments)


def answered(key: str, days_ago: float, answer: str = "") -> Past:
    whole = form(instruments()[key]) if key in instruments() else None
    given = {one.key: answer for one in whole.questions} if whole is not None else {}
    found = outcome(whole, given) if whole is not None else outcome(form(instruments()["who-5"]), {})
    return Past(key, f"{key}-{days_ago}", NOON - timedelta(days=days_ago), found)


def found(*past: Past, one: Followed | None = None) -> dict[str, Asked]:
    those = asked([one or follows(enrolment=NOON - timedelta(days=40))], past, zone=UTC, at=NOON)
    return {each.form.key: each for each in those}


def test_what_has_no_time_yet_can_be_answered_at_any_time() -> None:
    assert {key: one.when for key, one in found().items()}["who-5"] is When.ANY_TIME


@pytest.mark.parametrize(("days_ago", "when"), [(0, When.LATER), (1, When.NOW), (2, When.NOW)])
def test_in_the_intensive_days_it_is_asked_for_every_day(days_ago: int, when: When) -> None:
    one = Followed("heart-failure", HEART, "", {"tele-start": (NOON - timedelta(days=3),)})

    assert found(answered("hf.symptoms", days_ago), one=one)["hf.symptoms"].when is when


def test_before_its_start_it_says_from_when_on() -> None:
    one = Followed("heart-failure", HEART, "", {"tele-start": (NOON + timedelta(days=3),)})

    told = found(one=one)["hf.symptoms"]

    assert (told.when, told.again) == (When.LATER, NOON + timedelta(days=3))


def test_what_a_low_score_asks_for_is_asked_for_once_the_score_is_there() -> None:
    assert "phq-9" not in found()
    assert "phq-9" not in found(answered("who-5", 1, "most-of-the-time"))
    assert found(answered("who-5", 1, "some-of-the-time"))["phq-9"].when is When.NOW
    assert (
        found(answered("phq-9", 0, "not-at-all"), answered("who-5", 1, "some-of-the-time"))["phq-9"].when
        is When.ANY_TIME
    )
    assert "phq-9" not in found(answered("who-5", 40, "some-of-the-time"))


def test_the_long_questionnaire_is_asked_for_again_when_the_short_one_calls_for_it_again() -> None:
    low = answered("who-5", 1, "some-of-the-time")

    assert found(low, answered("phq-9", 20, "not-at-all"))["phq-9"].when is When.ANY_TIME
    assert found(low, answered("phq-9", 90, "not-at-all"))["phq-9"].when is When.NOW


@pytest.mark.parametrize(
    ("opens_in_days", "answered_days_ago", "when"),
    [
        (-3, None, When.NOW),
        (-3, 1, When.ANY_TIME),
        (-3, 20, When.ANY_TIME),
        (-3, 60, When.NOW),
        (3, None, When.ANY_TIME),
    ],
    ids=["open", "answered since", "answered shortly before", "answered long ago", "not open yet"],
)
def test_what_an_open_task_waits_for_is_asked_for_now(
    opens_in_days: int, answered_days_ago: int | None, when: When
) -> None:
    opens = (NOON + timedelta(days=opens_in_days)).isoformat()
    task = {
        "status": "requested",
        "restriction": {"period": {"start": opens}},
        "extension": [
            {
                "url": "urn:sharedcare:source",
                "valueCanonical": "urn:sharedcare:activity:heart-failure:annual|1.0.0",
            }
        ],
    }
    [one] = with_tasks([follows(enrolment=NOON - timedelta(days=400))], [task], zone=UTC, at=NOON)
    past = () if answered_days_ago is None else (answered("who-5", answered_days_ago, "most-of-the-time"),)

    assert found(*past, one=one)["who-5"].when is when


def test_two_programmes_ask_for_the_same_once() -> None:
    both = [follows(), Followed("copd", COPD, "", {})]

    keys = [each.form.key for each in asked(both, [], zone=UTC, at=NOON)]

    assert keys.count("who-5") == 1


def test_the_score_of_what_needs_a_licence_is_asked_of_who_treats_and_not_of_the_patient() -> None:
    copd = [Followed("copd", COPD, "", {})]

    assert [each.form.key for each in entered(copd, [], zone=UTC, at=NOON)] == [
        "cat",
        "hads",
        "training-sessions",
    ]
    assert not {"cat", "hads"} & {each.form.key for each in asked(copd, [], zone=UTC, at=NOON)}


def test_two_questionnaires_of_one_name_are_told_apart_by_their_programmes_and_one_is_one() -> None:
    both = [follows(), Followed("copd", COPD, "", {})]

    told = titles(both, attrgetter("citizen"), "da")

    assert told["hf.symptoms"] == "Hvordan har du det i dag? (Forløb for dig med hjertesvigt)"
    assert told["kol.symptoms"] == "Hvordan har du det i dag? (Forløb for dig med KOL)"
    assert told["who-5"] == "Din trivsel (WHO-5)"
    assert titles(both[:1], attrgetter("citizen"), "en")["hf.symptoms"] == "How are you today?"


def test_a_programme_that_nobody_has_published_asks_for_nothing() -> None:
    assert asked([Followed("copd", None, "")], [], zone=UTC, at=NOON) == ()
