"""The score of a questionnaire that only the patient would tell: the patient is not asked for it, so that it is never missing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sharedcare.care.measuring.asking import entries
from sharedcare.programmes.checking import checked
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging.missing import missing
from sharedcare.programmes.judging.types import Course, Known
from sharedcare.programmes.types import Programme
from tests.unit.programmes.small import SMALL

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ENROLLED = NOW - timedelta(days=5)
SCORED = SMALL.replace(
    "    licence: bundled\n", "    licence: bundled\n    codes: [{system: loinc, code: 29463-7}]\n"
)
ENTERED = SCORED.replace("    by: [patient]\n    schedule", "    by: [patient, therapist]\n    schedule")


@pytest.mark.parametrize(
    ("text", "asked", "waited_for"),
    [(SMALL, True, True), (SCORED, False, False), (ENTERED, False, True)],
    ids=["no score", "only the patient is named", "somebody enters it"],
)
def test_it_is_missing_only_where_somebody_is_asked(text: str, *, asked: bool, waited_for: bool) -> None:
    programme = checked(text.encode(), on=NOW.date()).programme
    assert programme is not None

    assert bool(entries([_order()], lambda _: programme, zone=UTC)) is asked
    assert _missing(programme) == ({"weight:missing"} if waited_for else set())


def test_a_check_warns_of_it_and_does_not_ask_for_a_schedule() -> None:
    [warned] = checked(SCORED.encode(), on=date(2026, 6, 1)).findings
    assert warned.is_warning
    assert warned.says.startswith("`weight` is the score of a questionnaire, so the patient is not asked")
    assert SCORED.splitlines()[warned.place.line - 1] == "    schedule: home"

    unscheduled = SCORED.replace("    schedule: home\n", "")
    assert checked(unscheduled.encode(), on=date(2026, 6, 1)).findings == ()
    assert checked(ENTERED.encode(), on=date(2026, 6, 1)).findings == ()


def _missing(programme: Programme) -> set[str]:
    known = Known(Facts(NOW, events={"enrolment": (ENROLLED,)}))
    return {one.rule for one in missing(Course(programme, ENROLLED), known, at=NOW)}


def _order() -> dict[str, object]:
    activity = "urn:sharedcare:activity:sprained-ankle:weight|1.0.0"
    return {
        "status": "active",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "authoredOn": "2026-05-01",
        "extension": [
            {"url": "urn:sharedcare:source", "valueCanonical": activity},
            {"url": "urn:sharedcare:rhythm", "valueString": "every day"},
        ],
    }
