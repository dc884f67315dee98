"""A patient who is to be enrolled, and those who do it, as tests speak of them."""

from pathlib import Path
from typing import Any

import orjson

import sharedcare.programmes
from sharedcare.access.actors import of_account, operator
from sharedcare.access.grants.places import came_by, on_team
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.types import Choices, Member
from sharedcare.care.publishing.actions import publish
from tests.integration.access.accounts import account
from tests.integration.access.care import (
    CLINIC,
    CLINIC_SOR,
    HEART,
    agreement,
    consent,
    organisation,
    role,
    store,
)
from tests.integration.access.clients import NOON

SHIPPED = Path(sharedcare.programmes.__file__).parent / "shipped"
SUGAR, VESSELS = "type-2-diabetes", "ischaemic-heart-disease"
ANNE = "PractitionerRole/anne-role"
PAPER = "Underskrevet på papir"


def sectors(*programmes: str) -> None:
    """A clinic of a hospital, a town and a practice, who have agreed about these programmes, which are published; and a clinic
    that has not."""
    publish_shipped(*programmes)
    store(
        organisation("hospital"),
        organisation(CLINIC, part_of="hospital", sor=CLINIC_SOR),
        organisation("town", "municipality"),
        organisation("practice", "general-practice"),
        organisation("far-clinic"),
        *(agreement(f"{one}-agreement", "hospital", "town", "practice", programme=one) for one in programmes),
        role("anne-role", CLINIC),
        role("henrik-role", CLINIC, "doctor"),
        role("bo-role", "practice", "doctor"),
        role("far-role", "far-clinic", "doctor"),
        role("secretary-role", CLINIC, "secretary"),
    )


def publish_shipped(*programmes: str) -> None:
    """These programmes can be followed."""
    for one in programmes:
        publish(raw=(SHIPPED / f"{one}.yaml").read_bytes(), by=operator("test"), at=NOON)


def someone(name: str) -> Actor:
    return of_account(
        account(name, practitioner_role=f"{name}-role"), source="192.0.2.7", request=42, at=NOON
    )


def citizen(name: str = "poul", *programmes: str) -> str:
    """A patient of 80 with heart failure and diabetes, who has agreed to these programmes."""
    store(
        {
            "resourceType": "Patient",
            "id": name,
            "birthDate": "1946-03-01",
            "generalPractitioner": [{"reference": "Organization/practice"}],
        },
        condition(name, "DI501"),
        condition(name, "DE119"),
        condition(name, "DI251"),
        value(name, "10230-1", 35, "%"),
        *(consent(name, one) for one in programmes),
    )
    return name


def condition(patient: str, code: str) -> dict[str, Any]:
    return {
        "resourceType": "Condition",
        "id": f"{patient}-{code}",
        "subject": {"reference": f"Patient/{patient}"},
        "code": {"coding": [{"system": "urn:oid:1.2.208.176.2.4", "code": code}]},
    }


def value(patient: str, code: str, number: float, unit: str) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"{patient}-{code}",
        "status": "final",
        "subject": {"reference": f"Patient/{patient}"},
        "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "effectiveDateTime": "2026-02-20T10:00:00+01:00",
        "valueQuantity": {"value": number, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
    }


def chosen(**more: Any) -> Choices:
    team = (Member("Organization/town", "municipality"), Member("Organization/practice", "general-practice"))
    return Choices(
        **{
            "team": team,
            "responsible": ANNE,
            "anchors": {"diagnosis": NOON, "tele-start": NOON},
            "levels": {"follow-up-level": ("h1", ""), "home-monitoring": ("h3", "Vil gerne")},
            "judged": {"new-or-changed": True},
            **more,
        }
    )


def poul_enrolled() -> Actor:
    """Poul is in the programme for heart failure; Anne, who has enrolled him."""
    sectors(HEART)
    citizen("poul", HEART)
    anne = someone("anne")
    enrol(patient="poul", programme=HEART, choices=chosen(), by=anne, at=NOON)
    return anne


def record(patient: str = "poul") -> Known:
    return queries.known(patient=patient, by=operator("test"), at=NOON)


def asked_for(patient: str = "poul") -> set[tuple[str, str, tuple[str, ...]]]:
    """What is in force in the plan and who is on the team, whatever it is numbered: kind, words, and the programmes that ask for it."""
    told = on_the_team(patient)
    for one in record(patient).trees:
        status = one.get("status") or one.get("lifecycleStatus")
        canonicals = [each["valueCanonical"] for each in one.get("extension", ()) if "valueCanonical" in each]
        if canonicals and status not in ("cancelled", "revoked"):
            words = orjson.dumps(
                [
                    one.get(name)
                    for name in ("description", "restriction", "code", "target", "occurrenceTiming")
                ]
            ).decode()
            told.add((one["resourceType"], words, tuple(sorted(each.split(":")[3] for each in canonicals))))
    return told


def on_the_team(patient: str = "poul") -> set[tuple[str, str, tuple[str, ...]]]:
    """Who has a place that is not over, with the programmes that it is there by; none of what a person or a partner put there."""
    found = record(patient)
    programmes = {f"EpisodeOfCare/{one.id}": one.programme for one in queries.enrolments(found)}
    return {
        (
            "CareTeam",
            place["member"]["reference"],
            tuple(sorted(programmes.get(each, "left") for each in came_by(place))),
        )
        for place in on_team(found.of("CareTeam"), on=NOON.date())
    }


__all__ = ["HEART", "NOON"]
