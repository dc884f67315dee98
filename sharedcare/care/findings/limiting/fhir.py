"""A patient's own limits, both ways: an extension on the ServiceRequest that asks for the measurement. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sharedcare.care.elements import Tree, extensions, moment, part
from sharedcare.programmes.judging.types import OwnLimit
from sharedcare.programmes.types.words import Band

URL = "urn:sharedcare:limit"
_LEAVES_OUT = "urn:sharedcare:leaves-out"
"""On a Range: which of its ends is not in it."""


def limits_in(tree: Tree) -> Iterator[tuple[str, OwnLimit]]:
    """The limits that stand on a ServiceRequest, also those that have ended, each with the key of its programme."""
    for each in extensions(tree, "limit"):
        programme, _, key = (part(each, "key", "valueString") or "").partition(":")
        at = moment(part(each, "at", "valueInstant"))
        if not key or at is None:
            continue
        by = part(each, "by", "valueReference") or {}
        until = moment(part(each, "until", "valueInstant"))
        why = part(each, "why", "valueString") or ""
        yield (
            programme,
            OwnLimit(key, _band(each, "yellow"), _band(each, "red"), at, by.get("display", ""), until, why),
        )


def extension(key: str, limit: OwnLimit, *, by: str, unit: str) -> Tree:
    """One limit; `key` is `<programme>:<measurement>:<limit>`, `by` refers to who set it."""
    parts: list[Tree] = [{"url": "key", "valueString": key}]
    for name, band in (("yellow", limit.yellow), ("red", limit.red)):
        parts += [] if band is None else _ranges(name, band, unit)
    parts += [
        {"url": "by", "valueReference": {"reference": by, "display": limit.by}},
        {"url": "at", "valueInstant": limit.at.isoformat(timespec="milliseconds")},
    ]
    if limit.until is not None:
        parts.append({"url": "until", "valueInstant": limit.until.isoformat(timespec="milliseconds")})
    if limit.why:
        parts.append({"url": "why", "valueString": limit.why})
    return {"url": URL, "extension": parts}


def ended(one: Tree, *, at: datetime) -> Tree:
    """The same limit, no longer in force from a moment on; one that has ended before stays as it is."""
    until = moment(part(one, "until", "valueInstant"))
    if until is not None and until <= at:
        return one
    rest = [each for each in one["extension"] if each["url"] != "until"]
    end = {"url": "until", "valueInstant": at.isoformat(timespec="milliseconds")}
    return one | {"extension": [*rest, end]}


def _ranges(name: str, band: Band, unit: str) -> Iterator[Tree]:
    """A Range is where it is yellow; a band that is open on both sides is two. FHIR counts both ends of a Range in, so that one
    that is not (`below`, `above`) says so in an extension: 90 is not below 90."""
    upper = None if band.low is None else ("high", band.low, band.below is not None)
    lower = None if band.high is None else ("low", band.high, band.above is not None)
    if upper and lower and band.is_between:
        yield {"url": name, "valueRange": _range([lower, upper], unit)}
        return
    for each in (upper, lower):
        if each is not None:
            yield {"url": name, "valueRange": _range([each], unit)}


def _range(sides: Sequence[tuple[str, float, bool]], unit: str) -> Tree:
    left_out = [{"url": _LEAVES_OUT, "valueCode": side} for side, _, is_out in sides if is_out]
    ends = {side: _quantity(value, unit) for side, value, _ in sides}
    return {"extension": left_out, **ends} if left_out else ends


def _quantity(value: float, unit: str) -> Tree:
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}


def _band(one: Tree, name: str) -> Band | None:
    # What another system has written in another form is no limit: the programme's counts, and no value is lost for it.
    ranges = [each.get("valueRange", {}) for each in one.get("extension", ()) if each.get("url") == name]
    ends: dict[str, float] = {}
    for side, counted_in, left_out in (("low", "at_least", "above"), ("high", "at_most", "below")):
        told = next((each for each in ranges if "value" in each.get(side, {})), None)
        if told is not None:
            ends[left_out if _leaves_out(told, side) else counted_in] = told[side]["value"]
    return Band(**ends) if ends else None


def _leaves_out(told: Tree, side: str) -> bool:
    return any(
        each.get("url") == _LEAVES_OUT and each.get("valueCode") == side for each in told.get("extension", ())
    )
