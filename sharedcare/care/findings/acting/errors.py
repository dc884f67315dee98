"""Why nothing was done about a finding."""

from sharedcare.care.findings.acting.types import Done
from sharedcare.kernel.errors import Refusal


class NotInYourRole(Refusal):
    """Only roles that treat act on findings, of organisations that are on the team."""


class NoSuchFinding(Refusal):
    """There is no such finding, or not for you."""


class NotAColleague(Refusal):
    """A finding is given to somebody of one's own organisation, in a role that treats, or taken by oneself."""


class OutcomeNeeded(Refusal):
    """A red finding is closed with what came of it."""


class ReasonNeeded(Refusal):
    """A finding is snoozed with a reason, until a moment that lies ahead and not too far."""


class SomebodyWasFirst(Refusal):
    """Somebody else has done something about this finding meanwhile. `done` is what; None where it is not known."""

    def __init__(self, message: str, done: Done | None) -> None:
        super().__init__(message)
        self.done = done


class TooLateToUndo(Refusal):
    """What was done cannot be taken back: it was somebody else's, or more has been done since."""
