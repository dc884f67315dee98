"""What goes into the reconciliation, and what it comes to: everything that is wanted names the programmes that want it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Education
from sharedcare.programmes.types.course import Proposal
from sharedcare.programmes.types.goals import Target
from sharedcare.programmes.types.schedules import Repeat
from sharedcare.programmes.types.tasks import Single
from sharedcare.programmes.types.words import Band, Code, Text, Wording


class Following(Protocol):
    """That a programme is followed, and in which phase, whatever else is known of it."""

    @property
    def programme(self) -> Programme:
        """The version that is followed."""

    @property
    def phase(self) -> str:
        """The key of the phase under way; empty where none is."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A programme that the patient follows: what is known in its words, since when, and the phase that the patient is in.

    Moments are in the zone that days are counted in.
    """

    programme: Programme
    facts: Facts
    since: datetime
    phase: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """The part of a programme that asks for something."""

    programme: str
    version: str
    key: str


@dataclass(frozen=True, slots=True, order=True)
class Doer:
    """A role of a programme that may do something, and the kind of organisation that answers for it then; the patient has none."""

    programme: str
    role: str
    profession: str
    organisation: str


@dataclass(frozen=True, slots=True)
class DoneBy:
    """What shows that a task is done, in the words of one programme."""

    programme: str
    what: Single


@dataclass(frozen=True, slots=True)
class Time:
    """One time that a programme wants a task done. `origin` names it for good: by programme, task, the day that it is counted
    from, and its number since then. So it is known again whatever else comes and goes."""

    origin: str
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class TaskWanted:
    """One thing to do once, for as many programmes as ask for it. `origins` are the times that it stands for; `waits`: what
    must hold before it can be done does not hold yet."""

    key: str
    title: Wording
    opens: date
    closes: date
    doers: tuple[Doer, ...]
    done_when: tuple[DoneBy, ...]
    sources: tuple[Source, ...]
    origins: tuple[str, ...]
    waits: bool
    shown_to_patient: bool
    minutes: float
    codes: tuple[Code, ...] = ()
    hands_over_to: tuple[Doer, ...] = ()
    meets: Repeat | None = None


class Why(StrEnum):
    """Why something of a programme is not in the plan now."""

    NOT_FOR_PATIENT = "not-for-patient"
    NOT_KNOWN = "not-known"
    NO_ANCHOR = "no-anchor"
    BEFORE = "before"
    LATER = "later"
    ENDED = "ended"
    RESTS = "rests"


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of a programme that asks for nothing now, and why: nothing is left out without a word.

    `waits_for` are the anchors or the statements to be judged that would change it.
    """

    kind: str
    source: Source
    title: Wording
    why: Why
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How often one programme asks for a measurement or a questionnaire."""

    source: Source
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class MeasuringWanted:
    """One measurement with one rhythm. `codes`: all under which its values count; `asked`: how often each programme by itself
    would have it, the most frequent first; `until`: the day on which the rhythm may be another."""

    key: str
    title: Wording
    code: Code
    codes: tuple[Code, ...]
    unit: str
    rhythm: Rhythm
    since: date
    until: date | None
    late_after_hours: float | None
    doers: tuple[Doer, ...]
    asked: tuple[Asked, ...]
    minutes: float

    @property
    def sources(self) -> tuple[Source, ...]:
        """The parts that ask for it."""
        return tuple(sorted(each.source for each in self.asked))


@dataclass(frozen=True, slots=True)
class AskingWanted:
    """One questionnaire. `rhythm` where a schedule asks for it, and `due` the days on which tasks do; `answered`: the newest
    answer, which counts for all who ask when it is at most 30 days old."""

    key: str
    title: Wording
    rhythm: Rhythm | None
    due: tuple[date, ...]
    answered: date | None
    sources: tuple[Source, ...]
    questions: int
    minutes: float


@dataclass(frozen=True, slots=True)
class GoalWanted:
    """One goal. `band` is what several bands have in common; `wins_over` are goals that it is stricter than, with their bands.
    `cautions` is what to think of before aiming at it."""

    key: str
    title: Wording
    measure: tuple[Code, ...]
    unit: str
    band: Band | None
    target: Target
    sources: tuple[Source, ...]
    wins_over: tuple["Side", ...] = ()
    cautions: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the goals that meet: what it aims at, and who wants it. `agreed`: the id of the goal that was agreed with the
    patient, where it is that one."""

    band: Band
    title: Wording
    sources: tuple[Source, ...]
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Goals for one measure that cannot all be reached. A clinician decides; until then all of them stand. `proposed` is what the
    programmes propose to whoever decides, where they do, and agree: the target of one of the sides, or another."""

    measure: tuple[Code, ...]
    title: Wording
    unit: str
    sides: tuple[Side, ...]
    says: tuple[Text, ...] = ()
    proposed: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A goal that stands because people agreed on it: it goes before what programmes propose for the same measure."""

    id: str
    codes: frozenset[tuple[str, str]]
    band: Band


@dataclass(frozen=True, slots=True)
class Yielding:
    """A goal of a programme that gives way to one that was agreed with the patient."""

    side: Side
    agreed: str


@dataclass(frozen=True, slots=True)
class EducationWanted:
    """One thing to learn. `instead_of`: what gives way to it, since another programme says otherwise."""

    what: Education
    sources: tuple[Source, ...]
    instead_of: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a programme says about another that is followed as well."""

    rule: str
    says: Text
    sources: tuple[Source, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A group of drugs that the patient takes and that may harm, and who says so."""

    title: Text
    says: Text | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Burden:
    """What it asks of the patient: minutes a day at home, and visits in the coming 30 days."""

    minutes_a_day: float
    visits_a_month: int

    @property
    def is_heavy(self) -> bool:
        """More than most keep up for long: over five minutes a day, or more than two visits a month."""
        return self.minutes_a_day > MOST_MINUTES_A_DAY or self.visits_a_month > MOST_VISITS_A_MONTH

    def is_more_than(self, other: "Burden") -> bool:
        """Whether it asks more of the patient than this in anything."""
        return self.minutes_a_day > other.minutes_a_day or self.visits_a_month > other.visits_a_month


MOST_MINUTES_A_DAY = 5
MOST_VISITS_A_MONTH = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """The one plan that the followed programmes ask for together on a day. Each part is sorted, so that equal is equal."""

    tasks: tuple[TaskWanted, ...] = ()
    measuring: tuple[MeasuringWanted, ...] = ()
    asking: tuple[AskingWanted, ...] = ()
    goals: tuple[GoalWanted, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    yielding: tuple[Yielding, ...] = ()
    education: tuple[EducationWanted, ...] = ()
    notes: tuple[Note, ...] = ()
    warned: tuple[Warned, ...] = ()
    aside: tuple[Aside, ...] = ()
    burden: Burden = Burden(0, 0)
    on: date = date.min
