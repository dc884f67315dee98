"""What an agreement is made of, where it can stand, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """Where an agreement stands, by the codes of FHIR's contract-status."""

    DRAFT = "negotiable"
    OFFERED = "offered"
    """Sent for signature; nobody has signed."""
    SIGNING = "executable"
    """Somebody has signed, not everybody."""
    EXECUTED = "executed"
    """Everybody has signed. It is in force while its period runs."""
    REFUSED = "rejected"
    WITHDRAWN = "revoked"
    ENDED = "cancelled"
    """Ended before its time."""


class Step(StrEnum):
    """What is done with an agreement. The codes stand in the record and never change their meaning."""

    DRAFT = "draft"
    REVISE = "revise"
    ATTACH = "attach"
    """A document is put to the draft, in the place of another if there is one."""
    DETACH = "detach"
    OFFER = "offer"
    TAKE_BACK = "take-back"
    """From signature back to the draft: what was signed no longer counts."""
    SIGN = "sign"
    COMPLETE = "complete"
    """The signature after which none is missing."""
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    NOTICE = "notice"
    """It is to end on a day to come, before its time."""
    END = "end"


class Phase(StrEnum):
    """What people call it, on a day."""

    DRAFT = "draft"
    WAITING = "waiting"
    COMING = "coming"
    IN_FORCE = "in-force"
    RUN_OUT = "run-out"
    ENDED = "ended"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Lack(StrEnum):
    """What a draft needs before it can be sent for signature."""

    TITLE = "title"
    PROGRAMME = "programme"
    PARTIES = "parties"
    PART = "part"
    BEGINS = "begins"
    ENDS = "ends"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation (id) that takes part, and its part in words. What it is called is no part of what is agreed."""

    organization: str
    part: str
    name: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """The document itself: the id of its DocumentReference, what the file is called, how many bytes it has, and their
    SHA-256 in hexadecimal, by which it is part of what is signed."""

    id: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed, and so what is signed. `since` and `until` are the first and the last day in force."""

    title: str = ""
    programme: str = ""
    programme_text: str = ""
    parties: tuple[Party, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str = ""
    paper: Paper | None = None

    @property
    def organizations(self) -> frozenset[str]:
        """The ids of the parties."""
        return frozenset(one.organization for one in self.parties)


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed for a party. `role` is the id of the PractitionerRole, `name` who that is, with title."""

    organization: str
    role: str
    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Made:
    """What made a version: which step, by which role (id) of whom, when, and the reason where one was given."""

    step: Step | None
    role: str
    name: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement at one version. `keeper` is the organisation (id) that drafted it; `follows` the agreement (id) that
    this one renews; `ended_at` the moment at which it was ended, `reason` why it was, or is to be."""

    id: str
    version: int
    stage: Stage
    terms: Terms
    signatures: tuple[Signature, ...]
    keeper: str
    follows: str
    ended_at: datetime | None
    reason: str
    made: Made
    rest: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What else the Contract says, which stays as it is."""

    @property
    def signed(self) -> frozenset[str]:
        """The organisations (ids) that have signed."""
        return frozenset(one.organization for one in self.signatures)

    @property
    def unsigned(self) -> tuple[Party, ...]:
        """The parties whose signature is missing."""
        return tuple(one for one in self.terms.parties if one.organization not in self.signed)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is to agreements: as administrator or programme owner, of which organisations (ids: their own, which
    is `own`, and those below), and what is above these. Whoever runs the platform (`is_operator`) sees all, and ends."""

    own: str = ""
    is_administrator: bool = False
    is_owner: bool = False
    is_operator: bool = False
    represents: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loss:
    """How many patients an organisation would no longer see, or no longer sees, by the end of an agreement."""

    organization: str
    name: str
    patients: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What the end of an agreement does. `patients` lose somebody; `left_alone` of them lose everybody."""

    losses: tuple[Loss, ...]
    patients: int
    left_alone: int
