"""What waits because of a resource, and who is on a team by one."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.kernel.ids import key64
from sharedcare.worklist.fhir import members, waits
from sharedcare.worklist.types import Kind

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNE = {"reference": "PractitionerRole/anne"}


def finding(**more: Any) -> dict[str, Any]:
    return {"resourceType": "DetectedIssue", "status": "preliminary", **more}


def task(code: str = "", **more: Any) -> dict[str, Any]:
    coding = {"code": {"coding": [{"system": "urn:sharedcare:task", "code": code}]}} if code else {}
    return {"resourceType": "Task", "status": "requested", "owner": ANNE, **coding, **more}


def agreed() -> dict[str, Any]:
    by = {"coding": [{"system": "urn:sharedcare:handover", "code": "by"}]}
    return task(
        "handover",
        status="accepted",
        restriction={"period": {"start": "2026-03-09"}},
        output=[{"type": by, "valueReference": {"reference": "PractitionerRole/bo"}}],
    )


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        (finding(severity="high"), Kind.RED),
        (finding(severity="moderate"), Kind.YELLOW),
        (finding(severity="low"), Kind.MISSING),
        (finding(), Kind.YELLOW),
        (
            finding(code={"coding": [{"system": "urn:sharedcare:finding-kind", "code": "not-judged"}]}),
            Kind.NOT_JUDGED,
        ),
        (
            finding(
                code={"coding": [{"system": "urn:sharedcare:finding-kind", "code": "not-judged"}]},
                identifier=[{"system": "urn:sharedcare:finding", "value": "p:weight:no-reference:usual"}],
            ),
            Kind.TO_AGREE,
        ),
        (finding(severity="high", status="cancelled"), None),
        (finding(severity="high", status="final", mitigation=[{"action": {"text": "x"}}]), None),
        (task("handover"), Kind.HANDOVER),
        (task("handover", status="ready"), Kind.HANDOVER),
        (task("handover-declined", restriction={"period": {"end": "2026-03-02"}}), Kind.HANDOVER),
        (task("handover-lapsed", restriction={"period": {"end": "2026-03-02"}}), Kind.HANDOVER),
        (
            task("handover-lapsed", status="completed", restriction={"period": {"end": "2026-03-02"}}),
            None,
        ),
        (task("phase-not-begun", restriction={"period": {"end": "2026-03-02"}}), Kind.TASK),
        (task("handover", status="accepted"), None),
        (agreed(), Kind.AGREED),
        (task("handover", status="completed"), None),
        (task(restriction={"period": {"end": "2026-03-02"}}), Kind.TASK),
        (task(), None),
        (task("emergency-access", restriction={"period": {"end": "2026-03-02"}}), None),
        (
            task("looked-at", status="completed", executionPeriod={"end": "2026-03-02T10:00:00Z"}),
            Kind.LOOKED,
        ),
        (task("looked-at", status="entered-in-error", executionPeriod={"end": "2026-03-02T10:00:00Z"}), None),
    ],
)
def test_what_waits(tree: dict[str, Any], kind: Kind | None) -> None:
    found = waits(tree, updated=NOW, zone=ZONE)

    assert (found.kind if found is not None else None) is kind


@pytest.mark.parametrize("code", ["phase-not-begun", "handover-declined"])
def test_what_is_to_be_done_waits_from_its_last_day_on(code: str) -> None:
    day = datetime(2026, 3, 9, 11, tzinfo=UTC)
    found = waits(task(code, restriction={"period": {"end": day.isoformat()}}), updated=NOW, zone=ZONE)

    assert found is not None
    assert found.wakes == day


@pytest.mark.parametrize(
    "tree",
    [
        finding(identifiedDateTime="2026-03-09T12:00:00+00:00"),
        task("handover"),
        agreed(),
    ],
)
def test_what_was_found_or_handed_over_waits_at_once_whatever_day_it_tells(tree: dict[str, Any]) -> None:
    found = waits(tree, updated=NOW, zone=ZONE)

    assert found is not None
    assert found.wakes < NOW


def test_a_hand_over_that_was_asked_about_waits_for_the_sender_too() -> None:
    asked = task("handover", status="received", requester={"reference": "PractitionerRole/alma"})

    found = waits(asked, updated=NOW, zone=ZONE)
    answered = waits({**asked, "status": "requested"}, updated=NOW, zone=ZONE)

    assert found is not None
    assert answered is not None
    assert found.parties == (key64("PractitionerRole/anne"), key64("PractitionerRole/alma"))
    assert answered.parties == (key64("PractitionerRole/anne"),)


def test_a_message_waits_for_its_recipients_until_it_is_read() -> None:
    category = [{"coding": [{"system": "urn:sharedcare:communication", "code": "message"}]}]
    message = {
        "resourceType": "Communication",
        "category": category,
        "recipient": [ANNE],
        "sent": "2026-03-01",
    }

    found = waits(message, updated=NOW, zone=ZONE)

    assert found is not None
    assert found.parties == (key64("PractitionerRole/anne"),)
    assert waits({**message, "received": "2026-03-02"}, updated=NOW, zone=ZONE) is None


def test_a_member_is_on_the_team_to_the_end_of_the_last_day() -> None:
    team = {"resourceType": "CareTeam", "participant": [{"member": ANNE, "period": {"end": "2026-03-02"}}]}

    [found] = members(team, zone=ZONE)

    assert found.party == key64("PractitionerRole/anne")
    assert found.until.astimezone(UTC) > NOW + timedelta(hours=10)
