"""Organisations that could join a patient's team, and why others cannot."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation to which the record would be open if it were on the team: its id, name and sector (a code), and the agreement
    (`Contract/id`) by which that would be."""

    organization: str
    name: str
    sector: str
    agreement: str


class Why(StrEnum):
    """Why somebody is not among those who can be chosen."""

    ROLE = "role"
    """By the programme nobody of them, in the roles that there are, takes over."""
    AGREEMENT = "agreement"
    """No agreement about the programme is in force between them and whoever asks."""
    CONSENT = "consent"
    """The patient has not agreed to the programme, so nobody new gets the record by it."""
    CLOSED = "closed"
    """The record would not be open to them though there is an agreement."""
    OTHER_PRACTICE = "other-practice"
    """General practices that are not the patient's own."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Some who cannot be chosen, and why. `names` are of organisations, `people` references; either may be empty."""

    why: Why
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A place that somebody has ended: whose it was, by whom (references), when and why. `is_back` is whether they are on the team again."""

    who: str
    by: str
    at: datetime
    why: str
    is_back: bool = False
