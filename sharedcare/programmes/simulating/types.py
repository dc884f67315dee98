"""What a simulation is asked and what it answers. Frozen shapes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sharedcare.programmes.facts import Facts


class Habit(StrEnum):
    """How somebody measures, and how their values run."""

    STABLE = "stable"
    DRIFTING = "drifting"
    NOISY = "noisy"
    FORGETFUL = "forgetful"


SHARES: Mapping[Habit, float] = {
    Habit.STABLE: 0.6,
    Habit.DRIFTING: 0.1,
    Habit.NOISY: 0.15,
    Habit.FORGETFUL: 0.15,
}
"""How many of the made-up patients have each habit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many patients, for how long, from which seed."""

    patients: int = 1000
    weeks: int = 26
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up patient: the habit, the name that their chance is drawn by, and what is known of them."""

    habit: Habit
    name: str
    start: datetime
    end: datetime
    facts: Facts


@dataclass(slots=True)
class Counted:
    """What happened week by week, over all patients; `alerts` are keyed by rule and colour, `tasks` the keys of those that came at all."""

    weeks: int
    work: dict[str, list[float]] = field(default_factory=dict)
    minutes: list[float] = field(default_factory=list)
    alerts: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    waiting: list[float] = field(default_factory=list)
    tasks: set[str] = field(default_factory=set)
    handovers: int = 0
    late: int = 0

    def __post_init__(self) -> None:
        self.minutes = [0.0] * self.weeks
        self.waiting = [0.0] * self.weeks


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of it. `rules` are what measurements and questionnaires are called, by their keys, and what their rules say, by
    `<key>:<rule>`. `follows_limits` are the measurements (in Danish and English) whose values only the limits of the file could
    tell, so that they move with these; `by_chance` are the anchors whose moments nothing in the file could tell, and `never` the tasks that
    came to nobody in these weeks."""

    wanted: Wanted
    programme: str
    version: str
    title: tuple[str, str]
    roles: Mapping[str, tuple[str, str]]
    rules: Mapping[str, tuple[str, str]]
    counted: Counted
    follows_limits: tuple[tuple[str, str], ...] = ()
    by_chance: tuple[tuple[str, str], ...] = ()
    never: tuple[tuple[str, str], ...] = ()
