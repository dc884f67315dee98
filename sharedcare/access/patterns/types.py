"""An unusual look, or several that belong together, and what was found of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sharedcare.access.audit.types import Named


class Kind(StrEnum):
    """What is unusual about it."""

    SELF = "self"
    COLLEAGUE = "colleague"
    NAME = "name"
    ADDRESS = "address"
    BURST = "burst"
    STRANGER = "stranger"


class Verdict(StrEnum):
    """What was found: there was a reason, there was none, or somebody was asked and has not answered yet."""

    JUSTIFIED = "justified"
    UNJUSTIFIED = "unjustified"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: which accounts looked, from when to when. `patient` is None for a burst, which is about many, and
    `organization` (SOR code) is told of strangers. `count` is how often the patient was opened, or how many patients
    were opened at once.
    """

    kind: Kind
    accounts: tuple[int, ...]
    organization: str
    patient: Named | None
    since: datetime
    until: datetime
    count: int

    @property
    def subject(self) -> str:
        """What it is about, in letters that may stand in an address: the same for new looks of the same kind."""
        who = self.organization if self.kind is Kind.STRANGER else str(self.accounts[0])
        whom = "" if self.patient is None else self.patient.id or str(self.patient.key)
        return ":".join(part for part in (self.kind.value, who, whom) if part)

    @property
    def key(self) -> str:
        """Its name in an address: one account may have several bursts."""
        return f"{self.subject}:{int(self.since.timestamp())}" if self.kind is Kind.BURST else self.subject


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of the looks of a subject within a stretch of time; `by` is the role that looked into it (id of a
    PractitionerRole), `who` the name of the person, empty where the record does not tell."""

    id: str
    subject: str
    since: datetime
    until: datetime
    verdict: Verdict
    note: str
    at: datetime
    by: str
    who: str = ""
