"""Why the door stays shut."""

from datetime import datetime

from sharedcare.kernel.errors import Refusal


class Unauthenticated(Refusal):
    """Nobody knows who is asking: no token, or one that is unknown, expired or revoked."""


class NotPermitted(Refusal):
    """It is known who is asking, and they may not. The trail tells of it before it is said."""


class OnlyAsked(NotPermitted):
    """Who has the record only because they are asked whether they take over answers that, and does nothing else."""

    def __init__(self) -> None:
        super().__init__("You are only asked whether you take over. Answer the hand-over first.")


class PublishedIsFixed(NotPermitted):
    """What has been published is not changed by anybody, whatever they may otherwise."""


class NotVisible(Refusal):
    """Nothing opens this patient's record to whoever asks, or there is no such patient: which, is not said."""


class BadScope(Refusal):
    """A scope that cannot be understood, or that means more than this server can keep apart."""


class ClientIsBound(Refusal):
    """A client belongs to one organisation for good, since the trail tells of it by its number."""


class NoSuchClient(Refusal):
    """No client of this name is registered."""


class AccountIsTaken(Refusal):
    """An account of this name exists already."""


class NoSuchAccount(Refusal):
    """No account has this name."""


class BadAccount(Refusal):
    """An account cannot be made so: its name, its password or whom it stands for."""


class WrongNameOrPassword(Refusal):
    """Nobody signs in with these. Which of the two is wrong is not said, nor whether the account is disabled."""


class TooManyAttempts(Refusal):
    """Too many passwords were tried for this account from this address. `until` is when the next may be."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class WrongProof(Refusal):
    """A code or a passkey that does not show who somebody is."""


class NotTheLast(Refusal):
    """Without this second factor nobody could sign in any more."""


class NoSecondFactorHere(Refusal):
    """An account that everybody shares, whose second factor would shut out the others."""


class AlreadyKnown(Refusal):
    """Somebody else is known by this name at this provider."""


class NoSuchToken(Refusal):
    """No token has this number, or is this one."""
