"""A value from home that has just come, and by its own date is old or of no time, is not passed over in silence."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from tests.integration.care.patients import (
    ANNA,
    NOW,
    enrolled,
    found,
    measured,
    publish,
    standing,
    store,
    tell,
    withdraw,
)

pytestmark = pytest.mark.django_db
BY = operator("test")
AT_HOME: dict[str, Any] = {"performer": [ANNA]}
TOLD = {"weight:old-clock:Observation/old": ""}


@pytest.fixture(autouse=True)
def _anna() -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"}, enrolled())


def test_who_measures_with_a_clock_that_has_gone_back_is_told_of_until_the_date_is_corrected() -> None:
    store(measured("old", 86.1, 41, **AT_HOME))
    assert standing() == TOLD
    [one] = found()
    assert one.tree["code"]["coding"][0]["code"] == "not-judged"
    assert "look at the device's clock" in one.detail.en

    rejudge(patient="anna", by=BY, at=NOW + timedelta(minutes=5))
    store(measured("old", 86.2, 41, **AT_HOME), at=NOW + timedelta(minutes=6))
    assert {key: said for key, said in standing().items() if "missing" not in key} == TOLD

    store(measured("old", 86.2, 0, **AT_HOME), at=NOW + timedelta(minutes=7))
    assert not any("old-clock" in key for key in standing())


def test_a_value_from_home_without_a_time_is_told_of_until_it_is_withdrawn() -> None:
    tree = measured("old", 86.1, **AT_HOME)
    del tree["effectiveDateTime"]
    store(tree)
    assert standing() == TOLD
    withdraw("old")
    assert standing() == {}


def test_the_patients_own_pages_store_it_with_the_finding() -> None:
    tell(measured("any", 86.1, 400, **AT_HOME))
    assert [key.rpartition(":")[0] for key in standing()] == ["weight:old-clock"]


def test_what_a_laboratory_sends_late_and_what_is_corrected_long_after_is_no_clock_gone_wrong() -> None:
    store(measured("late", 86.1, 41))
    store(measured("home", 86.1, 1, **AT_HOME))
    store(measured("home", 86.0, 1, **AT_HOME), at=NOW + timedelta(days=40))
    assert not any("old-clock" in key for key in standing())
