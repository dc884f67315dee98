"""The trail handed out as FHIR AuditEvents, page by page, in the order in which it was written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sharedcare.access import gate
from sharedcare.access.audit import naming, queries
from sharedcare.access.audit.events import Tree, audit_event
from sharedcare.access.audit.types import After, Sought, Told
from sharedcare.access.errands import of_trail
from sharedcare.access.types import Actor
from sharedcare.records.storage.connection import raw_connection, run

_PAGE = 500


def exported(sought: Sought, *, by: Actor, at: datetime) -> Iterator[Tree]:
    """The AuditEvent of every entry that is meant, the oldest first. Raises NotPermitted.

    The trail tells of each page, with every patient in it; what it tells of this very export is not in it.
    """
    look = gate.look(by=by, errand=of_trail(patient=sought.patient), at=at)
    until = at if sought.until is None else min(at, sought.until)
    narrowed = replace(sought, until=until)
    after: After | None = None
    while True:
        page = look(queries.oldest(narrowed, count=_PAGE, after=after))
        if page.entries:
            found = _ids(page.entries)
            yield from (audit_event(naming.named(one, found)) for one in page.entries)
        if page.after is None:
            return
        after = page.after


def _ids(entries: Sequence[Told]) -> dict[int, tuple[str, str]]:
    """Not by way of the gate: it brings ids alone, of what the trail has just been asked for."""
    question = naming.ids(entries)
    return question.read(run(raw_connection(), question.sql, question.params).fetchall())
