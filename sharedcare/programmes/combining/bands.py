"""Bands that goals aim at: which of several is the strictest, and whether all can be met at once. Pure.

A goal's band is one stretch: with a ceiling, a floor, or both. One that holds what lies *outside* two numbers is no goal.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.programmes.types.words import Band


@dataclass(frozen=True, slots=True, order=True)
class _Side:
    """Where a stretch ends. `strict`: the number itself is no longer in it."""

    at: float
    strict: bool


def common(bands: Iterable[Band]) -> Band | None:
    """What lies in all of these bands; None where nothing does, or one single number only, which nobody can keep to.

    Equal bands have themselves in common, also where they are one number.
    """
    distinct = list(dict.fromkeys(bands))
    if len(distinct) == 1:
        return distinct[0]
    floors = [floor for each in distinct if (floor := _floor(each)) is not None]
    ceilings = [ceiling for each in distinct if (ceiling := _ceiling(each)) is not None]
    floor = max(floors, default=None)
    # Of two ceilings at one number the one that leaves it out is lower.
    ceiling = min(ceilings, key=lambda each: (each.at, not each.strict), default=None)
    if floor is not None and ceiling is not None and floor.at >= ceiling.at:
        return None
    return Band(
        above=floor.at if floor is not None and floor.strict else None,
        at_least=floor.at if floor is not None and not floor.strict else None,
        below=ceiling.at if ceiling is not None and ceiling.strict else None,
        at_most=ceiling.at if ceiling is not None and not ceiling.strict else None,
    )


def strictest(bands: Iterable[Band]) -> list[Band]:
    """Those that no other of the same direction is stricter than: of ceilings alone the lowest, of floors alone the highest,
    and each that has both. A stretch with two ends is stricter than a ceiling or floor that it keeps to anyway."""
    distinct = list(dict.fromkeys(bands))
    between = [each for each in distinct if each.low is not None and each.high is not None]
    kept = list(between)
    for one_sided in (
        [each for each in distinct if each.high is None],
        [each for each in distinct if each.low is None],
    ):
        if one_sided:
            best = next(each for each in one_sided if common(one_sided) == each)
            if not any(common([best, each]) == each for each in between):
                kept.append(best)
    return kept


def _floor(band: Band) -> _Side | None:
    if band.above is not None:
        return _Side(band.above, strict=True)
    return None if band.at_least is None else _Side(band.at_least, strict=False)


def _ceiling(band: Band) -> _Side | None:
    if band.below is not None:
        return _Side(band.below, strict=True)
    return None if band.at_most is None else _Side(band.at_most, strict=False)
