"""Responsibilities and roles: somebody answers at any time, and hand-overs are accepted by somebody."""

from collections.abc import Iterator
from datetime import date, timedelta

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Responsibility
from sharedcare.programmes.types.tasks import HandoverAccepted, Task

_PATIENT = "patient"


def unanswered(programme: Programme) -> Iterator[Problem]:
    """Times at which nobody answers for something, roles that belong nowhere, hand-overs that nobody accepts."""
    for number, each in enumerate(programme.responsibilities):
        yield from _periods(("responsibilities", number), each, programme)
    for number, role in enumerate(programme.roles):
        if role.responsibility is None and role.profession != _PATIENT:
            yield Problem(
                ("roles", number),
                f"The role `{role.key}` does not say what it answers for.",
                "Add `responsibility:` and a key from `responsibilities`.",
            )
    for number, task in enumerate(programme.tasks):
        yield from _handover(("tasks", number), task)


def _periods(path: Path, one: Responsibility, programme: Programme) -> Iterator[Problem]:
    needed: date | None = programme.valid_from
    for number, period in enumerate(one.periods):
        where = (*path, "periods", number)
        if period.until is not None and period.until < period.since:
            yield Problem(
                (*where, "until"), "This period ends before it begins.", "Change one of its two days."
            )
        if needed is None or (number and period.since < needed):
            yield Problem(
                (*where, "from"),
                f"Two answer for `{one.key}` from {period.since} on.",
                f"End the period before it on {period.since - timedelta(days=1)}: `until:`.",
            )
        elif period.since > needed:
            yield Problem(
                (*where, "from"),
                f"Nobody answers for `{one.key}` from {needed} to {period.since - timedelta(days=1)}.",
                f"Let this period begin on {needed}, or the one before it end later.",
            )
        needed = period.until + timedelta(days=1) if period.until else None
    if needed is not None and (programme.valid_until is None or needed <= programme.valid_until):
        yield Problem(
            (*path, "periods"),
            f"Nobody answers for `{one.key}` from {needed} on.",
            "Add a period without `until:`.",
        )


def _handover(path: Path, task: Task) -> Iterator[Problem]:
    is_accepted = any(isinstance(each, HandoverAccepted) for each in task.done_when)
    if task.hands_over_to and not is_accepted:
        yield Problem(
            (*path, "done-when"),
            f"`{task.key}` hands over and is done before anybody has accepted.",
            "Add `- kind: accepted`.",
        )
    if is_accepted and not task.hands_over_to:
        yield Problem(
            path, f"`{task.key}` does not say to whom it hands over.", "Add `hands-over-to:` and a role."
        )
