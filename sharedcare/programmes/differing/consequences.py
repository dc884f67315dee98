"""What a change comes to, where it follows from the two values alone: more or fewer values become red, it comes more or less often. Pure."""

from math import inf
from typing import Any

from sharedcare.programmes.types.schedules import Repeat, Step
from sharedcare.programmes.types.words import Band

_MORE = {"da": "Flere værdier bliver {}", "en": "More values become {}"}
_FEWER = {"da": "Færre værdier bliver {}", "en": "Fewer values become {}"}
_COLOURS = {"yellow": {"da": "gule", "en": "yellow"}, "red": {"da": "røde", "en": "red"}}
_OFTEN = {
    True: {"da": "Det kommer oftere", "en": "It comes more often"},
    False: {"da": "Det kommer sjældnere", "en": "It comes less often"},
}


def consequence(name: str, was: Any, became: Any, language: str) -> str:
    """What follows from a field's change, as a sentence with a space before it; empty where it cannot be told in a few words."""
    if name in _COLOURS:
        told = _of_bands(was, became)
        return f" {told[language].format(_COLOURS[name][language])}." if told else ""
    before, after = _per_week(was), _per_week(became)
    if before is None or after is None or before == after:
        return ""
    return f" {_OFTEN[after > before][language]}."


def _of_bands(was: Band | None, became: Band | None) -> dict[str, str] | None:
    if was is None or became is None:
        return _MORE if was is None else _FEWER
    if was.is_between or became.is_between:
        return None
    before, after = _ends(was), _ends(became)
    if before == after:
        return None
    if all(one <= other for one, other in zip(before, after, strict=True)):
        return _MORE
    return _FEWER if all(one >= other for one, other in zip(before, after, strict=True)) else None


def _ends(band: Band) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """How far each side of a band reaches: the larger, the more values are in it."""
    low = (-inf if band.low is None else band.low, band.below is None)
    high = (-inf if band.high is None else -band.high, band.above is None)
    return low, high


def _per_week(value: Any) -> float | None:
    """How often something comes in the end; None where that hangs on more than the rhythm."""
    steps = value if isinstance(value, tuple) else (value,)
    last = steps[-1] if steps else None
    if not isinstance(last, Step | Repeat) or (isinstance(last, Step) and last.while_):
        return None
    return last.every.per_week
