"""Since when something is missing that has never come."""

from datetime import timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.elements import moment
from sharedcare.care.findings.actions import rejudge
from tests.integration.care.patients import ANNA, NOW, enrolled, found, publish, store

pytestmark = pytest.mark.django_db


def test_what_never_came_is_missing_since_the_plan_here_and_not_for_the_years_before_it() -> None:
    publish("heart-failure")
    anchor = {
        "url": "urn:sharedcare:anchor",
        "extension": [
            {"url": "key", "valueCode": "tele-start"},
            {"url": "at", "valueDateTime": (NOW - timedelta(days=3300)).isoformat()},
        ],
    }
    plan = {
        "resourceType": "CarePlan",
        "id": "annas-plan",
        "status": "active",
        "intent": "plan",
        "subject": ANNA,
        "created": (NOW - timedelta(days=40)).date().isoformat(),
    }
    store({"resourceType": "Patient", "id": "anna"}, enrolled(extension=[anchor], days=3300), plan)

    rejudge(patient="anna", by=operator("test"), at=NOW)

    since = [moment(one.tree["identifiedDateTime"]) for one in found() if ":weight:missing" in one.key]
    assert [NOW - timedelta(days=40) < one for one in since if one is not None] == [True]
