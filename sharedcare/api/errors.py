"""Why the FHIR door refuses something that is not the record's business. The HTTP status of each is in `outcome`."""

import math
from collections.abc import Iterable

from sharedcare.kernel.errors import Refusal


class BadRequest(Refusal):
    """The request cannot be understood as it is written."""


class NoSuchAddress(Refusal):
    """Nothing is served at this address."""


class NotThere(Refusal):
    """There is no such resource, or no such version of it."""


class Deleted(Refusal):
    """There was such a resource. It has been deleted; its history is still there."""


class MethodNotAllowed(Refusal):
    """The address is served, but not with this method."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self.allowed = ", ".join(sorted(allowed))
        super().__init__(f"This address takes {self.allowed}.")


class NotAcceptable(Refusal):
    """The client wants another format than JSON."""


class UnsupportedContent(Refusal):
    """The body is not sent as FHIR JSON."""


class TooLarge(Refusal):
    """The body is larger than this address takes."""


class NotSupportedYet(Refusal):
    """FHIR has this interaction, and this server does not do it yet."""


class CannotBePaged(Refusal):
    """The next page would need an address that holds a person's number."""


class EntryFailed(Refusal):
    """One entry of a transaction failed, and so nothing of it was done."""

    def __init__(self, position: int, cause: Refusal) -> None:
        super().__init__(cause.message)
        self.position = position
        self.cause = cause


class TooFast(Refusal):
    """Whoever asks does so too often. `seconds` is how long to wait."""

    def __init__(self, wait: float) -> None:
        self.seconds = math.ceil(wait)
        super().__init__(f"Too many requests at once. Wait {self.seconds} s, then go on more slowly.")
