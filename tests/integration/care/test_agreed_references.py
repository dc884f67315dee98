"""Values that others are held against: what was agreed before stays for what was measured before."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access.actors import operator
from sharedcare.care.enrolment.actions import set_reference_value
from sharedcare.care.findings.actions import rejudge
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, poul_enrolled, value
from tests.integration.records.store import find

pytestmark = pytest.mark.django_db
BY = operator("test")


def test_a_defect_in_judging_keeps_nobody_from_agreeing_on_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    anne = poul_enrolled()

    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("sharedcare.care.findings.actions.judgements", broken)
    set_reference_value(patient="poul", programme=HEART, reference="dry-weight", value=82, by=anne, at=NOON)
    [episode] = [orjson.loads(one.content or b"{}") for one in find("EpisodeOfCare?patient=poul").matches]
    assert any(one["url"].endswith("reference-value") for one in episode["extension"])


def test_a_stricter_reference_silences_nothing_that_was_found_by_the_one_before() -> None:
    anne = poul_enrolled()
    set_reference_value(patient="poul", programme=HEART, reference="dry-weight", value=82, by=anne, at=NOON)
    days = 10
    for day in range(days):
        at = NOON + timedelta(days=day, hours=1)
        tree = value("poul", "29463-7", 85, "kg") | {
            "id": f"weight-{day}",
            "effectiveDateTime": at.isoformat(),
        }
        store(tree, at=at)
    last = NOON + timedelta(days=days)

    def above() -> list[str]:
        trees = [
            orjson.loads(one.content or b"{}") for one in find("DetectedIssue?patient=poul&_count=50").matches
        ]
        return [
            one["id"]
            for one in trees
            if one["status"] == "preliminary" and "weight-above-dry" in one["identifier"][0]["value"]
        ]

    assert above()
    set_reference_value(patient="poul", programme=HEART, reference="dry-weight", value=81, by=anne, at=last)
    rejudge(patient="poul", by=BY, at=last + timedelta(hours=1))
    assert above()
