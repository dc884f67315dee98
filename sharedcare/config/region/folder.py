"""The region as files: NDJSON to be loaded in the order of the names, and a folder of messages for each partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import orjson

from sharedcare.region import region
from sharedcare.region.chart import Chart

_TOGETHER = 1000
"""Patients in one file of NDJSON."""

COMMON, PATIENTS, MESSAGES = "1-organisations-and-staff.ndjson", "2-patients-{:04}.ndjson", "messages"


@dataclass(slots=True)
class Counted:
    """How much was written."""

    patients: int = 0
    resources: int = 0
    messages: int = 0

    def __str__(self) -> str:
        return f"{self.patients:,} patients, {self.resources:,} resources, {self.messages:,} messages"


def write(charts: Iterable[Chart], into: Path) -> Counted:
    """Write everything, holding no more than one person's chart; the answer counts it."""
    into.mkdir(parents=True, exist_ok=True)
    common = region.common()
    (into / COMMON).write_bytes(lines(common))
    counted = Counted(resources=len(common))
    for chart in charts:
        first = counted.patients % _TOGETHER == 0
        name = PATIENTS.format(counted.patients // _TOGETHER + 1)
        with (into / name).open("wb" if first else "ab") as file:
            file.write(lines(chart.resources))
        for one in chart.messages:
            folder = into / MESSAGES / one.partner
            folder.mkdir(parents=True, exist_ok=True)
            (folder / one.name).write_bytes(one.raw)
        counted.patients += 1
        counted.resources += len(chart.resources)
        counted.messages += len(chart.messages)
    return counted


def lines(resources: Iterable[dict[str, object]]) -> bytes:
    """Resources as NDJSON."""
    return b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in resources)
