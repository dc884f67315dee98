"""One step of a patient's hand-overs after the other."""

from contextlib import AbstractContextManager

from sharedcare.care import standing
from sharedcare.care.handover.errors import Overtaken

_LOCK = "handovers"


def one_after_the_other(patient: str) -> AbstractContextManager[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises Overtaken."""
    overtaken = Overtaken(
        "Somebody else has changed the programme, the task or the hand-over at this very moment. Nothing has moved: look at how "
        "it stands now, and answer again."
    )
    return standing.one_after_the_other(_LOCK, patient, overtaken=overtaken)
