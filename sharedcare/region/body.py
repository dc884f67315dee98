"""A body in numbers: how each quantity runs over the days, and what moves it.

A quantity has a level and a spread, and steps that change the level from a day on: a drug that is begun, fluid that
gathers, an infection that passes. All courses of a person move the same body, so that a combination of illnesses
gives one potassium and one weight.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from sharedcare.region.analytes import CHOLESTEROL, CREATININE, EGFR, HDL, LDL, TRIGLYCERIDE, Analyte
from sharedcare.region.kidney import egfr

_BEYOND = 0.35


@dataclass(slots=True)
class Curve:
    """One quantity. `spread` is the standard deviation of a single reading; it never falls below `least`.

    Within `eased` steps count in full; beyond it only in part, since a body resists: five drugs do not take five times
    as much from a blood pressure as one does.
    """

    level: float
    spread: float
    least: float = 0.0
    eased: tuple[float, float] | None = None
    steps: list[tuple[int, float, int]] = field(default_factory=list)

    def step(self, day: int, change: float, over: int = 1) -> None:
        """Change the level by so much, evenly over so many days from a day on."""
        self.steps.append((day, change, max(over, 1)))

    def bump(self, day: int, change: float, rise: int, fall: int, stay: int = 0) -> None:
        """Go up (or down) until a day, stay there, and come back."""
        self.step(day - rise, change, rise)
        self.step(day + stay, -change, fall)

    def at(self, day: int) -> float:
        """The level on a day."""
        value = self.level
        for begins, change, over in self.steps:
            if day >= begins:
                value += change if day >= begins + over else change * (day - begins) / over
        if self.eased is not None:
            within = min(max(value, self.eased[0]), self.eased[1])
            value = within + (value - within) * _BEYOND
        return max(value, self.least)

    def read(self, day: int, chance: Random) -> float:
        """A reading on a day."""
        return max(self.at(day) + chance.gauss(0, self.spread), self.least)


@dataclass(slots=True)
class Body:
    """All quantities of one person, by the key of the measure or the NPU code of the analysis."""

    age: Callable[[int], int]
    female: bool
    curves: dict[str, Curve]

    def __getitem__(self, key: str) -> Curve:
        return self.curves[key]

    def blood(self, one: Analyte) -> Curve:
        """The quantity that an analysis measures."""
        return self.curves[one.npu]

    def result(self, one: Analyte, day: int, chance: Random, known: dict[Analyte, float]) -> float:
        """What the laboratory finds, where some of it follows from what else is in the same sample (`known`)."""
        if one is EGFR:
            return egfr(round(known[CREATININE]), age=self.age(day), female=self.female)
        if one is CHOLESTEROL:
            # Friedewald's formula read the other way, in mmol/L.
            return known[LDL] + known[HDL] + known[TRIGLYCERIDE] / 2.2
        return self.blood(one).read(day, chance)
