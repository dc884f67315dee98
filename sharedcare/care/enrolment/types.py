"""An enrolment as it stands in the record, and what is chosen when somebody is enrolled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sharedcare.programmes.combining.types import Conflict, Wanted
from sharedcare.programmes.fitting import Fit
from sharedcare.programmes.types import Programme


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor's moment."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Levelled:
    """The level that somebody put the patient into, by a reference; `why` where it is not the proposed one."""

    stratification: str
    level: str
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clinician said of a statement that no data tells."""

    key: str
    holds: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """That the patient follows another version since: `by` is a reference, or the operator (`elements.OPERATOR`)."""

    before: str
    after: str
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A value agreed for the patient, in the measurement's unit."""

    key: str
    value: float
    unit: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PhaseStands:
    """A phase and how far it is: `planned`, `active` or `done`."""

    key: str
    status: str
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """That a patient is in a programme. `followed` is the published version, empty where the newest is meant; `tree` the
    EpisodeOfCare at `version`, which keeps what is not ours."""

    id: str
    version: int
    programme: str
    followed: str
    since: date
    responsible: str
    phases: tuple[PhaseStands, ...] = ()
    anchors: tuple[Anchored, ...] = ()
    levels: tuple[Levelled, ...] = ()
    judged: tuple[Judgement, ...] = ()
    references: tuple[Reference, ...] = ()
    conditions: tuple[str, ...] = ()
    tree: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def phase(self) -> str:
        """The key of the phase that the patient is in; empty where none is under way."""
        return next((each.key for each in self.phases if each.status == "active"), "")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the team, or an organisation: a reference, and what they are there for. `is_sure` is whether the record tells
    that it is this one."""

    reference: str
    role: str
    name: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen at enrolment. `levels` by stratification, with the reason where it is not the proposed one; `judged` by
    the key of the statement; `team` and `responsible` are references; `consent` the words of a consent that the patient gave
    on paper now, empty where one stands."""

    anchors: Mapping[str, datetime] = field(default_factory=dict)
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)
    team: tuple[Member, ...] = ()
    responsible: str = ""
    consent: str = ""


NO_CHOICES = Choices()
"""Nothing has been chosen yet."""


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level to be set, and why where it is not the proposed one."""

    stratification: str
    level: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would mean to enrol somebody: shown before it is done.

    `new`, `merged` and `gone` are the titles of tasks; `before` and `after` the plans, without and with the programme.
    """

    programme: Programme
    fit: Fit
    anchors: Mapping[str, datetime]
    judged: Mapping[str, bool]
    consent_stands: bool
    record_is_open: bool
    agreement: str
    team: tuple[Member, ...]
    responsible: tuple[Member, ...]
    before: Wanted
    after: Wanted

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Those that the programme brings."""
        return tuple(each for each in self.after.conflicts if each not in self.before.conflicts)
