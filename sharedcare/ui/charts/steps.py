"""How far along a few steps something is."""

from django.utils.safestring import SafeString

from sharedcare.ui.markup import escaped, html

_STEP, _GAP = 22, 3


def steps(place: int, *, count: int, told: str) -> SafeString:
    """So many bars, filled up to and with `place`; what that means is written beside."""
    bars = "".join(
        f'<rect class="{"in" if number <= place else "out"}" x="{number * (_STEP + _GAP)}" width="{_STEP}" height="5" rx="2"/>'
        for number in range(count)
    )
    width = count * (_STEP + _GAP) - _GAP
    return html(
        f'<span class="steps"><svg width="{width}" height="5" viewBox="0 0 {width} 5" aria-hidden="true">{bars}</svg>'
        f"<span>{escaped(told)}</span></span>"
    )
