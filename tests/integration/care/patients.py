"""Anna, who is in a programme and measures at home, and what was found of her."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

import sharedcare.programmes
from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.access.rights import OF_PATIENT
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.care.findings.fhir import finding
from sharedcare.care.findings.types import Finding
from sharedcare.care.publishing import actions
from sharedcare.kernel.ids import key64
from sharedcare.records.around import Some, of_types
from sharedcare.records.document import parse
from sharedcare.records.types import Create, Delete, References, Update
from tests.integration.records.store import ask

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
UCUM = "http://unitsofmeasure.org"
WEIGHT, PULSE = ("http://loinc.org", "29463-7"), ("http://loinc.org", "8867-4")
ANNA = {"reference": "Patient/anna"}
KEY = key64("Patient/anna")
Tree = dict[str, Any]


def publish(*keys: str) -> None:
    """Let these programmes be followed, as they ship."""
    folder = Path(sharedcare.programmes.__file__).with_name("shipped")
    for key in keys:
        actions.publish(raw=(folder / f"{key}.yaml").read_bytes(), by=operator("test"), at=NOW)


def the_patient() -> Actor:
    """Anna herself, as her pages know her."""
    citizen = Citizen(KEY, ())
    return Actor(-2, "anna", None, OF_PATIENT.scopes, Ground.OWN_RECORD, account=1, citizen=citizen)


def store(*trees: Tree, at: datetime = NOW, by: Actor | None = None) -> None:
    changes = [Update(parse(orjson.dumps(tree)), tree["id"]) for tree in trees]
    gate.act(by=by or operator("test"), changes=changes, at=at, references=References.MAY_DANGLE)


def tell(tree: Tree, *, at: datetime = NOW) -> None:
    """What Anna measures herself, under an id that the store chooses."""
    new = parse(orjson.dumps({key: value for key, value in tree.items() if key != "id"}))
    gate.act(by=the_patient(), changes=[Create(new)], at=at)


def withdraw(name: str, *, at: datetime = NOW) -> None:
    gate.act(by=operator("test"), changes=[Delete("Observation", name)], at=at)


def enrolled(programme: str = "heart-failure", *, days: int = 100, **more: Any) -> Tree:
    return {
        "resourceType": "EpisodeOfCare",
        "id": f"anna-{programme}",
        "status": "active",
        "type": [{"coding": [{"system": "urn:sharedcare:programme", "code": programme, "version": "1.0.0"}]}],
        "patient": ANNA,
        "period": {"start": (NOW - timedelta(days=days)).date().isoformat()},
        "careManager": {"reference": "PractitionerRole/nora-role"},
        "extension": [agreed("dry-weight", 86, days=days)],
        **more,
    }


def agreed(reference: str, value: float, *, days: float = 0) -> Tree:
    """A value that others are held against, agreed so many days ago."""
    parts = [
        {"url": "key", "valueCode": reference},
        {"url": "value", "valueQuantity": {"value": value, "unit": "kg"}},
        {"url": "at", "valueInstant": (NOW - timedelta(days=days)).isoformat()},
    ]
    return {"url": "urn:sharedcare:reference-value", "extension": parts}


def measured(
    name: str,
    value: float,
    days_ago: float = 0,
    *,
    of: tuple[str, str] = WEIGHT,
    unit: str = "kg",
    **more: Any,
) -> Tree:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"coding": [{"system": of[0], "code": of[1]}]},
        "subject": ANNA,
        "performer": [{"reference": "PractitionerRole/nora-role"}],
        "effectiveDateTime": (NOW - timedelta(days=days_ago)).isoformat(),
        "valueQuantity": {"value": value, "unit": unit, "system": UCUM, "code": unit},
        **more,
    }


def pulse(name: str, value: float, days_ago: float = 0, **more: Any) -> Tree:
    return measured(name, value, days_ago, of=PULSE, unit="/min", **more)


def found() -> list[Finding]:
    stored = ask(of_types(patient=KEY, wanted={"DetectedIssue": Some(100)}))
    return [finding(orjson.loads(one.content or b""), one.version) for one in stored]


def standing() -> dict[str, str]:
    """The findings that nobody has handled, by the limit and what made it, with how much they press."""
    return {
        one.key.removeprefix("heart-failure:"): one.severity
        for one in sorted(found(), key=lambda each: each.key)
        if one.is_open
    }
