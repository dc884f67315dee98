"""Messages that wait for their patient, and are stored as soon as there is one.

`release` tries all of them, after every receive and every load. The follower does it for the patients that the record
tells of, whichever way they came: through the FHIR door, which knows nothing of messages, too.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.exchange.inbox import actions, matching
from sharedcare.exchange.inbox.queries import any_held
from sharedcare.exchange.receive.taking import desk
from sharedcare.following.types import Follower
from sharedcare.kernel.clock import now
from sharedcare.records.feed import Change
from sharedcare.records.types import Stored


def release(*, zone: tzinfo) -> Counter[str]:
    """Store what waited for somebody who is a patient here now; how many came to be in which state."""
    settled = actions.release(desk=desk(zone), by=operator("receive"), at=now())
    return Counter(one.state for one in settled)


def follower(*, zone: tzinfo) -> Follower:
    """Releases what is held for the patients that come or change. Times without an offset are meant in `zone`."""

    def follow(changes: Sequence[Change], *, by: Actor, at: datetime) -> None:
        # Most of the time nothing is held, and millions of patients can come in one load.
        if any_held():
            numbers = matching.numbers_of(_concerned(changes, by, at))
            actions.release_for(numbers=numbers, desk=desk(zone), by=by, at=at)

    return Follower("release-messages", ("Patient",), follow)


def _concerned(changes: Sequence[Change], by: Actor, at: datetime) -> Iterator[Stored]:
    """The patients as they are and as they were: a number that one of two has lost is the other's alone."""
    for one in (change.stored for change in changes):
        yield one
        if one.version > 1:
            before = looks.version(by=by, type=one.type, id=one.id, version=one.version - 1, at=at)
            if before is not None:
                yield before
