"""The patients that are measured with, and the requests that are made for them."""

import bz2
import json
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).parent.parent.parent
LOOKS = {
    "read an Observation": "Observation/{observation}",
    "newest value of a code": "Observation?patient={patient}&code={code}&_sort=-date&_count=1",
    "newest 20 Observations": "Observation?patient={patient}&_sort=-date&_count=20",
    "vital signs since 2015, 100": "Observation?patient={patient}&category=vital-signs&date=ge2015"
    "&_sort=-date&_count=100",
    "Conditions, 50": "Condition?patient={patient}&_count=50",
    "active CarePlans with care team": "CarePlan?patient={patient}&status=active&_include=CarePlan:care-team",
    "$everything, 100": "Patient/{patient}/$everything?_count=100",
}
"""What is asked, as addresses below `/fhir`, and by what name the table tells of it."""

_UUID = re.compile(rb"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")


def folder() -> Path | None:
    """Where the Synthea patients lie; None when they do not."""
    found = Path(os.environ.get("SHAREDCARE_EXAMPLES") or _PROJECT.parent / "shared" / "examples") / "synthea"
    return found if found.is_dir() else None


def copies(source: Path, target: Path, times: int) -> list[Path]:
    """The files to load, in order: the originals, and copies of the patients under ids of their own.

    What the patients share, hospitals and the people who work there, keeps its ids.
    """
    originals = sorted(source.glob("*.json.bz2"))
    people = [one for one in originals if not one.name.startswith("0-")]
    made = []
    if times > 1:
        shared = frozenset(
            found
            for one in originals
            if one not in people
            for found in _UUID.findall(bz2.decompress(one.read_bytes()))
        )
        for one in people:
            parts = _UUID.split(bz2.decompress(one.read_bytes()))
            for number in range(1, times):
                copy = target / f"{number}-{one.name.removesuffix('.bz2')}"
                copy.write_bytes(
                    b"".join(part if part in shared else _another(part, number) for part in parts)
                )
                made.append(copy)
    return [*originals, *made]


def _another(part: bytes, number: int) -> bytes:
    return b"%08x%b" % (int(part[:8], 16) ^ number, part[8:]) if _UUID.fullmatch(part) else part


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in the store, and whom to ask about."""

    resources: int
    patients: int
    asked: list[dict[str, str]]

    def requests(self, token: str) -> Iterator[tuple[str, int, Callable[[int], bytes]]]:
        """The work, the connections, and the nth request of it, for one patient after the other."""
        head = f"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        for work, path in LOOKS.items():
            made = [f"GET /fhir/{path.format(**one)} HTTP/1.1\r\n{head}\r\n".encode() for one in self.asked]
            yield work, 8, _one_of(made)
        posts = []
        for one in self.asked:
            text = json.dumps(observation(one["patient"]))
            kind = f"Content-Type: application/fhir+json\r\nContent-Length: {len(text)}\r\n\r\n"
            posts.append(f"POST /fhir/Observation HTTP/1.1\r\n{head}{kind}{text}".encode())
        yield "create an Observation (16 connections)", 16, _one_of(posts)


def _one_of(made: list[bytes]) -> Callable[[int], bytes]:
    return lambda number: made[number % len(made)]


def facts(port: int, token: str) -> Facts:
    """Look around in the store through its own door."""
    door = _Door(port, token)
    door.wait()
    found = door.get("Patient?_count=200")["entry"]
    people = [one["resource"]["id"] for one in found]
    asked = []
    for patient in people[:60]:
        newest = door.get(f"Observation?patient={patient}&_sort=-date&_count=1").get("entry", [])
        if newest:
            observation = newest[0]["resource"]
            code = observation["code"]["coding"][0]["code"]
            asked.append({"patient": patient, "observation": observation["id"], "code": code})
    kinds = [one["type"] for one in door.get("metadata")["rest"][0]["resource"]]
    resources = sum(door.get(f"{kind}?_summary=count")["total"] for kind in kinds)
    return Facts(resources, door.get("Patient?_summary=count")["total"], asked)


class _Door:
    def __init__(self, port: int, token: str) -> None:
        self._base, self._token = f"http://127.0.0.1:{port}", token

    def get(self, path: str) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{self._base}/fhir/{path}", headers={"Authorization": f"Bearer {self._token}"}
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
            found: dict[str, Any] = json.load(answer)
        return found

    def wait(self) -> None:
        for _ in range(100):
            try:
                self.get("metadata")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
            else:
                return


def observation(patient: str) -> dict[str, Any]:
    """A weight to create."""
    weight = {"value": 81.3, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                        "code": "vital-signs",
                    }
                ]
            }
        ],
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7", "display": "Body weight"}]},
        "subject": {"reference": f"Patient/{patient}"},
        "effectiveDateTime": "2026-03-01T07:30:00+01:00",
        "valueQuantity": weight,
    }
