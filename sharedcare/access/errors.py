"""Why the door stays shut."""

from sharedcare.access.trail import Entry
from sharedcare.kernel.errors import Refusal


class Unauthenticated(Refusal):
    """Nobody knows who is asking: no token, or one that is unknown, expired or revoked."""


class NotPermitted(Refusal):
    """It is known who is asking, and they may not. The trail tells of it (`entry`) before it is said."""

    def __init__(self, message: str, entry: Entry) -> None:
        super().__init__(message)
        self.entry = entry


class BadScope(Refusal):
    """A scope that cannot be understood, or that means more than this server can keep apart."""


class ClientIsBound(Refusal):
    """A client belongs to one organisation for good, since the trail tells of it by its number."""


class NoSuchClient(Refusal):
    """No client of this name is registered."""
