"""How long a test waits for what must come: for a thread, another process, or the transactions of tests beside it.

No test fails on a time. Whoever is waited for may have to wait for a busy machine, so patience is long; where all is
well it costs nothing, and where something never comes the test says so, late.
"""

import time
from collections.abc import Iterator

PATIENCE = 60.0
"""Seconds."""
_AGAIN = 0.02


def patiently() -> Iterator[None]:
    """Once, and again a moment later, for as long as there is patience: for a loop that is left when what it waits for is there."""
    last = time.monotonic() + PATIENCE
    yield
    while time.monotonic() < last:
        time.sleep(_AGAIN)
        yield
