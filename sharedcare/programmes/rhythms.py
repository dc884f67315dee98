"""How often something is done, as a programme writes it: `every 2 weeks`, `2 times a week`, `every monday and thursday`."""

from sharedcare.programmes.times import COUNT, UNIT, Duration, Unit
from sharedcare.programmes.written import Written

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = f"(?:{'|'.join(WEEKDAYS)})"


class Rhythm(Written):
    """How often. It is read as one of three kinds, and each is a type of its own."""

    __slots__ = ()

    WRITTEN = (
        f"^(?:every {UNIT}"
        f"|every {COUNT}(?: to {COUNT})? {UNIT}s"
        f"|[1-9][0-9]? times a {UNIT}"
        f"|every {_DAY}(?: and {_DAY}){{0,6}})$"
    )
    EXAMPLES = (
        "every day",
        "every 2 weeks",
        "every 4 to 6 months",
        "2 times a week",
        "every monday and thursday",
    )
    CALLED = "a rhythm"

    @classmethod
    def parse(cls, text: str) -> "Rhythm":
        """The rhythm that is written so, as the kind that it is. Raises NotUnderstood."""
        cls._demand(text)
        words = text.split(" ")
        if words[0] != "every":
            return TimesA(int(words[0]), Unit(words[-1]))
        if words[1] in WEEKDAYS:
            return OnWeekdays(tuple(day for day in WEEKDAYS if day in words))
        unit = Unit(words[-1].removesuffix("s"))
        shortest, longest = _counts(words)
        return Every(Duration(shortest, unit), Duration(longest, unit))

    @property
    def per_week(self) -> float:
        """How many times a week, about, and at most: what the burden of a programme is counted from."""
        raise NotImplementedError


class Every(Rhythm):
    """Again when at least `shortest` and at most `longest` has passed; most often the two are one."""

    __slots__ = ("longest", "shortest")
    shortest: Duration
    longest: Duration

    def __init__(self, shortest: Duration, longest: Duration) -> None:
        self._hold(shortest=shortest, longest=longest)

    @property
    def per_week(self) -> float:
        """By the shortest time between two."""
        return Unit.WEEK.hours / self.shortest.hours

    def __str__(self) -> str:
        if self.shortest != self.longest:
            return f"every {self.shortest.count} to {self.longest.count} {self.longest.unit}s"
        return f"every {self.shortest.unit}" if self.shortest.count == 1 else f"every {self.shortest}"


class TimesA(Rhythm):
    """So many times in each day, week, month or year, on days that are free to choose."""

    __slots__ = ("times", "unit")
    times: int
    unit: Unit

    def __init__(self, times: int, unit: Unit) -> None:
        self._hold(times=times, unit=unit)

    @property
    def per_week(self) -> float:
        """As it says."""
        return self.times * Unit.WEEK.hours / self.unit.hours

    def __str__(self) -> str:
        return f"{self.times} times a {self.unit}"


class OnWeekdays(Rhythm):
    """On these days of each week, in the order of the week."""

    __slots__ = ("days",)
    days: tuple[str, ...]

    def __init__(self, days: tuple[str, ...]) -> None:
        self._hold(days=days)

    @property
    def per_week(self) -> float:
        """As many as days are named."""
        return float(len(self.days))

    def __str__(self) -> str:
        return f"every {' and '.join(self.days)}"


def _counts(words: list[str]) -> tuple[int, int]:
    """Of `every week` 1 and 1, of `every 4 months` 4 and 4, of `every 4 to 6 months` 4 and 6."""
    numbers = [int(word) for word in words if word.isdigit()] or [1]
    return numbers[0], numbers[-1]
