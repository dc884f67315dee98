"""A pause as a form asks for it: its days become moments, and what is paused in them already is told before it is set. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from sharedcare.care.findings.pausing.rules import overlapping
from sharedcare.care.findings.pausing.types import Planned, Reason, Stands


def planned(
    reason: Reason, since: date, last: date | None, *, why: str = "", at: datetime, zone: tzinfo
) -> Planned:
    """The pause from this day until the last one has passed (None: until somebody ends it). One of today begins now: what was missing
    this morning stays so."""
    begins = at if since == at.astimezone(zone).date() else datetime.combine(since, time(), zone)
    ends = None if last is None else datetime.combine(last + timedelta(days=1), time(), zone)
    return Planned(reason, begins, ends, why)


def to_tell(standing: Sequence[Stands], wanted: Planned, *, told: str) -> list[Stands]:
    """All that it would overlap, where one of them has not been told of yet: then whoever sends it is asked again. `told` are the ids of
    those that have been, as the form carries them (`carried`)."""
    found = overlapping(standing, wanted.since, wanted.until)
    return [] if {one.id for one in found} <= set(told.split(",")) else found


def carried(several: Sequence[Stands]) -> str:
    """The ids of pauses that somebody is told of, for the form that is sent again."""
    return ",".join(one.id for one in several)
