"""Values in time, the goals they are held against, and what they give cause for."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from sharedcare.overview.types.parties import Party, Ref
from sharedcare.overview.types.texts import Text


class Status(Enum):
    """How a measurement stands, the most urgent first."""

    ACT = "act"
    """Somebody has to act now."""
    WATCH = "watch"
    """Outside its goal, or something to keep an eye on."""
    MISSING = "missing"
    """A measurement that was agreed has not come."""
    ON_TARGET = "on-target"
    NO_GOAL = "no-goal"


class Freshness(Enum):
    """How old a value is, measured by how often it is usually measured."""

    FRESH = "fresh"
    OUTDATED = "outdated"
    """One to two intervals old."""
    STALE = "stale"
    """More than two intervals old."""


class Point(NamedTuple):
    """One value of a series, in the unit of the series. `second` is the lower of a pair: the diastolic pressure."""

    at: datetime
    value: float
    second: float | None
    at_home: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that needs action, and why in one sentence. `measure` is the key of the measurement it is about; `times` is how
    often it was found `since` the first time, `last` when it was found last. `then` is the newest value where it came after that and
    is past no limit."""

    status: Status
    text: Text
    since: datetime
    explanation: Text
    measure: str
    by: Party | None
    ref: Ref
    is_new: bool
    last: datetime
    times: int = 1
    then: Point | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """The band in which a value should lie, in the unit of the series; an open end is None.

    `source` is the problem that it is for, or where it is from; `programmes` the keys of those it belongs to.
    """

    low: float | None
    high: float | None
    source: Text
    by: Party | None
    ref: Ref
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it was measured, converted to the unit of its series.

    `text` is set instead of `value` where the result is no number, or a number with a comparator. `digits` is the
    number of decimals it is shown with at the least. `status` is FHIR's: final, preliminary, corrected ...
    """

    at: datetime
    value: float | None
    second: float | None
    text: Text
    digits: int
    status: str
    interpretation: Text
    at_home: bool
    by: Party | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement of the patient in time: the newest value, its goal and how it came here.

    `key` names it (`weight`), or is made from its code where we have no name for it; `name` is then what the sender
    called it, else empty. `points` are in order of time. `change` is the newest value less the one before.
    `concern` explains a status that somebody or something raised.
    """

    key: str
    name: Text
    unit: str
    newest: Reading
    previous: Reading | None
    goals: tuple[Goal, ...]
    status: Status
    freshness: Freshness
    concern: Text
    points: tuple[Point, ...]
    is_new: bool

    @property
    def goal(self) -> Goal | None:
        """The goal that counts; of several the first."""
        return self.goals[0] if self.goals else None

    def belongs_to(self, programme: str) -> bool:
        """Whether a goal of this programme, by its key, is held against it."""
        return any(programme in goal.programmes for goal in self.goals)

    @property
    def change(self) -> float | None:
        """How much the value has moved since the one before."""
        if self.previous is None or self.previous.value is None or self.newest.value is None:
            return None
        return self.newest.value - self.previous.value


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two goals for one measurement that cannot both be meant: somebody has to decide."""

    measure: str
    goals: tuple[Goal, ...]
