"""A red finding on a day on which nobody looks goes to the organisation of the role that the programme falls back on."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.care.publishing.actions import publish
from tests.integration.access.care import organisation, role, store, team
from tests.integration.access.clients import NOON, actor
from tests.integration.worklist.world import ANNE, everybody, finding, nurse, patient
from tests.unit.programmes.small import SMALL

pytestmark = pytest.mark.django_db
SUNDAY, MONDAY = NOON, NOON + timedelta(days=1)
MONITORED = """monitoring:
  by: therapist
  days: [monday]
  otherwise: {da: Ingen ser på dem., en: Nobody looks.}
  fallback: therapist
"""
RULE = {
    "url": "urn:sharedcare:rule",
    "valueCanonical": "urn:sharedcare:programme:sprained-ankle|1.0.0#weight.rise",
}


@pytest.fixture(autouse=True)
def _ankle() -> None:
    publish(raw=(SMALL + MONITORED).encode(), by=operator("programme publish"), at=NOON)
    nurse()
    patient("poul")
    store(
        organisation("centre", "municipality", part_of="town"),
        role("therapist-role", "centre", "physiotherapist"),
    )
    store(team("poul", ANNE, "PractitionerRole/therapist-role", "Organization/heart-clinic"))


def assigned(id: str) -> Any:
    found = looks.read(by=actor(), type="DetectedIssue", id=id, at=NOON)
    assert found is not None
    extensions = orjson.loads(found.content or b"{}").get("extension", ())
    return next(
        (one["valueReference"]["reference"] for one in extensions if one["url"] == "urn:sharedcare:assigned"),
        None,
    )


def test_red_goes_there_when_nobody_looks_and_nowhere_when_somebody_does() -> None:
    store(finding("sunday", "poul", extension=[RULE]), at=SUNDAY)
    store(finding("monday", "poul", extension=[RULE]), at=MONDAY)
    store(finding("yellow", "poul", "moderate", extension=[RULE]), at=SUNDAY)
    store(finding("of-no-rule", "poul"), at=SUNDAY)

    assert assigned("sunday") == "Organization/centre"
    assert [assigned(one) for one in ("monday", "yellow", "of-no-rule")] == [None, None, None]


JOINTS = """alongside:
  - key: one-monitor
    programme: sprained-ankle
    rule: one-team
    says: {da: Én ser på det., en: One looks.}
    monitoring: this-one
"""


def test_where_another_programme_looks_for_it_the_days_of_that_one_count() -> None:
    other = SMALL.replace("programme: sprained-ankle", "programme: joints").replace("pain", "joint-pain")
    everyday = MONITORED.replace("[monday]", "[monday, sunday]")
    publish(raw=(other + everyday + JOINTS).encode(), by=operator("programme publish"), at=NOON)
    store(*(episode(key) for key in ("sprained-ankle", "joints")))
    store(finding("sunday", "poul", extension=[RULE]), at=SUNDAY)

    assert assigned("sunday") is None


def test_where_nobody_of_the_one_that_looks_is_on_the_team_its_own_is_fallen_back_on() -> None:
    other = SMALL.replace("programme: sprained-ankle", "programme: joints").replace("pain", "joint-pain")
    other = other.replace("profession: physiotherapist", "profession: dietitian")
    publish(raw=(other + MONITORED + JOINTS).encode(), by=operator("programme publish"), at=NOON)
    store(*(episode(key) for key in ("sprained-ankle", "joints")))
    store(finding("sunday", "poul", extension=[RULE]), at=SUNDAY)

    assert assigned("sunday") == "Organization/centre"


def test_the_version_that_is_followed_says_on_which_days_somebody_looks() -> None:
    other = SMALL.replace("programme: sprained-ankle", "programme: joints").replace("pain", "joint-pain")
    newer = other.replace("version: 1.0.0", "version: 1.1.0")
    assert newer != other
    for text, days in ((other, "[monday, sunday]"), (newer, "[monday]")):
        raw = (text + MONITORED.replace("[monday]", days) + JOINTS).encode()
        publish(raw=raw, by=operator("programme publish"), at=NOON)
    store(*(episode(key) for key in ("sprained-ankle", "joints")))
    store(finding("sunday", "poul", extension=[RULE]), at=SUNDAY)

    assert assigned("sunday") is None


def episode(programme: str) -> dict[str, Any]:
    return {
        "resourceType": "EpisodeOfCare",
        "id": programme,
        "status": "active",
        "patient": {"reference": "Patient/poul"},
        "managingOrganization": {"reference": "Organization/heart-clinic"},
        "careManager": {"reference": ANNE},
        "period": {"start": "2026-01-01"},
        "type": [{"coding": [{"system": "urn:sharedcare:programme", "code": programme, "version": "1.0.0"}]}],
    }


def test_it_stands_among_what_is_the_organisations_own() -> None:
    store(finding("sunday", "poul", extension=[RULE]), at=SUNDAY)
    therapist = nurse("tea", role="therapist-role", opens_clinic=False)

    [poul] = everybody(therapist)

    assert therapist.post is not None
    assert poul.items[0].assigned == therapist.post.organization
