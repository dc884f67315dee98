"""Patients of the heart clinic and of nobody there, with findings, as the worklist meets them."""

from datetime import datetime, timedelta
from typing import Any

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.findings import newest
from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.worklist.details import heads
from sharedcare.worklist.queries import team_list
from sharedcare.worklist.types import Kind, Standing
from tests.integration.access.accounts import staff
from tests.integration.access.care import consent, enrolled, store, team
from tests.integration.access.clients import NOON

Resource = dict[str, Any]
ANNE = "PractitionerRole/demo-anne-role"


def nurse(username: str = "anne", **more: Any) -> Actor:
    """A nurse of the clinic, who may act."""
    return staff(username, scopes="user/*.cruds", **more)


def patient(name: str, *, on_team: str = ANNE, **more: Any) -> None:
    """A patient whom the clinic treats, with Anne on the team."""
    store(
        {
            "resourceType": "Patient",
            "id": name,
            "name": [{"family": name.title(), "given": ["Prøve"]}],
            "birthDate": "1945-12-12",
            **more,
        },
        enrolled(name, careManager={"reference": ANNE}),
        team(name, on_team, "Organization/heart-clinic"),
        consent(name),
    )


def finding(name: str, patient: str, severity: str = "high", **more: Any) -> Resource:
    return {
        "resourceType": "DetectedIssue",
        "id": name,
        "status": "preliminary",
        "severity": severity,
        "code": {
            "coding": [{"system": "http://loinc.org", "code": "29463-7"}],
            "text": "Vægt op",
        },
        "detail": "Vægt +2,1 kg på 3 dage. Grænsen er 2,0 kg på 3 dage.",
        "patient": {"reference": f"Patient/{patient}"},
        "identifiedDateTime": (NOON - timedelta(hours=3)).isoformat(),
        **more,
    }


def weight(name: str, patient: str, value: float, at: datetime = NOON - timedelta(hours=2)) -> Resource:
    reference = {"reference": f"Patient/{patient}"}
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": reference,
        "performer": [reference],
        "effectiveDateTime": at.isoformat(),
        "valueQuantity": {"value": value, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
    }


def judged_green(
    name: str, patient: str, at: datetime = NOON - timedelta(hours=2), *, is_green: bool | None = True
) -> None:
    """Have a value stand as one that a limit has judged green, or that a finding tells of (False), or neither (None)."""
    key = key64(f"Patient/{patient}")
    values = (key, key64(f"Observation/{name}"), at, shard_of(key), is_green)
    run(
        raw_connection(),
        "INSERT INTO care_judged_value (patient, key, at, shard, is_green) VALUES (%s, %s, %s, %s, %s)",
        values,
    )
    newest.put(raw_connection(), [key], at=NOON)


def listed(by: Actor, at: datetime = NOON) -> dict[str, list[Kind]]:
    """Who stands on the list, and by which reasons."""
    with looks.listing(by=by, at=at) as look:
        team = team_list(look, by=by, seen=set(), at=at)
        names = {one.key: one.id for one in look(heads((each.key, "Patient", each.key) for each in team))}
    return {names[one.key]: [item.kind for item in one.items] for one in team}


def everybody(by: Actor, at: datetime = NOON) -> list[Standing]:
    with looks.listing(by=by, at=at) as look:
        return team_list(look, by=by, seen=set(), at=at)
