"""Why the door stays shut."""

from sharedcare.kernel.errors import Refusal


class Unauthenticated(Refusal):
    """Nobody knows who is asking: no token, or one that is unknown, expired or revoked."""


class NotPermitted(Refusal):
    """It is known who is asking, and they may not. The trail tells of it before it is said."""


class BadScope(Refusal):
    """A scope that cannot be understood, or that means more than this server can keep apart."""


class ClientIsBound(Refusal):
    """A client belongs to one organisation for good, since the trail tells of it by its number."""


class NoSuchClient(Refusal):
    """No client of this name is registered."""


class NoSuchToken(Refusal):
    """No token has this number, or is this one."""
