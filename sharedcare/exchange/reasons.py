"""Why something was not taken, in words for the person who has to mend it, and with nobody's number in them."""

import traceback
from pathlib import Path

from sharedcare.kernel.cpr import without_cpr
from sharedcare.kernel.errors import Refusal
from sharedcare.records.errors import InvalidResource

_TOLD = 20
"""Problems of one resource that are told; who mends these sees the others the next time."""


def reason_of(error: Exception) -> str:
    """What an error says to whoever sent what we fail on."""
    if isinstance(error, InvalidResource):
        more = len(error.problems) - _TOLD
        told = "; ".join(f"{one.place}: {one.text}" for one in error.problems[:_TOLD])
        return without_cpr(f"{told}; and {more} more problems." if more > 0 else told)
    if isinstance(error, Refusal):
        return without_cpr(error.message)
    # Not the error's own text: it can hold what the resource says of somebody.
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"We fail on this, and it is not its fault: {type(error).__name__} in {where}. Please report it."
