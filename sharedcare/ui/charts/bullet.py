"""Where a value lies against its band: the value as a full dot, the one before as a hollow one."""

from django.utils.safestring import SafeString

from sharedcare.ui.charts.series import Band, Scale
from sharedcare.ui.markup import html

WIDTH, HEIGHT = 96, 14
_ROOM = 0.45


def bullet(value: float, *, previous: float | None, band: Band) -> SafeString:
    """Decoration beside the numbers that say the same, and so hidden from who cannot see it."""
    places = [place for place in (value, previous, band.low, band.high) if place is not None]
    low, high = min(places), max(places)
    room = _room(band, high - low)
    along = Scale(low - room, high + room, WIDTH, 6)
    left = 0.0 if band.low is None else along(band.low)
    right = float(WIDTH) if band.high is None else along(band.high)
    was = f'<circle class="was" cx="{along(previous)}" cy="7" r="3.4"/>' if previous is not None else ""
    return html(
        f'<svg class="bullet" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<rect class="all" y="4" width="{WIDTH}" height="6" rx="3"/>'
        f'<rect class="in" x="{left}" y="4" width="{round(max(right - left, 2), 1)}" height="6" rx="2"/>'
        f'{was}<circle class="is" cx="{along(value)}" cy="7" r="4.6"/></svg>'
    )


def _room(band: Band, spread: float) -> float:
    """How far the scale goes beyond what it must hold, so that both ends of the band are seen."""
    if band.low is not None and band.high is not None:
        return (band.high - band.low) * _ROOM or 1.0
    return spread * _ROOM or abs(band.low or band.high or 1.0) * _ROOM
