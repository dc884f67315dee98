"""Why an organisation does not join a team."""

from sharedcare.kernel.errors import Refusal


class CannotJoin(Refusal):
    """No agreement binds it and whoever asks, it is on the team already, the record would not be open to it, or another system has
    changed the team meanwhile."""


class NotLet(Refusal):
    """By the programme the actor's role changes nothing of who is on the team."""
