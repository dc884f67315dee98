"""Why a limit or a pause cannot be set."""

from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """The programme lets others decide this."""


class NoSuchLimit(Refusal):
    """None of the patient's programmes has it."""


class BadLimit(Refusal):
    """It says nothing, or something that cannot be meant."""


class BadPause(Refusal):
    """It ends before it begins, or is not there any more."""


class HasChanged(Refusal):
    """Somebody else has changed it meanwhile."""
