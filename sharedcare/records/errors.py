"""Why the record can refuse something. The text of each says what is the case and what to do."""

from collections.abc import Sequence

from sharedcare.kernel.errors import Refusal
from sharedcare.records.validation.types import Problem


class MalformedResource(Refusal):
    """What came in is no FHIR resource in JSON at all."""


class InvalidResource(Refusal):
    """A resource breaks rules of FHIR R4. All of them are listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            f"The resource breaks {len(problems)} rule(s) of FHIR R4; each is listed with its place."
        )
        self.problems = tuple(problems)


class IdMismatch(Refusal):
    """The id in the resource is not the id it is sent to."""


class PersonalId(Refusal):
    """The id that a client wants to give looks like a person's number, and ids stand in addresses and logs."""


class NotHere(Refusal):
    """What is to be changed is not there, or not for whoever wants to change it; which of the two is not said."""


class VersionConflict(Refusal):
    """Somebody else changed the resource since the client last read it."""

    def __init__(self, *, seen: int, current: int | None) -> None:
        now = f"is now at version {current}" if current is not None else "does not exist now"
        expected = f"not at version {seen}" if seen else "though it was to be new"
        super().__init__(f"The resource {now}, {expected}. Read it again and repeat your change on it.")
        self.current = current


class MultipleMatches(Refusal):
    """A condition that should find at most one resource finds several."""


class UnresolvedReference(Refusal):
    """A reference inside a transaction points at nothing."""


class DanglingReference(Refusal):
    """A reference points at a resource that the store does not hold."""


class TakenId(Refusal):
    """An id cannot be used because its 64-bit key belongs to another id. Practically never seen."""


class BadSearch(Refusal):
    """A search that cannot be understood, with the name of the parameter at fault."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class UnknownParameter(BadSearch):
    """A search parameter that R4 does not define for the type, or that this server does not answer yet."""


class ChangedTwice(Refusal):
    """One commit changes the same resource more than once."""
