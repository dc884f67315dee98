"""Annual reviews in the record: a programme's own task that was done counts, and a contact by what it is called."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.worklist.reviews import Due, reviews
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.worklist.world import nurse, patient

pytestmark = pytest.mark.django_db
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

    found = {
        one.patient: (one.last, one.due)
        for one in reviews(by=by, zone=ZoneInfo("Europe/Copenhagen"), at=NOON)
    }

    held = {name: last for name, (last, due) in found.items() if due is Due.HELD}
    assert held == {
        "done": date(2026, 1, 5),
        "part": date(2026, 1, 5),
        "changed": date(2026, 1, 4),
        "status": date(2026, 1, 6),
        "control": date(2026, 1, 6),
    }
    assert {found[name] for name in told.keys() - held.keys()} == {(None, Due.LATE)}
