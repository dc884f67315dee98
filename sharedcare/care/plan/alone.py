"""Writing in one patient's plan, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager

from sharedcare.access import gate
from sharedcare.care.plan.errors import Overtaken
from sharedcare.care.standing import one_at_a_time
from sharedcare.records.errors import VersionConflict

_LOCK = "plan"


@contextmanager
def one_after_the_other(patient: str) -> Iterator[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises Overtaken: who writes by another way, such as a
    system at the FHIR door, waits for nobody here."""
    try:
        with gate.together():
            one_at_a_time(_LOCK, patient)
            yield
    except VersionConflict as conflict:
        raise Overtaken(
            "Somebody else has written the same at this very moment, and nothing of yours is stored. Look at what stands now, and save again."
        ) from conflict
