"""A series as large as a page: axes, band, every value, and when something was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor, log10

from django.utils.safestring import SafeString

from sharedcare.ui.charts.series import Dot, Scale, unbroken
from sharedcare.ui.charts.zones import Zone, zones_drawn
from sharedcare.ui.markup import escaped, html
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import shortest

WIDTH, HEIGHT = 1120, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 34, 30
_LINES, _STOPS = 5, 8
_CHANGE_APART = 76


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was changed at a moment, in a word or two; `told` has all of it."""

    at: datetime
    said: str
    told: str


def graph(
    dots: Sequence[Dot], *, zones: Sequence[Zone], marks: Sequence[Mark], summary: str, calendar: Calendar
) -> SafeString:
    """The values, the oldest first, against the bands in which they should lie; nothing for no values."""
    if not dots:
        return html("")
    along, up = _along(dots), _upward(dots, zones)
    behind, words = zones_drawn(zones, up, width=WIDTH - _LEFT - _RIGHT, height=up.length)
    parts = [
        behind,
        *_lines(up, calendar.language),
        *_stops(dots, along, calendar),
        *_changes(marks, along),
        _curve(dots, along, up),
        *(_dot(dot, along, up, calendar) for dot in dots),
        words,
    ]
    return html(
        f'<svg class="graph" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escaped(summary)}">'
        f'<g transform="translate({_LEFT} {_TOP})">{"".join(parts)}</g></svg>'
    )


def _along(dots: Sequence[Dot]) -> Scale:
    first, last = dots[0].at.timestamp(), dots[-1].at.timestamp()
    return Scale(first, max(last, first + 86_400), WIDTH - _LEFT - _RIGHT, 10)


def _upward(dots: Sequence[Dot], zones: Sequence[Zone]) -> Scale:
    values = [value for dot in dots for value in (dot.value, dot.second) if value is not None]
    values += [end for zone in zones for end in (zone.band.low, zone.band.high) if end is not None]
    low, high = min(values), max(values)
    # Several bands have words in them, and need the room.
    room = (high - low) * (0.18 if len(zones) > 1 else 0.08) or abs(high) * 0.1 or 1
    return Scale(low - room, high + room, HEIGHT - _TOP - _BOTTOM, 0)


def _lines(up: Scale, language: str) -> list[str]:
    """Horizontal lines at round values."""
    step = _round_step((up.high - up.low) / _LINES)
    places = range(ceil(up.low / step), floor(up.high / step) + 1)
    width = WIDTH - _LEFT - _RIGHT
    return [
        f'<path class="grid" d="M0 {up.up(place * step):g}H{width}"/>'
        f'<text class="scale" x="-10" y="{up.up(place * step) + 4:g}" text-anchor="end">'
        f"{escaped(shortest(place * step, language))}</text>"
        for place in places
    ]


def _round_step(rough: float) -> float:
    size = 10.0 ** floor(log10(rough))
    return next(step * size for step in (1, 2, 5, 10) if step * size >= rough)


def _stops(dots: Sequence[Dot], along: Scale, calendar: Calendar) -> list[str]:
    """Dates along the bottom."""
    bottom = HEIGHT - _TOP - _BOTTOM
    whole = timedelta(seconds=along.high - along.low)
    moments = [dots[0].at + whole * number / (_STOPS - 1) for number in range(_STOPS)]
    return [
        f'<text class="scale" x="{along(moment.timestamp()):g}" y="{bottom + 22}" text-anchor="middle">'
        f"{escaped(calendar.plain(moment))}</text>"
        for moment in moments[: _STOPS if whole > timedelta(days=_STOPS) else 1]
    ]


def _changes(marks: Sequence[Mark], along: Scale) -> list[str]:
    """A tick for each change; those too near to the one before have their words only for who points at them."""
    drawn, free = [], float("-inf")
    for mark in marks:
        moment = mark.at.timestamp()
        if not along.low <= moment <= along.high:
            continue
        place = along(moment)
        label = ""
        at_end = place > along.length - _CHANGE_APART
        begins = place - _CHANGE_APART if at_end else place
        if begins >= free:
            free = begins + _CHANGE_APART
            anchor = ' text-anchor="end"' if at_end else ""
            label = f'<text class="change-word" x="{place:g}" y="-12"{anchor}>{escaped(mark.said)}</text>'
        height = HEIGHT - _TOP - _BOTTOM
        drawn.append(
            f'<g><title>{escaped(mark.told)}</title><path class="change" d="M{place:g} -8V{height}"/>{label}</g>'
        )
    return drawn


def _curve(dots: Sequence[Dot], along: Scale, up: Scale) -> str:
    if any(dot.second is not None for dot in dots):
        return "".join(
            f'<path class="pair" d="M{along(dot.at.timestamp()):g} {up.up(dot.value):g}V{up.up(dot.second):g}"/>'
            for dot in dots
            if dot.second is not None
        )
    runs = unbroken([dot.at.timestamp() for dot in dots])
    lines = (
        "M" + "L".join(f"{along(dot.at.timestamp()):g} {up.up(dot.value):g}" for dot in dots[first:past])
        for first, past in runs
    )
    return f'<path class="line" d="{"".join(lines)}"/>'


def _dot(dot: Dot, along: Scale, up: Scale, calendar: Calendar) -> str:
    x = along(dot.at.timestamp())
    values = [value for value in (dot.value, dot.second) if value is not None]
    said = "/".join(shortest(value, calendar.language) for value in values)
    title = f"<title>{escaped(said)}, {escaped(calendar.stamp(dot.at))}</title>"
    shapes = (
        f'<rect class="dot" x="{x - 3:g}" y="{up.up(value) - 3:g}" width="6" height="6"/>'
        if dot.is_square
        else f'<circle class="dot" cx="{x:g}" cy="{up.up(value):g}" r="3.5"/>'
        for value in values
    )
    return f"<g>{title}{''.join(shapes)}</g>"
