"""Messages that wait for their patient: tried again after every receive and every load.

A patient comes to be here by `load` mostly, and then the messages that waited are stored in the same breath. One that
is stored through the FHIR door is found by the next `receive`: that door knows nothing of messages.
"""

from collections import Counter
from datetime import tzinfo

from sharedcare.access.actors import operator
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.receive.taking import desk
from sharedcare.kernel.clock import now


def release(*, zone: tzinfo) -> Counter[str]:
    """Store what waited for somebody who is a patient here now; how many came to be in which state."""
    settled = actions.release(desk=desk(zone), by=operator("receive"), at=now())
    return Counter(one.state for one in settled)
