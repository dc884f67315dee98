"""What is measured at home, as something to fill in, and what was filled in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types.words import Text, Wording
from sharedcare.terminology.measures import Span


class When(Enum):
    """When a value is wanted: now or today; in the coming seven days; later; or whenever the patient wants."""

    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    ANY_TIME = "any-time"


@dataclass(frozen=True, slots=True)
class Ordered:
    """How often it is asked for: the rhythm since a day, the day on which another takes its place (`then`; None where it ends); `rests`:
    not now, as while the patient is in hospital."""

    rhythm: Rhythm
    since: date
    until: date | None = None
    then: Rhythm | None = None
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One number. `codings` are systems and codes that it is stored under, `possible` what it can be, `usual` what most are; None
    where nobody has said."""

    key: str
    title: Wording
    codings: tuple[tuple[str, str], ...]
    possible: Span | None
    usual: Span | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to measure: one number, or two that belong together, which are then the components of a `panel` (a LOINC code).

    `unit` is its UCUM code, `digits` the decimals that are worth typing; None where nobody has said. `how` are instructions to the
    patient, each once. `codes` are all codes that it is known by, whatever their systems; `ordered` is None where no plan asks for it.
    """

    key: str
    title: Wording
    unit: str
    digits: int | None
    parts: tuple[Part, ...]
    panel: str = ""
    how: tuple[Text, ...] = ()
    ordered: Ordered | None = None

    @property
    def codes(self) -> frozenset[str]:
        """All codes that its values come under, whatever their systems."""
        own = {code for part in self.parts for _, code in part.codings}
        return frozenset(own | {self.panel} - {""})

    def field(self, part: Part) -> str:
        """The name of the field that this number is typed in."""
        return f"{self.key}-{part.key}" if part.key else self.key


class Amiss(Enum):
    """What is wrong with what was typed: no number, a number that cannot be, one of two that is missing, two that are the wrong way round; or
    it is not wrong, but so rare that it is asked about."""

    NO_NUMBER = "no-number"
    IMPOSSIBLE = "impossible"
    HALF = "half"
    UPSIDE_DOWN = "upside-down"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong, and with which number of the entry."""

    entry: Entry
    part: Part
    why: Amiss


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: a number for each part of the entry."""

    entry: Entry
    values: tuple[Decimal, ...]
