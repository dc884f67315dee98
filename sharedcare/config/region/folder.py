"""The region as files: NDJSON to be loaded in the order of the names, and a folder of messages for each partner."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import orjson

from sharedcare.region import region
from sharedcare.region.chart import Chart

_TOGETHER = 1000
"""Patients in one file of NDJSON."""


def write(charts: Iterable[Chart], into: Path) -> tuple[int, int, int]:
    """Write everything; the answer counts patients, resources and messages."""
    into.mkdir(parents=True, exist_ok=True)
    common = region.common()
    (into / "1-organisations-and-staff.ndjson").write_bytes(b"".join(map(_line, common)))
    patients, resources, messages = 0, len(common), 0
    file: BinaryIO | None = None
    try:
        for chart in charts:
            if patients % _TOGETHER == 0:
                if file is not None:
                    file.close()
                file = (into / f"2-patients-{patients // _TOGETHER + 1:04}.ndjson").open("wb")
            assert file is not None  # noqa: S101 - for the type checker
            file.writelines(map(_line, chart.resources))
            for one in chart.messages:
                folder = into / "messages" / one.partner
                folder.mkdir(parents=True, exist_ok=True)
                (folder / one.name).write_bytes(one.raw)
            patients += 1
            resources += len(chart.resources)
            messages += len(chart.messages)
    finally:
        if file is not None:
            file.close()
    return patients, resources, messages


def _line(resource: dict[str, object]) -> bytes:
    return orjson.dumps(resource, option=orjson.OPT_APPEND_NEWLINE)
