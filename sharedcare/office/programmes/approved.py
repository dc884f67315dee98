"""Who has approved a version, and what of that is of an older one. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sharedcare.programmes.differing import Carried
from sharedcare.programmes.telling import said
from sharedcare.programmes.types.people import Approval
from sharedcare.ui.moments import Calendar


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approved what, and when. `of` is the older version that was read, with what has changed since; empty where it is this one."""

    says: str
    of: str


def approved(
    approvals: Iterable[Approval], carried: Iterable[Carried], calendar: Calendar
) -> Iterator[Approved]:
    """All approvals of a version. What was approved in an older one and is said otherwise by now has been read by nobody."""
    of = {each.approval: said(each.stands, calendar.language) for each in carried}
    for one in approvals:
        yield Approved(in_words(one, calendar), of.get(one, ""))


def in_words(one: Approval, calendar: Calendar) -> str:
    """What somebody approved, who that is, and when."""
    return f"{said(one.of, calendar.language)}: {one.by}, {calendar.whole(one.on)}"
