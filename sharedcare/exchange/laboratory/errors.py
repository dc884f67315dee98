"""Why a laboratory's message cannot be taken."""

from sharedcare.kernel.errors import Refusal


class BadMessage(Refusal):
    """The message is not what it should be. `place` is the segment and field at fault, as HL7 counts them."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
