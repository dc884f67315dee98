"""What shows that a task is done: a value that has to lie somewhere shows it only once it does, and for certain."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sharedcare.care.enrolment.progress.showing import Follows, shown
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.programmes.bounds import Bound
from sharedcare.programmes.checking import checked
from sharedcare.programmes.facts import Facts, Reading
from tests.unit.programmes.small import broken

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
WALK = broken("measurements: [weight]}]", "measurements: [weight], value: {at-most: 80}}]")
TASK = {
    "resourceType": "Task",
    "id": "walk",
    "status": "requested",
    "restriction": {"period": {"start": "2026-06-01T00:00:00+00:00"}},
    "extension": [
        {
            "url": "urn:sharedcare:source",
            "valueCanonical": "urn:sharedcare:activity:sprained-ankle:walk|1.0.0",
        }
    ],
}


@pytest.mark.parametrize(
    ("value", "days_ago", "bound", "is_done"),
    [
        (79, 1, Bound.EXACT, True),
        (81, 1, Bound.EXACT, False),
        (79, 40, Bound.EXACT, False),
        (75, 1, Bound.LESS, True),
        (75, 1, Bound.MORE, False),
    ],
    ids=["there", "not there", "there before the task opened", "less than that", "who knows how much"],
)
def test_a_task_is_done_once_the_newest_value_lies_where_it_has_to(
    value: float, days_ago: int, bound: Bound, is_done: bool
) -> None:
    programme = checked(WALK, on=date(2026, 6, 1)).programme
    assert programme is not None
    reading = Reading(value, NOON - timedelta(days=days_ago), "Observation/w", bound=bound)
    follows = Follows(
        programme,
        Facts(at=NOON, readings={"weight": (reading,)}),
        Enrolment("e", 1, programme.key, "1.0.0", date(2026, 6, 1), "Organization/m"),
    )

    found = shown(TASK, follows={programme.key: follows}, trees={}, zone=UTC)

    assert [one.what for one in found] == (["Observation/w"] if is_done else [])


@pytest.mark.parametrize(("days_before", "is_done"), [(20, True), (40, False)])
def test_an_answer_for_which_nobody_is_asked_again_counts_for_what_opens_after_it(
    days_before: int, is_done: bool
) -> None:
    asks = broken("{kind: measured, measurements: [weight]}", "{kind: answered, questionnaire: pain}")
    programme = checked(asks, on=date(2026, 6, 1)).programme
    assert programme is not None
    response = {
        "id": "r",
        "status": "completed",
        "questionnaire": "urn:sharedcare:questionnaire:pain|1.0.0",
        "authored": (datetime(2026, 6, 1, tzinfo=UTC) - timedelta(days=days_before)).isoformat(),
    }
    follows = Follows(
        programme,
        Facts(at=NOON),
        Enrolment("e", 1, programme.key, "1.0.0", date(2026, 6, 1), "Organization/m"),
    )

    found = shown(
        TASK, follows={programme.key: follows}, trees={"QuestionnaireResponse": [response]}, zone=UTC
    )

    assert bool(found) is is_done


@pytest.mark.parametrize(
    ("told", "is_done"),
    [
        ({"executionPeriod": {"end": "2026-06-10T10:00:00Z"}}, True),
        ({"lastModified": "2026-06-10T10:00:00Z"}, True),
        ({"lastModified": "2026-05-10T10:00:00Z"}, False),
        ({"status": "rejected", "executionPeriod": {"end": "2026-06-10T10:00:00Z"}}, False),
        ({}, False),
    ],
    ids=[
        "it says so",
        "as a partner writes it",
        "before the task opened",
        "somebody said no",
        "nobody knows when",
    ],
)
def test_a_hand_over_shows_it_once_it_is_accepted_by_whatever_tells_when(
    told: dict[str, object], is_done: bool
) -> None:
    hands_over = broken(
        "    done-when: [{kind: measured, measurements: [weight]}]",
        "    hands-over-to: therapist\n    done-when: [{kind: accepted}]",
    )
    programme = checked(hands_over, on=date(2026, 6, 1)).programme
    assert programme is not None
    handed = {
        "id": "h",
        "status": "completed",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "handover"}]},
        "focus": {"reference": "Task/walk"},
        **told,
    }
    follows = Follows(
        programme,
        Facts(at=NOON),
        Enrolment("e", 1, programme.key, "1.0.0", date(2026, 6, 1), "Organization/m"),
    )

    found = shown(TASK, follows={programme.key: follows}, trees={"Task": [handed]}, zone=UTC)

    assert [(one.what, one.at.day) for one in found] == ([("Task/h", 10)] if is_done else [])


CODED = broken(
    "[{kind: measured, measurements: [weight]}]",
    "[{kind: any, of: [{kind: noted}, {kind: recorded}]}]\n    codes: [{system: medcom, code: MCS88142}]",
)


@pytest.mark.parametrize(
    ("more", "is_done"),
    [
        pytest.param({}, True, id="yes"),
        pytest.param({"valueBoolean": False}, False, id="no"),
        pytest.param({"status": "entered-in-error"}, False, id="was never so"),
        pytest.param({"effectiveDateTime": "2026-05-20T10:00:00Z"}, False, id="before the task opened"),
        pytest.param({"effectiveDateTime": "2026-07-20T10:00:00Z"}, False, id="not yet"),
        pytest.param(
            {"code": {"coding": [{"system": "urn:x", "code": "MCS88142"}]}}, False, id="other system"
        ),
    ],
)
def test_an_entry_under_a_code_of_the_task_that_says_yes_shows_it(
    more: dict[str, object], is_done: bool
) -> None:
    programme = checked(CODED, on=date(2026, 6, 1)).programme
    assert programme is not None
    entry: dict[str, object] = {
        "id": "o",
        "status": "final",
        "code": {"coding": [{"system": "urn:oid:1.2.208.184.100.8", "code": "MCS88142"}]},
        "effectiveDateTime": "2026-06-20T10:00:00Z",
        "valueBoolean": True,
        **more,
    }
    enrolment = Enrolment("e", 1, programme.key, "1.0.0", date(2026, 6, 1), "Organization/m")
    follows = {programme.key: Follows(programme, Facts(at=NOON), enrolment)}

    found = shown(TASK, follows=follows, trees={"Observation": [entry]}, zone=UTC)

    assert [(one.kind, one.what) for one in found] == ([("recorded", "Observation/o")] if is_done else [])
