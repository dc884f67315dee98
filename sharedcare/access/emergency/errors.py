"""Why a record is not opened in an emergency, or a case not judged."""

from sharedcare.kernel.errors import Refusal


class NotInYourRole(Refusal):
    """Only roles that treat open a record in an emergency, and only data protection judges it."""


class ReasonNeeded(Refusal):
    """A record is opened in an emergency with a reason that others can judge."""


class NobodyWithNumber(Refusal):
    """Nobody here has this CPR number."""


class AlreadyOpen(Refusal):
    """The record is open to you without an emergency. `patient` is the id."""

    def __init__(self, message: str, patient: str) -> None:
        super().__init__(message)
        self.patient = patient


class NoSuchCase(Refusal):
    """There is no such access in an emergency, or it has been judged already."""


class OwnLook(Refusal):
    """Nobody judges their own look, whichever role it was made in."""
