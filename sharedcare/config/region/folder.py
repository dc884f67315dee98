"""The region as files: NDJSON to be loaded in the order of the names, and a folder of messages for each partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from sharedcare.region import region
from sharedcare.region.chart import Chart

MESSAGES = "messages"
_COMMON, _PATIENTS = "1-organisations-and-staff.ndjson", "2-patients-{:04}.ndjson"
_TOGETHER = 1000
"""Patients in one file of NDJSON."""


@dataclass(slots=True)
class Counted:
    """How much was written."""

    patients: int = 0
    resources: int = 0
    messages: int = 0

    def __str__(self) -> str:
        return f"{self.patients:,} patients, {self.resources:,} resources, {self.messages:,} messages"


def write(charts: Iterable[Chart], into: Path, *, until: datetime) -> Counted:
    """Write everything as of a moment, holding no more than one person's chart; the answer counts it."""
    into.mkdir(parents=True, exist_ok=True)
    common = region.common(until=until)
    (into / _COMMON).write_bytes(_lines(common))
    counted = Counted(resources=len(common))
    for chart in charts:
        mode = "ab" if counted.patients % _TOGETHER else "wb"
        with (into / _PATIENTS.format(counted.patients // _TOGETHER + 1)).open(mode) as file:
            file.write(_lines(chart.resources))
        for one in chart.messages:
            folder = into / MESSAGES / one.partner
            folder.mkdir(parents=True, exist_ok=True)
            (folder / one.name).write_bytes(one.raw)
        counted.patients += 1
        counted.resources += len(chart.resources)
        counted.messages += len(chart.messages)
    return counted


def _lines(resources: Iterable[dict[str, object]]) -> bytes:
    return b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in resources)
