"""A life while it is being planned: what the courses of all of somebody's illnesses want to happen.

Courses only plan and move the body; `living` then lets the days pass and writes what was measured. That way two
illnesses of one person meet in one body, one team and one plan.
"""

from dataclasses import dataclass, field
from random import Random

from sharedcare.region.analytes import Analyte
from sharedcare.region.bilingual import Words
from sharedcare.region.body import Body
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.entries.plan import Band, Member
from sharedcare.region.entries.problems import Problem
from sharedcare.region.hands import Hands
from sharedcare.region.measures import Measure
from sharedcare.region.staff import Worker


@dataclass(frozen=True, slots=True)
class Visit:
    """A contact, and what was measured at it. `days` is its length where somebody was admitted."""

    day: int
    text: Words
    kind: str
    organisation: str
    who: Worker
    why: Words
    measures: tuple[Measure, ...] = ()
    days: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Blood to be taken: by whom asked for, as which panel, and for what."""

    day: int
    panel: str
    by: Worker
    analytes: tuple[Analyte, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Diary:
    """Something measured at home every so many days, from a day on; `until` is its last day."""

    measure: Measure
    begins: int
    every: int
    until: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal that a programme brings."""

    measure: Measure
    band: Band
    text: Words
    by: Worker
    problem: str
    note: Words


@dataclass(frozen=True, slots=True)
class Todo:
    """A task; `due` is a day, `owner` a reference."""

    text: Words
    owner: str
    due: int
    made: At
    by: Worker
    status: str = "requested"
    priority: str = "routine"


@dataclass(frozen=True, slots=True)
class Coming:
    """An appointment ahead."""

    text: Words
    at: At
    who: Worker
    minutes: int = 30


@dataclass(slots=True)
class Life:
    """One person's life so far planned. `dense` tells whether everything of it is written, or what a register knows."""

    chart: Chart
    hands: Hands
    body: Body
    dense: bool = True
    programmes: frozenset[str] = frozenset()
    """All that the person is in or will be, so that no course gives what another gives already."""

    conditions: dict[str, str] = field(default_factory=dict)
    known: list[tuple[Problem, int]] = field(default_factory=list)
    """What the practice has on its list, and since which day."""

    taken: set[str] = field(default_factory=set)
    """ATC codes of what the practice has given for small things."""

    starts: dict[str, int] = field(default_factory=dict)
    """The day on which each programme began."""

    members: dict[str, Member] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    samples: list[Wanted] = field(default_factory=list)
    diaries: list[Diary] = field(default_factory=list)
    away: set[int] = field(default_factory=set)
    """Days on which nothing is measured at home."""

    wishes: list[Wish] = field(default_factory=list)
    todos: list[Todo] = field(default_factory=list)
    coming: list[Coming] = field(default_factory=list)
    manager: Worker | None = None
    """Who wrote the plan: of whom the first programme asked it."""

    @property
    def chance(self) -> Random:
        """The person's own."""
        return self.chart.chance

    @property
    def age(self) -> int:
        """Today."""
        return self.body.age(0)

    @property
    def began(self) -> int:
        """The day on which the first programme began."""
        return min(self.starts.values(), default=-30)

    def join(self, who: Worker, role: Words, begins: int, ends: int | None = None) -> None:
        """Put somebody on the team, once."""
        self.members.setdefault(who.reference, Member(role, who.reference, begins, ends))

    def workday(self, day: int) -> int:
        """The day, or the Monday after it, but never beyond today when it lies behind us."""
        found = self.chart.calendar.workday(day)
        return day if day <= 0 < found else found
