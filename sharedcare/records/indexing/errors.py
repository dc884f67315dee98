"""Why a text cannot be indexed or searched for."""

from sharedcare.kernel.errors import Refusal


class DateNotUnderstood(Refusal):
    """The text is not a FHIR date, or names a day or time that does not exist."""
