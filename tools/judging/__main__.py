"""Store home measurements of made-up patients who are in programmes, with judging and without.

    python -m tools.judging [--patients N] [--times N]

Prints what storing one takes through `access`, with its trail and durable: one process, one connection.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import orjson

import sharedcare.programmes
from sharedcare.config.cli.opening import record

SEED = 1
_TO_EACH = 10
_PREPARING = 10
_WEIGHT = ("29463-7", "NPU03804")


def main() -> None:
    """Measure on a database in a temporary folder, or in SHAREDCARE_HOME when that is set."""
    options = argparse.ArgumentParser(prog="python -m tools.judging")
    options.add_argument("--patients", type=int, default=150)
    options.add_argument("--times", type=int, default=200)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("SHAREDCARE_HOME", home)
        with record(report=print):
            _measure(_fill(asked.patients), asked.times)


def _fill(count: int) -> dict[str, list[tuple[str, float]]]:
    """Patients by how many programmes they are in, each with what they weigh: most values of a day give cause for nothing."""
    from sharedcare.access import gate  # these need Django set up
    from sharedcare.access.actors import operator
    from sharedcare.care.publishing.actions import publish
    from sharedcare.config import statistics
    from sharedcare.kernel.clock import now
    from sharedcare.records.document import parse
    from sharedcare.records.indexing.locality import here
    from sharedcare.records.types import References, Update
    from sharedcare.region import region
    from sharedcare.region.calendar import Calendar

    at = now()
    calendar = Calendar(at.astimezone(here().zone))
    found: dict[str, list[tuple[str, float]]] = {}
    for place in range(count):
        chart = region.person(place, calendar=calendar, seed=SEED)
        changes = [Update(parse(orjson.dumps(one)), one["id"]) for one in chart.resources]
        gate.act(by=operator("load"), changes=changes, at=at, references=References.MAY_DANGLE)
        programmes = sum(one["resourceType"] == "EpisodeOfCare" for one in chart.resources)
        found.setdefault(f"in {programmes} programmes", []).append(
            (chart.citizen.id, _weighs(chart.resources))
        )
    folder = Path(sharedcare.programmes.__file__).with_name("shipped")
    for path in sorted(folder.glob("*.yaml")):
        publish(raw=path.read_bytes(), by=operator("measuring"), at=at)
    statistics.refresh()
    return dict(sorted(found.items()))


def _weighs(resources: Iterable[Mapping[str, Any]]) -> float:
    """The newest weight among these; 80 kg where there is none."""
    found = [
        (str(one.get("effectiveDateTime", "")), float(one["valueQuantity"]["value"]))
        for one in resources
        if one["resourceType"] == "Observation"
        and any(each.get("code") in _WEIGHT for each in one["code"].get("coding", ()))
        and "valueQuantity" in one
    ]
    return max(found, default=("", 80.0))[1]


def _measure(patients: dict[str, list[tuple[str, float]]], times: int) -> None:
    from django.conf import settings  # these need Django set up

    from sharedcare.config.standby import stand_by

    usual = list(settings.SHAREDCARE_CONSEQUENCES)
    stand_by()
    print(
        f"{'one weight from home':28} {'judged':>8} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8} {'own ms':>8}"
    )
    for kind, ids in patients.items():
        for phase, (named, consequences) in enumerate((("no", []), ("yes", usual)) * 2):
            settings.SHAREDCARE_CONSEQUENCES = consequences
            taken = [_timed(partial(_store, *one)) for one in _weights(ids, times, phase)]
            if len(taken) <= 2 * _PREPARING:
                continue
            # The first ones prepare the statements.
            whole, own = zip(*taken[_PREPARING:], strict=True)
            cut, work = quantiles(whole, n=20), median(own)
            print(
                f"{kind:28} {named:>8} {cut[9]:8.2f} {cut[18]:8.2f} {max(whole):8.2f} {work:8.2f}", flush=True
            )


def _weights(ids: list[tuple[str, float]], times: int, phase: int) -> list[tuple[str, float, datetime]]:
    """As people measure: a few to each, half a day between two, and `phase` a minute later; a few hundred grams up and down."""
    from sharedcare.kernel.clock import now

    start = now() - timedelta(days=5) + timedelta(minutes=phase)
    some = min(times, len(ids) * _TO_EACH)
    return [
        (name, weighs + number % 4 / 10, start + timedelta(hours=12) * (number // len(ids)))
        for number in range(some)
        for name, weighs in [ids[number % len(ids)]]
    ]


def _store(patient: str, value: float, taken: datetime) -> None:
    from sharedcare.access import gate
    from sharedcare.access.actors import operator
    from sharedcare.kernel.clock import now
    from sharedcare.records.document import parse
    from sharedcare.records.types import Create

    tree: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": {"reference": f"Patient/{patient}"},
        "performer": [{"reference": f"Patient/{patient}"}],
        "effectiveDateTime": taken.isoformat(),
        "valueQuantity": {"value": value, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
    }
    gate.act(by=operator("measuring"), changes=[Create(parse(orjson.dumps(tree)))], at=now())


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """How long it took, and how much of that this process was at work: the rest is the database, the disk and the machine."""
    start, own = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - own) * 1000


if __name__ == "__main__":
    main()
