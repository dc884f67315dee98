"""Who is on the team, what is chosen when somebody is enrolled, and what that would mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sharedcare.care.facts.enrolled import Chosen
from sharedcare.programmes.combining.types import Conflict, Wanted
from sharedcare.programmes.fitting import Fit
from sharedcare.programmes.types import Programme


@dataclass(frozen=True, slots=True)
class Move:
    """That the patient follows another version since: `by` is a reference, or the operator (`elements.OPERATOR`)."""

    before: str
    after: str
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the team, or an organisation: a reference, and what they are there for. `is_sure` is whether the record tells
    that it is this one, `is_there` whether they are on the team already, or somebody who works for it is."""

    reference: str
    role: str
    name: str = ""
    is_sure: bool = True
    is_there: bool = False

    @property
    def is_proposed(self) -> bool:
        """Whether an enrolment takes them in unless somebody says otherwise."""
        return self.is_sure and not self.is_there


@dataclass(frozen=True, slots=True)
class Choices(Chosen):
    """What is chosen at enrolment, beside what will be known by it: `team` and `responsible` are references, `consent` the words of a
    consent that the patient gave on paper now, empty where one stands."""

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
