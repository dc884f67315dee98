"""What a pause is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Reason(StrEnum):
    """Why nothing is measured."""

    HOLIDAY = "holiday"
    ADMISSION = "admission"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Planned:
    """From when until when (None: until somebody ends it), and why."""

    reason: Reason
    since: datetime
    until: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A pause: the Task's id, why, from when until when (None: until somebody ends it), and who decided it, as a reference."""

    id: str
    reason: Reason
    why: str
    since: datetime
    until: datetime | None
    by: str

    def lasts(self, *, at: datetime) -> bool:
        """Whether it has begun."""
        return self.since <= at

    def is_over(self, *, at: datetime) -> bool:
        """Whether it has ended by itself."""
        return self.until is not None and self.until <= at

    def day(self, *, at: datetime) -> int:
        """The how manieth day of it this is."""
        return max((at - self.since) // timedelta(days=1), 0) + 1
