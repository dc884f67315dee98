"""What can be done about a finding, and what is known of it once it was done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a finding: `urn:sharedcare:outcome`."""

    CONTACTED = "contacted"
    MEDICATION_CHANGED = "medication-changed"
    ADMITTED = "admitted"
    TECHNIQUE_ERROR = "technique-error"
    FALSE_ALARM = "false-alarm"
    ACKNOWLEDGED = "acknowledged"
    OTHER = "other"


OF_RED = (
    Outcome.CONTACTED,
    Outcome.MEDICATION_CHANGED,
    Outcome.ADMITTED,
    Outcome.TECHNIQUE_ERROR,
    Outcome.FALSE_ALARM,
    Outcome.OTHER,
)
"""What a red finding can be closed with: that somebody has seen it is not enough."""

LED_TO_ACTION = frozenset({Outcome.CONTACTED, Outcome.MEDICATION_CHANGED, Outcome.ADMITTED, Outcome.OTHER})
"""Outcomes that say that it was good to be told."""


class Severity(StrEnum):
    """How much a finding presses: DetectedIssue.severity."""

    RED = "high"
    YELLOW = "moderate"
    MISSING = "low"
    NOT_JUDGED = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a finding: `by` the id of a PractitionerRole, and when. `note` is what that person wrote."""

    outcome: str
    by: str
    at: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding as the reader saw it: its id and the version that was on the screen."""

    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Undoable:
    """What an act stored, so that it can be taken back: type, id and the version that it became."""

    type: str
    id: str
    version: int
