"""Quantities and numbers, comparable across units. https://hl7.org/fhir/R4/search.html#quantity

A row is (path number, unit key, value under that key, value as written). A Range gives two rows, its
low and its high end, and sampled data two, its least and its greatest value. The comparator of a
quantity (`<`, `>=` ...) is not looked at: `<5` is found as 5.
"""

from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

from sharedcare.records.indexing.gathered import Gathered, Read
from sharedcare.records.indexing.parameters import Path
from sharedcare.records.indexing.tokens import present_token
from sharedcare.terminology.units import NO_UNIT, canonical

CURRENCIES = "urn:iso:std:iso:4217"

Measure = tuple[int, float, float]


def reader(path: Path, datatype: str) -> Read:
    """How numbers with units are read from this datatype at this path."""
    present = present_token(path.name)
    number = path.number
    measures: Callable[[Any], Iterator[Measure]] = _MEASURES.get(datatype, _quantity)

    def read(value: Any, into: Gathered) -> None:
        into.marks.add(present)
        into.quantities.extend((number, *measure) for measure in measures(value))

    return read


def _quantity(quantity: Mapping[str, Any]) -> Iterator[Measure]:
    raw = _number(quantity.get("value"))
    if raw is None:
        return
    code, unit = quantity.get("code"), quantity.get("unit")
    yield *canonical(raw, quantity.get("system") if code else None, code or unit), raw
    if code and unit and unit != code:
        # Searched by the words on the screen, with no system named: see units.candidates.
        yield *canonical(raw, None, unit), raw


def _money(money: Mapping[str, Any]) -> Iterator[Measure]:
    raw = _number(money.get("value"))
    if raw is not None:
        yield *canonical(raw, CURRENCIES, money.get("currency")), raw


def _range(limits: Mapping[str, Any]) -> Iterator[Measure]:
    for limit in (limits.get("low"), limits.get("high")):
        if limit:
            yield from _quantity(limit)


def _sampled(samples: Mapping[str, Any]) -> Iterator[Measure]:
    origin = samples.get("origin") or {}
    zero, factor = _number(origin.get("value")) or 0.0, _number(samples.get("factor")) or 1.0
    outside = {"L": _number(samples.get("lowerLimit")), "U": _number(samples.get("upperLimit")), "E": None}
    points = (samples.get("data") or "").split()
    known = [outside[point] if point in outside else _decimal(point) for point in points]
    values = [zero + point * factor for point in known if point is not None]
    for value in sorted({min(values), max(values)}) if values else ():
        yield from _quantity({**origin, "value": value})


def _plain(value: Any) -> Iterator[Measure]:
    raw = _number(value)
    if raw is not None:
        yield NO_UNIT, raw, raw


def _decimal(text: str) -> float | None:
    try:
        return _number(float(text))
    except ValueError:
        return None


def _number(value: Any) -> float | None:
    if not isinstance(value, int | float):
        return None
    number = float(value)
    return number if isfinite(number) else None


_MEASURES: dict[str, Callable[[Any], Iterator[Measure]]] = {
    "Money": _money,
    "Range": _range,
    "SampledData": _sampled,
    **dict.fromkeys(("decimal", "integer", "positiveInt", "unsignedInt"), _plain),
}
