"""Why a message was not sent."""

from sharedcare.kernel.errors import Refusal


class NothingToSay(Refusal):
    """A message has words: one of the texts that are offered, words of one's own, or both."""


class NotToThisPatient(Refusal):
    """There is no such patient, or the record is not open to whoever writes."""


class NotWritten(Refusal):
    """To whom the record is not open, nobody writes a message of the patient's: they could not read it."""


class NoSuchMessage(Refusal):
    """There is no such message, or it is for others."""
