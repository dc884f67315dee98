"""Values of which only one side is known, such as `>100`: which side, what is reckoned from them, and what they could be. Pure.

A laboratory says `>100` where its method ends, and a device where its scale does. Such a value is no number, and to take it for one
would judge `>100` against `over 100` green. What it could be is asked instead: where all of that is judged alike, it is certain.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from operator import ge, gt, le, lt

from sharedcare.programmes.types.words import Band


class Bound(StrEnum):
    """What is known beside the number; the words are FHIR's comparators. `UNKNOWN`: nothing that we can reckon with."""

    EXACT = ""
    LESS = "<"
    AT_MOST = "<="
    AT_LEAST = ">="
    MORE = ">"
    UNKNOWN = "?"


def read(comparator: object) -> Bound:
    """What a Quantity's comparator says; one that we do not know says nothing that we can reckon with."""
    if not comparator:
        return Bound.EXACT
    return next((each for each in _OPPOSITE if each == comparator), Bound.UNKNOWN)


def opposite(bound: Bound) -> Bound:
    """That of what is taken away."""
    return _OPPOSITE.get(bound, bound)


def together(bounds: Iterable[Bound]) -> Bound:
    """That of a sum or a mean: of one side as long as all are of that side."""
    found = {each for each in bounds if each is not Bound.EXACT}
    if not found:
        return Bound.EXACT
    for strict, other in _SIDES:
        if found <= {strict, other}:
            return strict if strict in found else other
    return Bound.UNKNOWN


def could_be(value: float, bound: Bound, bands: Iterable[Band | None]) -> Iterator[float]:
    """One number of each stretch that the value could lie in, as far as these bands tell stretches apart."""
    if bound is Bound.EXACT:
        yield value
        return
    edges = sorted({value, *(edge for band in bands if band is not None for edge in _edges(band))})
    between = ((low + high) / 2 for low, high in pairwise(edges))
    for number in (edges[0] - 1, *edges, *between, edges[-1] + 1):
        if _HOLDS[bound](number, value):
            yield number


def _edges(band: Band) -> Iterator[float]:
    yield from (each for each in (band.below, band.at_most, band.above, band.at_least) if each is not None)


_OPPOSITE = {
    Bound.LESS: Bound.MORE,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.MORE: Bound.LESS,
}
_SIDES = ((Bound.LESS, Bound.AT_MOST), (Bound.MORE, Bound.AT_LEAST))
_HOLDS: dict[Bound, Callable[[float, float], bool]] = {
    Bound.LESS: lt,
    Bound.AT_MOST: le,
    Bound.AT_LEAST: ge,
    Bound.MORE: gt,
    Bound.UNKNOWN: lambda _number, _value: True,
}
