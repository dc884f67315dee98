"""The duty to bring plans up to date with the day: windows that open, rhythms that become others, what comes again.

All that a plan counts is counted in days, so once a day is enough. What is stored in between `care/enrolment/keeping_up.py` follows.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sharedcare.access.actors import operator
from sharedcare.care.enrolment.keeping_up import everybody, keep_up_each

_TOGETHER = 5
NAME = "plans-daily"


@dataclass(slots=True)
class KeepingUp:
    """Goes round once a day. A round that was ended in its middle is begun anew: where nothing is to change nothing is stored."""

    zone: ZoneInfo
    name: str = NAME
    _left: list[str] = field(default_factory=list, init=False)
    _day: date | None = field(default=None, init=False)

    def step(self, *, at: datetime) -> bool:
        """Look at the next few; whether there may be more at once."""
        today = at.astimezone(self.zone).date()
        if not self._left:
            if self._day == today:
                return False
            self._day, self._left = today, everybody()
        keep_up_each(self._left[:_TOGETHER], by=operator(f"worker {NAME}"), at=at)
        # Only now: what the database was away for is to be done again.
        self._left = self._left[_TOGETHER:]
        return bool(self._left)
