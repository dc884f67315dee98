"""When it is time to ask whether a limit fits the patient: it was beyond again and again, and nobody needed to act. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

OFTEN = 3
"""So many findings of one limit in a row, handled without anything being done, suggest that the limit does not fit."""
LATELY = timedelta(days=30)

NOTHING_DONE = frozenset({"acknowledged", "false-alarm"})
"""Outcomes that say that nothing had to be done. A technique error says nothing of the limit."""
_SAYS_NOTHING = frozenset({"technique-error"})


@dataclass(frozen=True, slots=True)
class Handled:
    """A finding that was handled: by which limit, when, and with which outcome."""

    limit: str
    at: datetime
    outcome: str


def to_adjust(handled: Iterable[Handled], *, at: datetime) -> tuple[str, ...]:
    """The limits that somebody should look at for this patient, in the order of their keys."""
    by_limit: dict[str, list[Handled]] = {}
    for each in handled:
        if at - LATELY <= each.at <= at and each.outcome not in _SAYS_NOTHING:
            by_limit.setdefault(each.limit, []).append(each)
    return tuple(
        limit
        for limit, several in sorted(by_limit.items())
        if len(several) >= OFTEN
        and all(
            each.outcome in NOTHING_DONE
            for each in sorted(several, key=lambda each: each.at, reverse=True)[:OFTEN]
        )
    )
