"""Why a message is held aside or refused."""

from sharedcare.kernel.errors import Refusal


class NotUnderstood(Refusal):
    """It is no kind of message that any partner sends."""


class NumberUsedBefore(Refusal):
    """The sender has used the message's number for another message."""


class SentAgain(Refusal):
    """The sender has sent the very message before, in other bytes. Nothing is wrong, and nothing is done."""

    def __init__(self, patient: str) -> None:
        super().__init__("The sender has sent this message before.")
        self.patient = patient


class CannotMatch(Refusal):
    """The person it is about is not one patient here. The message is held, and tried again later."""


class NoSuchMessage(Refusal):
    """No message has this id."""
