"""A small world for the one screen: a hospital, a practice, a municipality, their staff, and Anna."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.overview.read import overview
from sharedcare.overview.types import Measure, Overview
from tests.integration.records.store import put

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
LOINC, NPU, UCUM = "http://loinc.org", "http://npu-terminology.org", "http://unitsofmeasure.org"
WEIGHT, POTASSIUM, PRESSURE = (LOINC, "29463-7"), (NPU, "NPU03230"), (LOINC, "85354-9")
ANNA = {"reference": "Patient/anna"}

Resource = dict[str, Any]


def concept(system: str, code: str, text: str = "") -> Resource:
    return {"coding": [{"system": system, "code": code}], **({"text": text} if text else {})}


def quantity(value: float, code: str, **more: Any) -> Resource:
    return {"value": value, "unit": code, "system": UCUM, "code": code, **more}


def staff(name: str, words: str, organization: str, sector: str) -> None:
    put(
        {
            "resourceType": "Organization",
            "id": organization,
            "name": organization.title(),
            "type": [concept("urn:sharedcare:sector", sector)],
        }
    )
    put({"resourceType": "Practitioner", "id": name, "name": [{"text": name.title()}]})
    put(
        {
            "resourceType": "PractitionerRole",
            "id": f"{name}-role",
            "practitioner": {"reference": f"Practitioner/{name}"},
            "organization": {"reference": f"Organization/{organization}"},
            "code": [{"text": words}],
        }
    )


def world() -> None:
    staff("nora", "Sygeplejerske", "clinic", "hospital")
    staff("bo", "Læge", "practice", "general-practice")
    staff("kim", "Fysioterapeut", "town", "municipality")
    put(
        {
            "resourceType": "Patient",
            "id": "anna",
            "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "0101459996"}],
            "name": [{"use": "official", "given": ["Anna"], "family": "Prøve"}],
            "gender": "female",
            "birthDate": "1945-01-01",
        }
    )


def observation(
    name: str, coding: tuple[str, str], on: str, value: Resource | None = None, **more: Any
) -> Resource:
    told = {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": concept(*coding),
        "subject": ANNA,
        "effectiveDateTime": on,
        **({} if value is None else {"valueQuantity": value}),
        **more,
    }
    return {key: value for key, value in told.items() if value is not None}


def pressure(name: str, on: str, upper: float, lower: float, **more: Any) -> Resource:
    parts = [
        {"code": concept(LOINC, code), "valueQuantity": quantity(value, "mm[Hg]")}
        for code, value in (("8480-6", upper), ("8462-4", lower))
    ]
    return observation(name, PRESSURE, on, component=parts, **more)


def order(name: str, **more: Any) -> Resource:
    """What a laboratory was asked for."""
    return {
        "resourceType": "ServiceRequest",
        "id": name,
        "status": "completed",
        "intent": "order",
        "category": [concept("http://snomed.info/sct", "108252007")],
        "subject": ANNA,
        **more,
    }


def by_role(name: str) -> Resource:
    return {"reference": f"PractitionerRole/{name}-role"}


def screen(since: datetime | None = None, as_of: datetime | None = None, by: Actor | None = None) -> Overview:
    found = overview(by=by or operator("test"), patient="anna", since=since, zone=ZONE, at=NOW, as_of=as_of)
    assert found is not None
    return found


def measure(key: str, found: Overview | None = None) -> Measure:
    return next(one for one in (found or screen()).measures if one.key == key)
