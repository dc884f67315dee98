"""A graph as numbers, for the script that draws the one that one can look closer at. Pure."""

from collections.abc import Sequence
from datetime import tzinfo

import orjson
from django.utils.safestring import SafeString

from sharedcare.kernel.decimals import worth
from sharedcare.ui.charts.graph import Mark
from sharedcare.ui.charts.series import Dot, unbroken
from sharedcare.ui.charts.zones import Zone, pattern
from sharedcare.ui.markup import html


def series(
    dots: Sequence[Dot], zones: Sequence[Zone], marks: Sequence[Mark], *, digits: int, unit: str, zone: tzinfo
) -> SafeString:
    """Moments, values, bands and changes as JSON, safe to stand in a script element."""
    rows = _with_gaps(dots)
    told = {
        "at": [at for at, _, _ in rows],
        "upper": [value for _, value, _ in rows],
        "lower": [second for _, _, second in rows] if any(dot.second is not None for dot in dots) else None,
        "zones": [_zone(number, zone) for number, zone in enumerate(zones)],
        "marks": [[int(mark.at.timestamp()), mark.said, mark.told] for mark in marks],
        "digits": digits,
        "most": max(
            (worth(one, digits) for row in rows for one in row[1:] if one is not None), default=digits
        ),
        "unit": unit,
        # By its name, so that a browser elsewhere tells the same time as the page.
        "zone": str(zone),
    }
    # In a script element nothing is escaped but what would end it.
    return html(orjson.dumps(told).decode().replace("<", "\\u003c"))


def _zone(number: int, zone: Zone) -> dict[str, object]:
    drawn = pattern(number)
    return {
        "low": zone.band.low,
        "high": zone.band.high,
        "letter": zone.letter,
        "said": zone.said,
        "path": drawn.path,
        "width": drawn.width,
        "dash": [float(part) for part in drawn.dash.split()],
    }


def _with_gaps(dots: Sequence[Dot]) -> list[tuple[int, float | None, float | None]]:
    """Moments and values, with nothing between two runs, so that no line is drawn over a time without values."""
    rows: list[tuple[int, float | None, float | None]] = []
    moments = [dot.at.timestamp() for dot in dots]
    for first, past in unbroken(moments):
        if rows and first < past:
            rows.append((int(moments[first]) - 1, None, None))
        rows.extend((int(dot.at.timestamp()), dot.value, dot.second) for dot in dots[first:past])
    return rows
