"""The man of the main case: what the record holds of him before the story, what is found on the way, and his account."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from tests.integration.config.commands import Running


@dataclass(frozen=True, slots=True)
class Man:
    """The man of 80. The story is told in both languages, of one of them each."""

    id: str
    name: str
    cpr: str


MEN = {
    "da": Man("main-case", "Aksel Hvidtfeldt", "0101469986"),
    "en": Man("main-case-english", "Viggo Sandager", "0101469994"),
}
DRIFT = (("70", 80.0), ("46", 80.4), ("22", 81.1))
"""Hours ago, and kilograms: what he weighed before the morning of the story."""


def before_it_began(man: Man) -> list[dict[str, Any]]:
    return [
        {
            "resourceType": "Patient",
            "id": man.id,
            "active": True,
            "identifier": [{"use": "official", "system": "urn:oid:1.2.208.176.1.2", "value": man.cpr}],
            "name": [{"use": "official", "family": man.name.split()[1], "given": [man.name.split()[0]]}],
            "gender": "male",
            "birthDate": f"{datetime.now(UTC).year - 80}-01-01",
            "telecom": [{"system": "phone", "value": "00 00 80 80", "use": "mobile"}],
            "address": [{"use": "home", "line": ["Prøvevej 80"], "city": "Rosenfjord", "postalCode": "0000"}],
            "generalPractitioner": [{"reference": "Organization/torvet", "display": "Lægehuset Torvet"}],
        },
        _problem(man, "DI501", "Hjertesvigt med nedsat uddrivningsfraktion"),
        _value(man, "lvef", "10230-1", "LVEF", 32, "%", hours=24 * 12),
        _value(man, "nyha", "88020-3", "NYHA", 2, "{class}", hours=24 * 5),
    ]


def diabetes(man: Man) -> list[dict[str, Any]]:
    return [
        _problem(man, "DE119", "Type 2-diabetes"),
        _value(
            man,
            "hba1c-1",
            "NPU27300",
            "HbA1c",
            62,
            "mmol/mol",
            hours=24 * 20,
            system="http://npu-terminology.org",
        ),
        _value(
            man,
            "hba1c-2",
            "NPU27300",
            "HbA1c",
            64,
            "mmol/mol",
            hours=24 * 6,
            system="http://npu-terminology.org",
        ),
    ]


def doses(man: Man) -> list[dict[str, Any]]:
    """The clinic's own system: four drugs were begun, and ramipril is stepped up this day. Three are at their target doses now."""
    begun, now = _ago(24 * 9)[:10], _ago(1)[:10]
    return [
        _dose(man, "Ramipril", "C09AA05", 5, "completed", {"start": begun, "end": now}),
        _dose(man, "Ramipril", "C09AA05", 10, "active", {"start": now}),
        _dose(man, "Bisoprolol", "C07AB07", 5, "active", {"start": begun}),
        _dose(man, "Spironolakton", "C03DA01", 50, "active", {"start": begun}),
        _dose(man, "Dapagliflozin", "A10BK01", 10, "active", {"start": begun}),
    ]


def _dose(
    man: Man, drug: str, atc: str, milligrams: int, status: str, period: dict[str, str]
) -> dict[str, Any]:
    """Once a day, in words and in numbers."""
    quantity = {"value": milligrams, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
    return {
        "resourceType": "MedicationStatement",
        "id": f"{man.id}-{drug.lower()}-{milligrams}",
        "status": status,
        "subject": {"reference": f"Patient/{man.id}"},
        "medicationCodeableConcept": {
            "coding": [{"system": "http://www.whocc.no/atc", "code": atc}],
            "text": drug,
        },
        "effectivePeriod": period,
        "dosage": [
            {
                "text": f"{milligrams} mg x 1",
                "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}},
                "doseAndRate": [{"doseQuantity": quantity}],
            }
        ],
    }


def weights(man: Man) -> list[dict[str, Any]]:
    return [
        {
            **_value(man, f"weight-{hours}", "29463-7", "Vægt", kilograms, "kg", hours=int(hours)),
            "performer": [{"reference": f"Patient/{man.id}"}],
        }
        for hours, kilograms in DRIFT
    ]


def _problem(man: Man, code: str, text: str) -> dict[str, Any]:
    return {
        "resourceType": "Condition",
        "id": f"{man.id}-{code}",
        "clinicalStatus": {
            "coding": [
                {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}
            ]
        },
        "subject": {"reference": f"Patient/{man.id}"},
        "recordedDate": _ago(24 * 12),
        "code": {"coding": [{"system": "urn:oid:1.2.208.176.2.4", "code": code}], "text": text},
    }


def _value(
    man: Man,
    name: str,
    code: str,
    text: str,
    number: float,
    unit: str,
    *,
    hours: int,
    system: str = "http://loinc.org",
) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"{man.id}-{name}",
        "status": "final",
        "subject": {"reference": f"Patient/{man.id}"},
        "code": {"coding": [{"system": system, "code": code}], "text": text},
        "effectiveDateTime": _ago(hours),
        "valueQuantity": {"value": number, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
    }


def _ago(hours: int) -> str:
    return (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds")


def may_sign_in(demo: Running, man: Man) -> None:
    """He has an account like that of the demonstration's other patient."""
    host = (demo.home / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    with psycopg.connect(host=host, user="sharedcare", dbname="sharedcare") as database:
        columns = [
            str(name)
            for (name,) in database.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'access_account' AND column_name <> 'id'"
            )
        ]
        own = {"username": f"'{man.id}'", "display": f"'{man.name}'", "patient_id": f"'{man.id}'"}
        database.execute(
            f"INSERT INTO access_account ({', '.join(columns)}) SELECT {', '.join(own.get(one, one) for one in columns)} "
            "FROM access_account WHERE username = 'poul'"
        )
