"""A patient's own limits, both ways: an extension on the ServiceRequest that asks for the measurement. Pure."""

from collections.abc import Iterator
from datetime import datetime

from sharedcare.care.elements import Tree, extensions, moment, part
from sharedcare.programmes.judging.types import OwnLimit
from sharedcare.programmes.types.words import Band

URL = "urn:sharedcare:limit"


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
    """A Range is where it is yellow, both ends included; a band that is open on both sides is two."""
    low, high = band.low, band.high
    if low is not None and high is not None and band.is_between:
        yield {"url": name, "valueRange": {"low": _quantity(high, unit), "high": _quantity(low, unit)}}
        return
    if low is not None:
        yield {"url": name, "valueRange": {"high": _quantity(low, unit)}}
    if high is not None:
        yield {"url": name, "valueRange": {"low": _quantity(high, unit)}}


def _quantity(value: float, unit: str) -> Tree:
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}


def _band(one: Tree, name: str) -> Band | None:
    # What another system has written in another form is no limit: the programme's counts, and no value is lost for it.
    ranges = [each.get("valueRange", {}) for each in one.get("extension", ()) if each.get("url") == name]
    lows = [each["low"]["value"] for each in ranges if "value" in each.get("low", {})]
    highs = [each["high"]["value"] for each in ranges if "value" in each.get("high", {})]
    if not lows and not highs:
        return None
    return Band(at_least=lows[0] if lows else None, at_most=highs[0] if highs else None)
