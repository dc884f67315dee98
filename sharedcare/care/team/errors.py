"""Why an organisation does not join a team."""

from sharedcare.kernel.errors import Refusal


class CannotJoin(Refusal):
    """No agreement binds it and whoever asks, it is on the team already, the record would not be open to it, or another system has
    changed the team meanwhile."""


class NotLet(Refusal):
    """By the programme the actor's role changes nothing of who is on the team."""


class CannotEnd(Refusal):
    """There is no such place that can be ended, or somebody else has just changed the team."""


class NoReason(CannotEnd):
    """It was not said why."""


class HoldsResponsibility(CannotEnd):
    """The place is somebody's who is responsible, or the one by which they have the record."""


class OwnPlace(CannotEnd):
    """It is the actor's own place, or the one by which they have the record, and they have not said that they know."""
