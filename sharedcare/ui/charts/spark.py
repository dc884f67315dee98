"""A series as small as a word: its band, its line, its newest value, and when something was changed."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from operator import itemgetter

from django.utils.safestring import SafeString

from sharedcare.ui.charts.series import Band, Dot, Scale, unbroken
from sharedcare.ui.markup import escaped, html

WIDTH, HEIGHT = 112, 26
_SIDE, _COLUMN = 4.0, 2.0
_APART = 3.5
_FEW = 14
"""So many values or fewer are each marked; more are a line."""


def spark(
    dots: tuple[Dot, ...],
    *,
    band: Band | None,
    starts: datetime,
    ends: datetime,
    changes: tuple[datetime, ...],
    summary: str,
) -> SafeString:
    """The values from `starts` to `ends`, told by `summary`."""
    seen = tuple(dot for dot in dots if starts <= dot.at <= ends)
    inside = _drawn(seen, band, starts, ends, changes) if seen else ""
    return html(
        f'<svg class="spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escaped(summary)}">{inside}</svg>'
    )


def _drawn(
    dots: tuple[Dot, ...], band: Band | None, starts: datetime, ends: datetime, changes: tuple[datetime, ...]
) -> str:
    along, up = _along(starts, ends), _upward(dots, band)
    moments = [dot.at.timestamp() for dot in dots]
    runs = unbroken(moments)
    places = [along(moment) for moment in moments]
    parts = [_band(band, up)] if band else []
    parts += [
        f'<path class="change" d="M{along(at.timestamp()):g} {HEIGHT}v-5"/>'
        for at in changes
        if starts <= at <= ends
    ]
    if any(dot.second is not None for dot in dots):
        return "".join([*parts, _pairs(dots, places, runs, up)])
    parts.append(f'<path class="line" d="{_line(dots, places, runs, up)}"/>')
    if len(dots) <= _FEW:
        parts += [_mark(dot, x, up, "past") for dot, x in zip(dots[:-1], places[:-1], strict=True)]
    return "".join([*parts, _mark(dots[-1], places[-1], up, "now")])


def _along(starts: datetime, ends: datetime) -> Scale:
    return Scale(starts.timestamp(), ends.timestamp(), WIDTH, _SIDE)


def _upward(dots: tuple[Dot, ...], band: Band | None) -> Scale:
    values = [value for dot in dots for value in (dot.value, dot.second) if value is not None]
    low, high = min(values), max(values)
    reach = (high - low) or abs(high) * 0.1 or 1.0
    edges = [edge for edge in (band.low, band.high) if edge is not None] if band else []
    # A band far away would press the line flat: it is then only hinted at, at the edge.
    near = [edge for edge in edges if low - 1.5 * reach <= edge <= high + 1.5 * reach]
    low, high = min(low, *near, high - reach), max(high, *near, low + reach * 0.2)
    return Scale(low, high, HEIGHT, 4)


def _band(band: Band, up: Scale) -> str:
    top = 0.0 if band.high is None else min(max(up.up(band.high), 0.0), HEIGHT - 1.0)
    bottom = float(HEIGHT) if band.low is None else max(min(up.up(band.low), HEIGHT), 1.0)
    return f'<rect class="band" y="{top}" width="{WIDTH}" height="{round(max(bottom - top, 1), 1)}"/>'


def _line(
    dots: Sequence[Dot], places: list[float], runs: list[tuple[int, int]], up: Scale, *, lower: bool = False
) -> str:
    """Where more values than columns of two pixels stand, only the highest and the lowest of each column."""
    path = []
    for first, past in runs:
        values = [_lower(dot) if lower else dot.value for dot in dots[first:past]]
        points = list(zip(places[first:past], values, strict=True))
        if past - first > WIDTH / _COLUMN:
            points = _thinned(points)
        path.append("M" + "L".join(f"{x:g} {up.up(value):g}" for x, value in points))
    return "".join(path)


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    columns: dict[int, list[tuple[float, float]]] = {}
    for point in points:
        columns.setdefault(int(point[0] / _COLUMN), []).append(point)
    kept = []
    for column in columns.values():
        kept += sorted({min(column, key=itemgetter(1)), max(column, key=itemgetter(1))})
    return kept


def _pairs(dots: tuple[Dot, ...], places: list[float], runs: list[tuple[int, int]], up: Scale) -> str:
    """Pairs as bars from the upper to the lower value, or as two lines where bars would touch; the newest one bold."""
    last, x = dots[-1], places[-1]
    if len(dots) > 1 and min(after - before for before, after in pairwise(places)) < _APART:
        drawn = f'<path class="line" d="{_line(dots, places, runs, up)}{_line(dots, places, runs, up, lower=True)}"/>'
    else:
        bars = "".join(
            f"M{place:g} {up.up(dot.value):g}V{up.up(_lower(dot)):g}"
            for dot, place in zip(dots, places, strict=True)
        )
        drawn = f'<path class="ranges" d="{bars}"/>'
    return f'{drawn}<path class="range-now" d="M{x:g} {up.up(last.value):g}V{up.up(_lower(last)):g}"/>'


def _lower(dot: Dot) -> float:
    return dot.value if dot.second is None else dot.second


def _mark(dot: Dot, x: float, up: Scale, kind: str) -> str:
    y, size = up.up(dot.value), 3.0 if kind == "now" else 1.8
    if dot.is_square:
        return f'<rect class="{kind}" x="{x - size:g}" y="{y - size:g}" width="{2 * size:g}" height="{2 * size:g}"/>'
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{size:g}"/>'
