"""Whoever treats is told when nothing of a patient is judged, and when it is again."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings import queries
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
)

pytestmark = pytest.mark.django_db
BY = operator("test")
AT_HOME: dict[str, Any] = {"performer": [ANNA]}
TOLD = {"not-judged:2026-11-25": ""}


@pytest.fixture
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a programme of which nothing that was published stands any more."""
    publish("heart-failure")
    monkeypatch.setattr(queries, "Followed", lambda: lambda *_: None)
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"}, enrolled())


def test_that_a_programme_cannot_be_read_is_told_once_a_day_when_values_come(anna: None) -> None:
    assert rejudge(patient="anna", by=BY, at=NOW) == 0
    store(measured("before", 84.0, 3, **AT_HOME))
    tell(measured("now", 86.1, **AT_HOME))

    [one] = found()
    assert standing() == TOLD
    assert one.tree["code"]["coding"][0]["code"] == "not-judged"
    assert "heart-failure 1.0.0" in one.detail.da
    assert "tell those who run the system" in one.detail.en

    store(one.tree | {"status": "final", "mitigation": [{"action": {"text": "Ringet"}}]})
    tell(measured("more", 86.2, **AT_HOME), at=NOW + timedelta(hours=1))
    assert standing() == {}
    tomorrow = NOW + timedelta(days=1)
    tell(measured("tomorrow", 86.2, -1, **AT_HOME), at=tomorrow)
    assert standing() == {"not-judged:2026-11-26": ""}


def test_once_judging_works_again_what_came_meanwhile_is_judged_and_nothing_is_blind(
    anna: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))
    assert standing() == TOLD
    monkeypatch.undo()

    rejudge(patient="anna", by=BY, at=NOW + timedelta(days=2), since=NOW + timedelta(days=1.5))

    left = {key: severity for key, severity in standing().items() if ":missing:" not in key}
    assert left == {"weight:weight-rise-3-days:Observation/now": "high"}


def test_a_version_that_nobody_has_published_is_told_of(anna: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    follows = {"system": "urn:sharedcare:programme", "code": "heart-failure", "version": "9.9.9"}
    store(enrolled(type=[{"coding": [follows]}]), measured("now", 86.1))
    assert standing() == TOLD
