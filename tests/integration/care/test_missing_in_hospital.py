"""Nobody waits at home for values of somebody who lies in a hospital."""

from datetime import datetime, timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from tests.integration.care.patients import ANNA, NOW, Tree, enrolled, publish, standing, store

pytestmark = pytest.mark.django_db
DISCHARGED = NOW + timedelta(days=3)


@pytest.fixture(autouse=True)
def _measures_at_home() -> None:
    publish("heart-failure")
    told = {"url": "key", "valueCode": "tele-start"}, {"url": "at", "valueDateTime": "2026-08-27T08:00:00Z"}
    level = {"url": "stratification", "valueCode": "home-monitoring"}, {"url": "level", "valueCode": "h3"}
    anchor = {"url": "urn:sharedcare:anchor", "extension": list(told)}
    store(
        {"resourceType": "Patient", "id": "anna"},
        enrolled(extension=[anchor, {"url": "urn:sharedcare:level", "extension": list(level)}]),
    )


def stay(status: str, ended: datetime | None = None, kind: str = "IMP") -> Tree:
    return {
        "resourceType": "Encounter",
        "id": "stay",
        "status": status,
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": kind},
        "subject": ANNA,
        "period": {"start": NOW.isoformat(), **({"end": ended.isoformat()} if ended else {})},
    }


def missing(at: datetime) -> dict[str, str]:
    rejudge(patient="anna", by=operator("test"), at=at)
    return {key: severity for key, severity in standing().items() if ":missing:" in key}


def test_what_is_missing_when_somebody_is_admitted_is_closed_and_is_not_missed_while_they_lie_in() -> None:
    assert "high" in missing(NOW).values()

    store(stay("in-progress"))

    assert missing(NOW + timedelta(hours=1)) == {}
    assert missing(NOW + timedelta(days=20)) == {}


def test_after_the_discharge_the_time_is_counted_anew() -> None:
    store(stay("finished", DISCHARGED))

    assert missing(DISCHARGED + timedelta(hours=1)) == {}
    assert missing(DISCHARGED + timedelta(days=40))


def test_an_admission_that_nobody_closes_silences_nothing_for_good() -> None:
    store(stay("in-progress"))

    assert missing(NOW + timedelta(days=60))


@pytest.mark.parametrize(("status", "kind"), [("in-progress", "AMB"), ("cancelled", "IMP")])
def test_a_visit_to_a_clinic_or_an_admission_that_was_not_is_no_pause(status: str, kind: str) -> None:
    store(stay(status, kind=kind))

    assert "high" in missing(NOW + timedelta(hours=1)).values()
