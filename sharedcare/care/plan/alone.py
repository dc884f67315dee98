"""Writing in one patient's plan, one after the other."""

from contextlib import AbstractContextManager

from sharedcare.care import standing
from sharedcare.care.plan.errors import Overtaken

_LOCK = "plan"


def one_after_the_other(patient: str) -> AbstractContextManager[None]:
    """What is read in here still stands when it is stored, or nothing is stored. Raises Overtaken."""
    overtaken = Overtaken(
        "Somebody else has written the same at this very moment, and nothing of yours is stored. Look at what stands now, and save again."
    )
    return standing.one_after_the_other(_LOCK, patient, overtaken=overtaken)
