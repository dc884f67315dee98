"""An answer to a questionnaire that many programmes ask counts for a task that opens within 30 days of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sharedcare.care.enrolment.progress.showing import Follows, shown
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.programmes.facts import Facts
from tests.unit.programmes.combining.following import shipped

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
SUGAR = "type-2-diabetes"


def answered(days: int, form: str = "who-5") -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "answers",
        "status": "completed",
        "questionnaire": f"urn:sharedcare:questionnaire:{form}",
        "authored": (AT - timedelta(days=days)).isoformat(),
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
