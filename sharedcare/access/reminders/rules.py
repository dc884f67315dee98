"""Of which agreements whom to remind on a day. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from sharedcare.access.agreements import rules
from sharedcare.access.agreements.types import Agreement


def due(agreements: Sequence[Agreement], today: date) -> Iterable[tuple[Agreement, int, int]]:
    """The agreements that run out soon, each with the number of days it is to be told as, and with how many are left.

    Told is the nearest of `REMINDERS` that has been reached: what was missed while nothing could be sent is told once, and
    not once for each.
    """
    for one in agreements:
        left = rules.reminder(one, agreements, today)
        if left is not None:
            yield one, min(days for days in rules.REMINDERS if left <= days), left
