"""What has been agreed: what matters, programmes, problems, tasks, appointments, medicines."""

from dataclasses import dataclass
from datetime import date, datetime

from sharedcare.care.plan.roles import BY_NO_ROLE, ByRole
from sharedcare.overview.types.parties import Party, Ref
from sharedcare.overview.types.texts import Text


@dataclass(frozen=True, slots=True)
class WhatMatters:
    """The patient's own goal in the patient's own words. `attainment` goes from -2 to 2 (goal attainment scaling)."""

    text: Text
    said: date | None
    attainment: int | None
    ref: Ref
    is_new: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """`status` is planned, active or done."""

    name: Text
    status: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that the patient takes part in, and how far. `responsible_is` is the reference by which the record names who is
    responsible."""

    name: Text
    code: str
    since: date | None
    phases: tuple[Phase, ...]
    responsible: Party | None
    ref: Ref
    is_new: bool
    responsible_is: str = ""

    @property
    def key(self) -> str:
        """What it is known by in addresses and goals: its code, else the id of its resource."""
        return self.code or self.ref.id


@dataclass(frozen=True, slots=True)
class Problem:
    """A diagnosis or other problem. `code` is as clinicians write it: I50.1, K77."""

    name: Text
    code: str
    since: date | None
    by: Party | None
    ref: Ref
    is_new: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause in measuring that lasts: the how manieth day it is, until when (None: until somebody ends it), who decided it, and
    whether that was the patient or somebody near them. `lies_in` is whether measuring rests because the patient is admitted, which
    nobody decided; `ref` is then the admission."""

    day: int
    until: datetime | None
    by: Party | None
    is_own: bool
    ref: Ref
    lies_in: bool = False


@dataclass(frozen=True, slots=True)
class TaskItem:
    """Something that somebody has to do. `owner_is` is the reference by which the record names whose it is; `kind` is what the house asks
    for by it, by its code, and `about` what about (`Type/id`); empty for a task of the plan. `by_role` are the roles that a programme asks for it of."""

    text: Text
    owner: Party | None
    due: date | None
    is_overdue: bool
    status: str
    ref: Ref
    is_new: bool
    owner_is: str = ""
    kind: str = ""
    about: str = ""
    by_role: ByRole = BY_NO_ROLE


@dataclass(frozen=True, slots=True)
class AppointmentItem:
    """An agreed meeting."""

    text: Text
    starts: datetime
    ends: datetime | None
    party: Party | None
    ref: Ref
    is_new: bool


@dataclass(frozen=True, slots=True)
class DoseChange:
    """What happened to a medicine last. `kind` is up, down, changed, started or stopped."""

    kind: str
    before: Text
    after: Text
    on: date | None
    by: Party | None


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine as it is taken now, or (with a change of kind stopped) was until lately. `percent` is the share of the target dose of a
    programme, None where none names one or the dose is not known."""

    name: Text
    dose: Text
    reason: Text
    since: date | None
    change: DoseChange | None
    ref: Ref
    is_new: bool
    percent: float | None = None
