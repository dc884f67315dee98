"""Limits and bands: yellow comes before red, and a band holds some numbers and leaves some out."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.times import Share
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import MOST_READINGS, Measured
from sharedcare.programmes.types.measuring import Combination, Limit, Measurement
from sharedcare.programmes.types.words import Band

_SIDES = (("below", "at-most", "at_most"), ("above", "at-least", "at_least"))


def impossible(programme: Programme) -> Iterator[Problem]:
    """Limits and bands that cannot be meant as they are written."""
    for path, part in parts(programme):
        share = getattr(part, "readings", None)
        if isinstance(share, Share) and share.beyond > share.of:
            yield Problem(
                (*path, "readings"),
                f"`{share}` can never be.",
                "The first number is the smaller one: `2 of 3`.",
            )
        if isinstance(part, Measured) and isinstance(share, Share) and share.of > MOST_READINGS:
            yield Problem(
                (*path, "readings"),
                f"A condition looks at the last {MOST_READINGS} values at most.",
                f"Ask for so many, as in `{MOST_READINGS} of {MOST_READINGS}`.",
            )
        if isinstance(part, Band):
            yield from _band(path, part)
        elif isinstance(part, Limit):
            yield from _limit(path, part)
        elif isinstance(part, Measurement) and part.possible is not None and not part.possible.is_between:
            yield Problem(
                (*path, "possible"),
                f"This does not say between which numbers `{part.key}` can be.",
                "Write both ends, such as `possible: {at-least: 30, at-most: 300}`.",
            )
        elif isinstance(part, Combination) and part.yellows is None and not part.when:
            yield Problem(
                path,
                f"The combination `{part.key}` does not say when it is red.",
                "Add `yellows: 2`, or `when:` with what must hold.",
            )


def _band(path: Path, band: Band) -> Iterator[Problem]:
    if band.low is None and band.high is None:
        yield Problem(
            path, "This band has no end.", "Write `below:`, `at-most:`, `above:` or `at-least:` and a number."
        )
    for strict, loose, name in _SIDES:
        if getattr(band, strict) is not None and getattr(band, name) is not None:
            yield Problem(
                path, f"`{strict}` and `{loose}` both say where this band ends.", "Keep one of them."
            )
    if (
        band.low is not None
        and band.low == band.high
        and not (band.at_most is not None and band.at_least is not None)
    ):
        yield Problem(path, "This band holds no number, or all but one.", "Look at its two ends.")


def _limit(path: Path, limit: Limit) -> Iterator[Problem]:
    if limit.yellow is None and limit.red is None:
        yield Problem(
            path,
            f"The limit `{limit.key}` has neither yellow nor red.",
            "Add `yellow:` or `red:` with a band.",
        )
    if limit.yellow and limit.red and not (limit.yellow.is_between or limit.red.is_between):
        yield from _order(path, limit.yellow, limit.red)


def _order(path: Path, yellow: Band, red: Band) -> Iterator[Problem]:
    if yellow.high is not None and red.high is not None and yellow.high >= red.high:
        yield Problem(
            (*path, "yellow"),
            f"Yellow begins at {yellow.high:g} and red already at {red.high:g}: it is never yellow.",
            f"Let yellow begin lower than {red.high:g}.",
        )
    if yellow.low is not None and red.low is not None and yellow.low <= red.low:
        yield Problem(
            (*path, "yellow"),
            f"Yellow begins under {yellow.low:g} and red already under {red.low:g}: it is never yellow.",
            f"Let yellow begin higher than {red.low:g}.",
        )
