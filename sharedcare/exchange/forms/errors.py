"""Why bytes cannot be read at all."""

from sharedcare.kernel.errors import Refusal


class NotReadable(Refusal):
    """The bytes are in no form that any partner's message has, or are broken."""


class BadBundle(Refusal):
    """A FHIR bundle is not what it should be. `place` is the element at fault, as FHIR names it."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
