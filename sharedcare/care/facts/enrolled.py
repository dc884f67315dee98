"""What a programme can ask of an enrolment: as it stands in the record, and as it is about to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

GOES_ON = ("active", "onhold")
"""The states in which a patient is in a programme."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor's moment. `by`: what it came by, as the file calls it (`coming.py`), empty where somebody has set it; `what`: the mark of
    the task, the medicine, the diagnosis or the conditions; `ended`: when the conditions that it came by ceased to hold."""

    key: str
    at: datetime
    by: str = ""
    what: str = ""
    ended: datetime | None = None


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
class Chosen:
    """What is about to be known of it. `levels` by stratification, with the reason where it is not the proposed one; `judged` by the key
    of the statement."""

    anchors: Mapping[str, datetime] = field(default_factory=dict)
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)


NOTHING_CHOSEN = Chosen()
"""Nothing is about to be."""
