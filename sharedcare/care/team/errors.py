"""Why an organisation does not join a team."""

from sharedcare.kernel.errors import Refusal


class CannotJoin(Refusal):
    """No agreement binds it and whoever asks, it is on the team already, or the record would not be open to it."""


class NotLet(Refusal):
    """By the programme the actor's role changes nothing of who is on the team."""
