"""The duty to move responsibility on the day that was agreed: a hand-over that was accepted for a day ahead.

What is agreed later than today is of a later day, so once a day is enough, as soon as the day has come; what could not be moved
is tried again.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

import structlog

from sharedcare.access.actors import operator
from sharedcare.care.handover import moving
from sharedcare.kernel.errors import Refusal

_AGAIN_AFTER = timedelta(minutes=15)
NAME = "handing-over"
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class HandingOver:
    """Moves one at a time. A round that was ended in its middle is begun anew: what has moved is not moved again."""

    zone: ZoneInfo
    name: str = NAME
    _left: list[tuple[str, str]] = field(default_factory=list, init=False)
    _next: datetime | None = field(default=None, init=False)
    """When it is asked again what is to move."""

    def step(self, *, at: datetime) -> bool:
        """Move the next one; whether there may be more at once."""
        by = operator(f"worker {NAME}")
        if not self._left:
            if self._next is not None and at < self._next:
                return False
            self._next = self._tomorrow(at)
            self._left = moving.due(by=by, at=at)
        if self._left:
            patient, handover = self._left.pop()
            # Until it is known to have moved: what raises is told by the worker, and the others do not wait for it.
            tomorrow, self._next = self._next, at + _AGAIN_AFTER
            try:
                stand = moving.move(patient=patient, handover=handover, by=by, at=at)
            except Refusal:
                _log.exception("handing_over.not_moved", patient=patient, handover=handover)
            else:
                self._next = tomorrow
                _log.info("handing_over.moved", handover=handover, stand=stand)
        return bool(self._left)

    def _tomorrow(self, at: datetime) -> datetime:
        """When the next day begins here."""
        return datetime.combine(at.astimezone(self.zone).date() + timedelta(days=1), clock.min, self.zone)
