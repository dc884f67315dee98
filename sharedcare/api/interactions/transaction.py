"""Transaction: many changes that count all together or not at all. https://hl7.org/fhir/R4/http.html#transaction

Entries are carried out in the order of section 3.1.0.11.2, deletions first and reads last, and answered in the order
they came in. Everything is one commit; a read among them sees what it has stored.
"""

from collections.abc import Sequence

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.api import bundle
from sharedcare.api.call import Call, Reply
from sharedcare.api.errors import EntryFailed
from sharedcare.api.inner import answered, preferring_little
from sharedcare.api.written import ended, written
from sharedcare.kernel.errors import Refusal
from sharedcare.records.bundles import (
    Bundle,
    Entry,
    Read,
    processing_order,
    require_different_addresses,
    step,
)
from sharedcare.records.types import Change, Committed, Delete


def transaction(call: Call, sent: Bundle) -> Reply:
    """200 with an answer to each entry; the first one that fails fails the whole, and is named."""
    require_different_addresses(sent.entry)
    steps = {
        position: _step(call, position, sent.entry[position]) for position in processing_order(sent.entry)
    }
    changes = {position: one for position, one in steps.items() if not isinstance(one, Read)}
    stores_alone = len(changes) == len(steps)
    replies = _stored(call, changes) if stores_alone else _stored_and_read(call, changes, sent)
    return Reply(200, bundle.replies("transaction", [replies[position] for position in range(len(steps))]))


@again
def _stored_and_read(call: Call, changes: dict[int, Change], sent: Bundle) -> dict[int, Reply]:
    """What is read sees what is stored beside it."""
    with gate.together():
        replies = _stored(call, changes)
        reads = [position for position in range(len(sent.entry)) if position not in changes]
        replies.update({position: _read(call, position, sent.entry[position]) for position in reads})
    return replies


def _step(call: Call, position: int, entry: Entry) -> Change | Read:
    try:
        return step(entry, base=call.base)
    except Refusal as refusal:
        raise EntryFailed(position, refusal) from refusal


def _stored(call: Call, changes: dict[int, Change]) -> dict[int, Reply]:
    positions = list(changes)
    committed = _committed(call, positions, list(changes.values())) if changes else []
    answering = preferring_little(call)
    replies = {}
    for position, change, one in zip(positions, changes.values(), committed, strict=True):
        replies[position] = ended(one) if isinstance(change, Delete) else written(answering, one)
    return replies


def _committed(call: Call, positions: Sequence[int], changes: Sequence[Change]) -> list[Committed]:
    try:
        return gate.act(by=call.by, changes=changes, at=call.at)
    except Refusal as refusal:
        if refusal.index is None:
            raise
        raise EntryFailed(positions[refusal.index], refusal) from refusal


def _read(call: Call, position: int, entry: Entry) -> Reply:
    try:
        return answered(call, entry)
    except Refusal as refusal:
        raise EntryFailed(position, refusal) from refusal
