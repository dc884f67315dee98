"""The region as tests look at it: made once for a moment that stands still."""

from datetime import datetime
from functools import cache
from typing import Any

import orjson

from sharedcare.region import region
from sharedcare.region.chart import Chart

UNTIL = datetime.fromisoformat("2026-11-22T14:02:00+01:00")
"""The moment of the drawing of the overview."""


@cache
def cast() -> dict[str, Chart]:
    """The charts of the cast by the logical id of the patient."""
    return {chart.citizen.id: chart for chart in region.cast(seed=1, until=UNTIL)}


def found(chart: Chart, type: str) -> list[dict[str, Any]]:
    """All resources of a type in a chart, as they are read again from JSON."""
    return [orjson.loads(orjson.dumps(one)) for one in chart.resources if one["resourceType"] == type]


def newest(chart: Chart, key: str) -> dict[str, Any]:
    """The newest Observation whose id was made with a measure's key."""
    mark = f"{chart.citizen.id}-{key}-"
    return max(
        (one for one in found(chart, "Observation") if one["id"].startswith(mark)),
        key=lambda one: str(one["effectiveDateTime"]),
    )


def advice(finding: dict[str, Any]) -> tuple[str, str] | None:
    """What a finding recommends, in Danish and English; None where it recommends nothing."""
    said = [one for one in finding.get("extension", ()) if one["url"] == "urn:sharedcare:recommended"]
    if not said:
        return None
    [english] = said[0]["_valueString"]["extension"]
    return said[0]["valueString"], english["extension"][1]["valueString"]
