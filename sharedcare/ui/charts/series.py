"""Values in time and the band in which they should lie, as charts take them; and where they lie on a scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Dot(NamedTuple):
    """One value; `second` is the lower of a pair. A square is drawn otherwise than a circle, and means otherwise."""

    at: datetime
    value: float
    second: float | None = None
    is_square: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The band in which values should lie; an open end is None."""

    low: float | None
    high: float | None

    def distance(self, value: float) -> float:
        """How far outside the band a value lies, 0 within it."""
        if self.low is not None and value < self.low:
            return self.low - value
        if self.high is not None and value > self.high:
            return value - self.high
        return 0.0


@dataclass(frozen=True)
class Scale:
    """Leads from values to places between 0 and `length`, turned around for heights."""

    low: float
    high: float
    length: float
    pad: float

    @cached_property
    def slope(self) -> float:
        """Places for each unit of value."""
        return (self.length - 2 * self.pad) / (self.high - self.low)

    def __call__(self, value: float) -> float:
        return round(self.pad + (value - self.low) * self.slope, 1)

    def up(self, value: float) -> float:
        """The same, where more is higher."""
        return round(self.length - self.pad - (value - self.low) * self.slope, 1)


def unbroken(moments: Sequence[float], *, times: float = 3) -> list[tuple[int, int]]:
    """Where the series is cut: nothing was measured for more than so many times the usual interval. First and past
    the last place of each run.
    """
    gaps = [after - before for before, after in pairwise(moments)]
    longest = max(median(gaps) * times, 1.0) if gaps else 0.0
    cuts = [place for place, gap in enumerate(gaps, start=1) if gap > longest]
    return list(pairwise((0, *cuts, len(moments))))
