"""Made-up transaction bundles, each with a tag of its own and a known number of resources."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

SYSTEM = "urn:oid:2.999.1"
"""Of tags and identifiers: an arc of OIDs for examples."""

_LOINC = "http://loinc.org"
_WEIGHT = {"coding": [{"system": _LOINC, "code": "29463-7"}]}


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle in a file: all of its resources carry the tag."""

    file: Path
    tag: str
    observations: int

    @property
    def resources(self) -> int:
        """The observations and the patient they are about."""
        return self.observations + 1


def make(folder: Path, *, many: int, prefix: str, random: Random) -> list[Made]:
    """Write bundles into a folder."""
    folder.mkdir(parents=True)
    return [_make(folder, f"{prefix}-{number}", random) for number in range(many)]


def _make(folder: Path, tag: str, random: Random) -> Made:
    many = random.randint(1, 60)
    patient = f"urn:uuid:{UUID(int=random.getrandbits(128), version=4)}"
    entries = [_entry("POST", "Patient", _patient(tag), patient)]
    for number in range(many):
        # Half of them bring an id: those are known again by it, the others by the receipt of the bundle.
        own = f"{tag}-{number}" if number % 2 else None
        entries.append(_observation(tag, patient, own, random))
    file = folder / f"{tag}.json"
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    file.write_text(json.dumps(bundle), encoding="utf-8")
    return Made(file, tag, many)


def _patient(tag: str) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "meta": _meta(tag),
        "identifier": [{"system": SYSTEM, "value": tag}],
        "name": [{"family": f"Torture {tag}"}],
    }


def _observation(tag: str, patient: str, own: str | None, random: Random) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "resourceType": "Observation",
        "meta": _meta(tag),
        "status": "final",
        "code": _WEIGHT,
        "subject": {"reference": patient},
        "effectiveDateTime": f"20{random.randint(10, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "valueQuantity": {
            "value": random.randint(400, 1200) / 10,
            "system": "http://unitsofmeasure.org",
            "code": "kg",
        },
    }
    if own is None:
        return _entry("POST", "Observation", resource)
    return _entry("PUT", f"Observation/{own}", {**resource, "id": own})


def _meta(tag: str) -> dict[str, Any]:
    return {"tag": [{"system": SYSTEM, "code": tag}]}


def _entry(method: str, url: str, resource: dict[str, Any], full_url: str | None = None) -> dict[str, Any]:
    entry = {"resource": resource, "request": {"method": method, "url": url}}
    return {"fullUrl": full_url, **entry} if full_url else entry
