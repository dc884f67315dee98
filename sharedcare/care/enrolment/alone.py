"""One change of what a patient follows after the other: the enrolment, the team and the plan that follows from them."""

from contextlib import AbstractContextManager

from sharedcare.care import standing
from sharedcare.care.enrolment.errors import HasChanged
from sharedcare.kernel.errors import Refusal

_LOCK = "enrolment"


def one_at_a_time(patient: str) -> None:
    """Wait, in the transaction that is open, until nobody else changes what this patient follows."""
    standing.one_at_a_time(_LOCK, patient)


def one_after_the_other(patient: str, *, overtaken: Refusal | None = None) -> AbstractContextManager[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises `overtaken`, without one HasChanged."""
    changed = HasChanged("Somebody else has changed it since. Load the page again.")
    return standing.one_after_the_other(_LOCK, patient, overtaken=overtaken or changed)
