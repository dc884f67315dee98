"""Why something is not done with a hand-over."""

from sharedcare.care.handover.types import Stand, Unfit
from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """It takes a role that treats, in the organisation whose turn it is."""


class NoSuchHandover(Refusal):
    """There is no such hand-over of this patient."""


class NothingToHandOver(Refusal):
    """What is to be handed over is no programme that the patient is in, nor a task that is still to be done."""


class NotReachable(Refusal):
    """The receiver could not open the record: no place on the team, or no agreement in force."""


class AlreadyWaiting(Refusal):
    """The same waits for an answer already. `handover` is the id."""

    def __init__(self, message: str, handover: str) -> None:
        super().__init__(message)
        self.handover = handover


class AlreadyAnswered(Refusal):
    """Somebody else was quicker. `stand` says with what, and `who` is the reference of that one; a page says the name."""

    def __init__(self, message: str, *, stand: Stand, who: str) -> None:
        super().__init__(message)
        self.stand = stand
        self.who = who


class NotNow(Refusal):
    """As the hand-over stands, this cannot be done with it."""


class NotTogether(Refusal):
    """The whole patient was handed over, and by now its programmes cannot all move: one is on hold, or somebody else's, or all of it
    is meant for a day ahead."""


class Overtaken(Refusal):
    """Somebody has written what this moves at the same moment, by another way than a hand-over; nothing of this one is stored."""


class WordsNeeded(Refusal):
    """A hand-over is proposed, asked about, declined and taken back in words. `field` is what lacks them."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class DayUnfit(Refusal):
    """From that day on nothing can be handed over: it is past, or too far ahead, or the whole patient would go. `why` says which."""

    def __init__(self, message: str, why: Unfit) -> None:
        super().__init__(message)
        self.why = why


class NobodyResponsible(Refusal):
    """An active EpisodeOfCare of a published programme names nobody in careManager."""
