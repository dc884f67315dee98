"""Why nobody signs in by way of a provider."""

from sharedcare.kernel.errors import Refusal


class ProviderIsAway(Refusal):
    """The provider does not answer, or with something that is no answer."""


class NotVouchedFor(Refusal):
    """What came back is not what was asked for: another browser, too late, or forged. Which of these is for the trail."""


class Cancelled(Refusal):
    """The person, or the provider, has broken off."""


class NobodyHere(Refusal):
    """The provider knows who it is, and here is nobody of whom that is known."""
