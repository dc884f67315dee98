"""Why something is not done with an agreement."""

from collections.abc import Sequence

from sharedcare.access.agreements.types import Lack
from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """It takes another role, or another organisation, to do this with the agreement."""


class NoSuchAgreement(Refusal):
    """There is no such agreement among those that concern your organisation."""


class NotNow(Refusal):
    """As the agreement stands, this cannot be done with it."""


class HasChanged(Refusal):
    """Somebody else has changed the agreement since it was read."""


class Incomplete(Refusal):
    """The draft lacks something that an agreement needs. `lacks` says what."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(f"The draft cannot be sent yet. It lacks: {', '.join(lacks)}.")
        self.lacks = tuple(lacks)


class Backwards(Refusal):
    """The last day of a draft lies before the first. A draft may be incomplete; this it cannot be."""


class Overlaps(Refusal):
    """The same parties have agreed, or are about to agree, on the same programme for the same time. `other` is the id."""

    def __init__(self, message: str, other: str) -> None:
        super().__init__(message)
        self.other = other


class ReasonNeeded(Refusal):
    """Whoever refuses or ends an agreement tells the others why."""


class BadLastDay(Refusal):
    """The last day lies before today, before the first day, or after the day on which it ends anyhow."""


class NotRenewable(Refusal):
    """Only an agreement that is signed and has a last day is renewed, and only once."""


class NotAPdf(Refusal):
    """What was sent is no PDF by its bytes, or not a whole one."""


class NotAsSigned(Refusal):
    """The document in the record is not the one that the agreement names by its digest."""
