"""What of a plan stands in the record, as far as the reconciliation has to know it; and what has to change."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sharedcare.programmes.combining.types import MeasuringWanted, Side, Source, TaskWanted
from sharedcare.programmes.types.words import Band, Code, Wording


class State(StrEnum):
    """How far a task has come. `settled`: it is done, or a person gave it up; `started`: somebody is at it."""

    OPEN = "open"
    STARTED = "started"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class TaskStands:
    """A task of the plan that came from programmes. `by_people`: somebody has changed what it says; `waits`: it cannot be done
    yet; `written`: the day on which it was, where that is known."""

    id: str
    key: str
    opens: date
    closes: date
    sources: tuple[Source, ...]
    origins: tuple[str, ...]
    state: State = State.OPEN
    by_people: bool = False
    waits: bool = False
    written: date | None = None


@dataclass(frozen=True, slots=True)
class GoalStands:
    """A goal that is aimed at, or (`is_over`) one that a person has ended, with the band that was proposed for it. `by_people`: it was
    agreed on, or decided; one without sources always was."""

    id: str
    sources: tuple[Source, ...]
    band: Band | None
    by_people: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class MeasuringStands:
    """Something that the patient is asked to measure. `by_people`: ordered or changed by somebody."""

    id: str
    codes: frozenset[tuple[str, str]]
    rhythm: str
    sources: tuple[Source, ...]
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it. What the reconciliation itself has taken away is no longer here."""

    tasks: tuple[TaskStands, ...] = ()
    goals: tuple[GoalStands, ...] = ()
    measuring: tuple[MeasuringStands, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalToStand:
    """A goal that is to stand: one that is wanted, or one side of a conflict until somebody decides. `is_common` is whether its band is made
    of different ones."""

    title: Wording
    measure: tuple[Code, ...]
    unit: str
    band: Band | None
    sources: tuple[Source, ...]
    wins_over: tuple[Side, ...] = ()
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class MakeTask:
    """A task that is not there yet."""

    wanted: TaskWanted


@dataclass(frozen=True, slots=True)
class ChangeTask:
    """A task that more or fewer programmes ask for than before. `window`: also when it is to be done; not where somebody is
    at it, or has changed it."""

    id: str
    wanted: TaskWanted
    window: bool


@dataclass(frozen=True, slots=True)
class MakeGoal:
    """A goal that is not there yet."""

    wanted: GoalToStand


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """A goal whose band or sources are others."""

    id: str
    wanted: GoalToStand


@dataclass(frozen=True, slots=True)
class MakeMeasuring:
    """Something to measure that is not asked for yet."""

    wanted: MeasuringWanted


@dataclass(frozen=True, slots=True)
class ChangeMeasuring:
    """Something to measure whose rhythm or sources are others."""

    id: str
    wanted: MeasuringWanted


class Kind(StrEnum):
    """What is taken away."""

    TASK = "task"
    GOAL = "goal"
    MEASURING = "measuring"


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What no programme asks for any more, nobody has begun, and nobody has changed."""

    kind: Kind
    id: str


Wanted = TaskWanted | GoalToStand | MeasuringWanted
"""What a change makes, or makes of what stands: its `wanted`."""
PlanMade = MakeTask | MakeGoal | MakeMeasuring
PlanAgain = ChangeTask | ChangeGoal | ChangeMeasuring
PlanChange = PlanMade | PlanAgain | TakeAway
