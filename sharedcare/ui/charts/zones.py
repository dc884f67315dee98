"""Bands behind a graph. One is plain; several are told apart by pattern, by the line at their ends, and by a letter with
words: never by colour, so that they are told apart on paper and by who sees no colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.ui.charts.series import Band, Scale
from sharedcare.ui.markup import escaped, html

_TILE = 8
_LINE = 15
_SWATCH = (36, 20)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What fills a band: a path on a square of 8 by 8, its width, and the dashes of the line at the band's ends."""

    path: str
    width: float
    dash: str


PATTERNS = (
    Pattern("M-2 2L2 -2M0 8L8 0M6 10L10 6", 1.2, ""),
    Pattern("M2 2h.01M6 6h.01", 2.2, "7 4"),
    Pattern("M-2 6L2 10M0 0L8 8M6 -2L10 2", 1.2, "1.5 4"),
    Pattern("M2 0V8M6 0V8", 1, "9 3 2 3"),
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A band; `letter` and `said` tell it from others and are empty for the only one."""

    band: Band
    letter: str = ""
    said: str = ""


def pattern(number: int) -> Pattern:
    """How the band with this number is drawn; of more than there are patterns, the letters tell them apart."""
    return PATTERNS[number % len(PATTERNS)]


def zones_drawn(zones: Sequence[Zone], up: Scale, *, width: float, height: float) -> tuple[str, str]:
    """What lies behind the curve, and the words that lie before it."""
    if len(zones) < 2:
        return "".join(_rect(zone.band, up, width, height, "") for zone in zones), ""
    behind, labels, taken = [], [], list[float]()
    for number, zone in enumerate(zones):
        fill = f' fill="url(#zone-{number})"'
        behind.append(_pattern(number, f"zone-{number}") + _rect(zone.band, up, width, height, fill))
        behind += [
            f'<path class="edge" d="M0 {up.up(end):g}H{width:g}"{_dashes(number)}/>'
            for end in (zone.band.low, zone.band.high)
            if end is not None
        ]
        place = _free(_beside(zone.band, up), taken)
        taken.append(place)
        said = f"<tspan>{escaped(zone.letter)}</tspan> · {escaped(zone.said)}"
        labels.append(f'<text class="zone-word" x="8" y="{place:g}">{said}</text>')
    return "".join(behind), "".join(labels)


def swatch(number: int) -> SafeString:
    """The pattern by itself, for the list beside the graph."""
    width, height = _SWATCH
    return html(
        f'<svg class="swatch" width="{width}" height="{height}" aria-hidden="true">{_pattern(number, f"swatch-{number}")}'
        f'<rect width="{width}" height="{height}" fill="url(#swatch-{number})"/>'
        f'<path class="edge" d="M0 1H{width}"{_dashes(number)}/></svg>'
    )


def _rect(band: Band, up: Scale, width: float, height: float, fill: str) -> str:
    top = 0.0 if band.high is None else up.up(band.high)
    bottom = height if band.low is None else up.up(band.low)
    kind = "zone" if fill else "band"
    return f'<rect class="{kind}" y="{top:g}" width="{width:g}" height="{max(bottom - top, 0):g}"{fill}/>'


def _pattern(number: int, name: str) -> str:
    one = pattern(number)
    return (
        f'<pattern id="{name}" class="hatch" width="{_TILE}" height="{_TILE}" patternUnits="userSpaceOnUse">'
        f'<path d="{one.path}" stroke-width="{one.width:g}"/></pattern>'
    )


def _dashes(number: int) -> str:
    dash = pattern(number).dash
    return f' stroke-dasharray="{dash}"' if dash else ""


def _beside(band: Band, up: Scale) -> float:
    """Where the words of a band stand: within it, at the end that limits it."""
    if band.high is not None:
        return up.up(band.high) + _LINE
    return 0.0 if band.low is None else up.up(band.low) - 6


def _free(wanted: float, taken: Sequence[float]) -> float:
    """The next place below where no other words stand."""
    while any(abs(wanted - other) < _LINE for other in taken):
        wanted += _LINE
    return wanted
