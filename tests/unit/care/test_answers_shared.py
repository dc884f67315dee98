"""An answer to a questionnaire that many programmes ask counts for a task that opens within 30 days of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sharedcare.care.answers.types import Followed
from sharedcare.care.answers.waiting import with_tasks
from sharedcare.care.enrolment.progress.showing import Follows, shown
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.programmes.facts import Facts
from tests.unit.programmes.combining.following import shipped

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
SUGAR = "type-2-diabetes"


def answered(days: int, form: str = "who-5") -> dict[str, Any]:
    return answered_on(AT - timedelta(days=days), form)


def answered_on(at: datetime, form: str) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "answers",
        "status": "completed",
        "questionnaire": f"urn:sharedcare:questionnaire:{form}",
        "authored": at.isoformat(),
    }


def is_done(response: dict[str, Any]) -> bool:
    """Whether the yearly talk about wellbeing, which opened yesterday, is shown to be done."""
    task = {
        "resourceType": "Task",
        "id": "mental",
        "status": "requested",
        "restriction": {"period": {"start": (AT - timedelta(days=1)).isoformat()}},
        "extension": [
            {
                "url": "urn:sharedcare:source",
                "valueCanonical": f"urn:sharedcare:activity:{SUGAR}:dm.mental|1.0.0",
            }
        ],
    }
    enrolment = Enrolment("one", 1, SUGAR, "1.0.0", date(2026, 11, 1), "")
    follows = {SUGAR: Follows(shipped()[SUGAR], Facts(AT), enrolment)}
    return bool(shown(task, follows=follows, trees={"QuestionnaireResponse": [response]}, zone=UTC))


@pytest.mark.parametrize(("days", "counts"), [(0, True), (20, True), (30, True), (40, False)])
def test_what_was_answered_lately_for_another_programme_is_not_asked_again(days: int, counts: bool) -> None:
    assert is_done(answered(days)) is counts


def test_the_answers_to_another_questionnaire_count_for_nothing() -> None:
    assert not is_done(answered(0, "gad-7"))


def counts(key: str, task: str, origin: str, form: str, *, opened: str, answered: str) -> bool:
    """Whether an answer shows a task of a programme to be done, which opened and was answered on these days of 2026; and whether the
    patient is then asked no more, which has to be the same."""
    programme = shipped()[key]
    tree = {
        "resourceType": "Task",
        "id": "one",
        "status": "requested",
        "identifier": [{"system": "urn:sharedcare:occurrence", "value": f"{key}:{task}:{origin}"}],
        "restriction": {"period": {"start": f"2026-{opened}T00:00:00+00:00"}},
        "extension": [
            {"url": "urn:sharedcare:source", "valueCanonical": f"urn:sharedcare:activity:{key}:{task}|1.0.0"}
        ],
    }
    at = datetime.fromisoformat(f"2026-{answered}T12:00:00+00:00")
    enrolment = Enrolment("one", 1, key, "1.0.0", date(2026, 1, 1), "")
    response = answered_on(at, form)
    own = next(one for one in programme.tasks if one.key == task)
    only = replace(
        own, done_when=tuple(one for one in own.done_when if getattr(one, "questionnaire", "") == form)
    )
    others = tuple(only if one.key == task else one for one in programme.tasks)
    programme = replace(programme, tasks=others)
    follows = {key: Follows(programme, Facts(AT), enrolment)}
    is_shown = bool(shown(tree, follows=follows, trees={"QuestionnaireResponse": [response]}, zone=UTC))
    [one] = with_tasks([Followed(key, programme, "")], [tree], zone=UTC, at=AT)
    assert is_shown is (at >= one.waits[form])
    return is_shown


IHD = "ischaemic-heart-disease"


@pytest.mark.parametrize(
    ("key", "task", "origin", "form", "opened", "given", "is_done"),
    [
        ("pregnancy", "preg.epds", "birth:once-2026-01-01:1", "epds", "06-12", "05-14", False),
        ("pregnancy", "preg.epds", "birth:once-2026-01-01:1", "epds", "06-12", "06-12", True),
        (IHD, "smoke.ask", "discharge:2026-06-10:1", "kram", "06-08", "05-20", False),
        (IHD, "pro.end", "rehab-end:once-2026-01-01:1", "who-5", "06-12", "05-25", False),
        (IHD, "psych", "visitation:once-2026-01-01:1", "who-5", "06-12", "06-07", True),
        (IHD, "psych", "visitation:once-2026-01-01:1", "who-5", "06-12", "06-01", False),
        (IHD, "annual.first", "discharge:2025-06-12:1", "kram", "06-12", "05-20", True),
        (IHD, "annual", "birth-month:2026-06-01:1", "kram", "06-01", "05-20", True),
        (IHD, "pro.end", "named-otherwise", "who-5", "06-12", "05-25", True),
        (SUGAR, "dm.mental", "diagnosis:once-2026-01-01:2", "who-5", "06-12", "05-20", True),
    ],
    ids=[
        "two weeks after birth, for the screening weeks later",
        "in the weeks of the screening",
        "before the infarction",
        "in the middle of the course, for its end",
        "by the questionnaires before the talk, for the talk",
        "before those, for the talk",
        "a year after it all, shortly before the check-up",
        "shortly before the check-up of the year",
        "of a time that nobody knows",
        "shortly before what comes every year",
    ],
)
def test_an_answer_from_before_counts_for_a_check_up_and_not_for_what_an_event_asks(
    key: str, task: str, origin: str, form: str, opened: str, given: str, is_done: bool
) -> None:
    assert counts(key, task, origin, form, opened=opened, answered=given) is is_done
