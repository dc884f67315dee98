"""What the next version of a resource is, given the one that stands. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.document import Document
from sharedcare.records.errors import TakenId, VersionConflict
from sharedcare.records.indexing.entry import index
from sharedcare.records.storage.standing import Standing
from sharedcare.records.storage.writing import End, Row
from sharedcare.records.types import Change, Committed, Create, Delete, Stored, Update

_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of a change, and what is to be written for it: a version, an end, or nothing."""

    committed: Committed
    row: Row | None = None
    end: End | None = None


def next_version(
    change: Change, *, logical_id: str, key: int, before: Standing | None, at: datetime
) -> Draft:
    """Carry a change out on what stands. Raises VersionConflict and TakenId."""
    if isinstance(change, Create):
        return _version(change.document, logical_id, key, None, at)
    if before is not None and before.id not in (None, logical_id):
        raise TakenId("This id cannot be used here. Choose another one.")
    current = before.version if before is not None and before.content is not None else None
    if change.if_match is not None and change.if_match != (current or 0):
        raise VersionConflict(seen=change.if_match, current=current)
    if isinstance(change, Delete):
        return _deletion(change, key, before, at)
    return _update(change, key, before, at)


def _update(change: Update, key: int, before: Standing | None, at: datetime) -> Draft:
    if before is not None and before.content is not None and change.document.says_the_same_as(before.content):
        patient = before.patient if before.patient is not None else NO_PATIENT
        stored = Stored(
            change.document.type, change.id, before.version, before.updated, before.content, patient, key
        )
        return Draft(Committed("unchanged", stored))
    return _version(change.document, change.id, key, before, at)


def _version(document: Document, logical_id: str, key: int, before: Standing | None, at: datetime) -> Draft:
    number = 1 if before is None else before.version + 1
    updated = _after(before, at)
    content = document.text(logical_id=logical_id, version=number, updated=updated)
    entry = index({**document.tree, "id": logical_id})
    row = Row(document.type, logical_id, key, number, updated, content, entry)
    stored = Stored(document.type, logical_id, number, updated, content, entry.patient, key)
    outcome = "updated" if before is not None and before.content is not None else "created"
    return Draft(Committed(outcome, stored), row=row)


def _deletion(change: Delete, key: int, before: Standing | None, at: datetime) -> Draft:
    if before is None or before.content is None or before.patient is None:
        return Draft(Committed("absent", None))
    end = End(key, change.type, before.version + 1, _after(before, at))
    stored = Stored(change.type, change.id, end.version, end.updated, None, before.patient, key)
    return Draft(Committed("deleted", stored), end=end)


def _after(before: Standing | None, at: datetime) -> datetime:
    """The time of a version: now, yet never before the version it follows, should the clock have gone back."""
    return at if before is None else max(at, before.updated + _TICK)
