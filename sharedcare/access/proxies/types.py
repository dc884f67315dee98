"""Who is let in into a patient's record, and who decides that. Frozen shapes that the doors may use."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

SEE, MEASURE, WRITE = 1, 2, 3
"""How far a relative may go: see; see and measure; see, measure and write."""


@dataclass(frozen=True, slots=True)
class Ages:
    """From which age on a patient decides, and from which alone; in years. Settings, since other countries draw other lines."""

    decides: int = 15
    adult: int = 18


class Decides(Enum):
    """Who decides for a patient of some age."""

    PARENTS = "parents"
    """Whoever has custody."""
    YOUNG = "young"
    """The patient, and the parents are told and included."""
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be said of a relative. `until` is the last day."""

    name: str
    relation: str
    phone: str
    level: int
    until: date


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a relative may go, and until which day, the last one; None leaves the end where it is."""

    level: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Proxy:
    """A relative by the id of the RelatedPerson; `level` 0 may nothing. `until` is the last day, None when none is told.

    `is_guardian` is whether the relative acts by law: with custody of a child, or as an adult's guardian.
    """

    id: str
    version: int
    patient: str
    name: str
    relation: str
    phone: str
    level: int
    since: date | None
    until: date | None
    is_guardian: bool
