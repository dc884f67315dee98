"""Times as a programme writes them: `2 weeks`, `day 0 to day 14 after discharge`, and `2 of 3` readings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sharedcare.programmes.written import Written


class Unit(StrEnum):
    """What time is counted in."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def hours(self) -> float:
        """About how long it is: a month is a twelfth of a year of 365.25 days."""
        return _HOURS[self]


_HOURS = {Unit.HOUR: 1.0, Unit.DAY: 24.0, Unit.WEEK: 168.0, Unit.MONTH: 730.5, Unit.YEAR: 8766.0}
UNIT = "(?:hour|day|week|month|year)"
COUNT = "[1-9][0-9]{0,3}"
_POINT = f"{UNIT} (?:0|-?{COUNT})"


class Duration(Written):
    """A length of time. `2 weeks` and `14 days` are as long and written differently: both stay as written."""

    __slots__ = ("count", "unit")
    count: int
    unit: Unit

    WRITTEN = f"^(?:1 {UNIT}|{COUNT} {UNIT}s)$"
    EXAMPLES = ("2 weeks", "90 days")
    CALLED = "a length of time"

    def __init__(self, count: int, unit: Unit) -> None:
        self._hold(count=count, unit=unit)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that is written so. Raises NotUnderstood."""
        cls._demand(text)
        count, unit = text.split(" ")
        return cls(int(count), Unit(unit.removesuffix("s")))

    @property
    def hours(self) -> float:
        """About how long it is."""
        return self.count * self.unit.hours

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Offset:
    """A point in time as counted from an anchor: `day 14`; before it, `day -2`."""

    count: int
    unit: Unit

    @property
    def hours(self) -> float:
        """About how long after the anchor it is."""
        return self.count * self.unit.hours

    def __str__(self) -> str:
        return f"{self.unit} {self.count}"


class Window(Written):
    """From when until when: `day 0 to day 14 after discharge`, `day -7 to day 0 after visit`; or a point, `week 6 after visit`."""

    __slots__ = ("anchor", "closes", "opens")
    opens: Offset
    closes: Offset
    anchor: str

    WRITTEN = f"^{_POINT}(?: to {_POINT})? after [a-z0-9]+(?:[.-][a-z0-9]+)*$"
    EXAMPLES = ("day 0 to day 14 after discharge", "month 3 after enrolment")
    CALLED = "a time counted from an anchor"

    def __init__(self, opens: Offset, closes: Offset, anchor: str) -> None:
        self._hold(opens=opens, closes=closes, anchor=anchor)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that is written so. Raises NotUnderstood."""
        cls._demand(text)
        points, anchor = text.split(" after ")
        opens, _, closes = points.partition(" to ")
        return cls(_offset(opens), _offset(closes or opens), anchor)

    @property
    def is_empty(self) -> bool:
        """It closes before it opens."""
        return self.closes.hours < self.opens.hours

    def __str__(self) -> str:
        points = str(self.opens) if self.opens == self.closes else f"{self.opens} to {self.closes}"
        return f"{points} after {self.anchor}"


class Share(Written):
    """How many of the last readings are beyond a limit before it counts: `2 of 3`."""

    __slots__ = ("beyond", "of")
    beyond: int
    of: int

    WRITTEN = "^[1-9][0-9]? of [1-9][0-9]?$"
    EXAMPLES = ("2 of 3",)
    CALLED = "a number of readings out of the last ones"

    def __init__(self, beyond: int, of: int) -> None:
        self._hold(beyond=beyond, of=of)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that is written so. Raises NotUnderstood."""
        cls._demand(text)
        beyond, of = text.split(" of ")
        return cls(int(beyond), int(of))

    def __str__(self) -> str:
        return f"{self.beyond} of {self.of}"


def _offset(text: str) -> Offset:
    unit, count = text.split(" ")
    return Offset(int(count), Unit(unit))
