"""Why a decision about a record cannot be written down."""

from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """Only the patient, whoever may write for the patient, or staff who treat the patient writes down decisions."""


class NoSuchWish(Refusal):
    """There is no such consent or block of this patient, or it has ended."""


class BadBlock(Refusal):
    """What is to be kept from whom does not say it."""


class AlreadyDecided(Refusal):
    """The same consent or block stands already: sent twice, it is one decision, which one withdrawal ends."""


class HasChanged(Refusal):
    """Somebody else has changed the consent or block since it was read."""
