"""What a pause is."""

from dataclasses import dataclass
from datetime import datetime
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
