"""One step of a patient's hand-overs after the other."""

from collections.abc import Iterator
from contextlib import contextmanager

from sharedcare.access import gate
from sharedcare.care.handover.errors import Overtaken
from sharedcare.care.standing import one_at_a_time
from sharedcare.records.errors import VersionConflict

_LOCK = "handovers"


@contextmanager
def one_after_the_other(patient: str) -> Iterator[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises Overtaken."""
    try:
        with gate.together():
            one_at_a_time(_LOCK, patient)
            yield
    except VersionConflict as conflict:
        raise Overtaken(
            "Somebody else has changed the programme, the task or the hand-over at this very moment. Nothing has moved: look at how "
            "it stands now, and answer again."
        ) from conflict
