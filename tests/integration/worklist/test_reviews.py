"""Annual reviews in the record: a programme's own task that was done counts, and a contact by what it is called."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.care.elements import when_done
from sharedcare.worklist.reviews import Due, reviews
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import stored
from tests.integration.worklist.world import nurse, patient

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Copenhagen")
Resource = dict[str, Any]


def task(of: str, key: str = "annual", **more: Any) -> Resource:
    """A task of a programme's, done on 5 January where nothing else is said."""
    return {
        "resourceType": "Task",
        "id": f"task-{of}",
        "extension": [
            {
                "url": "urn:sharedcare:source",
                "valueCanonical": f"urn:sharedcare:activity:sprained-ankle:{key}|1.0.0",
            }
        ],
        "status": "completed",
        "intent": "plan",
        "for": {"reference": f"Patient/{of}"},
        "executionPeriod": {"end": "2026-01-05T10:00:00+01:00"},
        **more,
    }


def contact(of: str, called: str, **more: Any) -> Resource:
    """A contact on 6 January, with what it was about in the words of whoever wrote it."""
    return {
        "resourceType": "Encounter",
        "id": f"contact-{of}",
        "status": "finished",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
        "type": [{"text": called}],
        "subject": {"reference": f"Patient/{of}"},
        "period": {"start": "2026-01-06T10:00:00+01:00"},
        **more,
    }


def test_who_was_reviewed_in_a_programme_or_in_a_contact_called_so_is_not_due() -> None:
    by = nurse()
    told = {
        "done": task("done"),
        "part": task("part", "annual.feet"),
        "changed": task(
            "changed", executionPeriod={"start": "2026-01-02"}, lastModified="2026-01-04T10:00:00+01:00"
        ),
        "open": task("open", status="requested"),
        "other": task("other", "annually-late"),
        "status": contact("status", "Årsstatus"),
        "control": contact("control", "KOL-årskontrol"),
        "half": contact("half", "Halvårskontrol"),
        "gone": contact("gone", "Årskontrol", status="cancelled"),
    }
    for name in told:
        patient(name)
    store(*told.values())
    store(task("status") | {"executionPeriod": {"end": "2025-12-01T10:00:00+01:00"}})

    found = {one.patient: (one.last, one.due) for one in reviews(by=by, zone=ZONE, at=NOON)}

    held = {name: last for name, (last, due) in found.items() if due is Due.HELD}
    assert held == {
        "done": date(2026, 1, 5),
        "part": date(2026, 1, 5),
        "changed": date(2026, 1, 4),
        "status": date(2026, 1, 6),
        "control": date(2026, 1, 6),
    }
    assert {found[name] for name in told.keys() - held.keys()} == {(None, Due.LATE)}


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ({"lastModified": "2026-01-09T10:00:00+01:00"}, date(2026, 1, 5)),
        ({"executionPeriod": {"end": "2026-01-05T23:30:00Z"}}, date(2026, 1, 6)),
        ({"executionPeriod": {"end": "2026-01-05T23:59:60+01:00"}}, date(2026, 1, 5)),
        ({"executionPeriod": {"end": "2026-01-05"}}, date(2026, 1, 5)),
        (
            {"executionPeriod": {"start": "2026-01-02"}, "lastModified": "2026-01-04T10:00:00Z"},
            date(2026, 1, 4),
        ),
        ({"executionPeriod": {"start": "2026-01-02"}}, NOON.date()),
        ({"status": "cancelled"}, None),
        ({"status": "requested"}, None),
    ],
    ids=["its end", "of another zone", "leap second", "a day", "changed last", "stored", "given up", "open"],
)
def test_a_review_was_held_on_the_day_on_which_its_task_was_done_as_everywhere_else(
    told: Resource, held: date | None
) -> None:
    by = nurse()
    patient("somebody")
    store(task("somebody", **told))

    [found] = reviews(by=by, zone=ZONE, at=NOON)

    done = when_done(stored("Task/task-somebody"), ZONE)
    assert (found.last, done and done.date()) == (held, held)
