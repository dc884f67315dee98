"""The duty to move responsibility on the day that was agreed: a hand-over that was accepted for a day ahead.

With each round, what tells of hand-overs and has been answered by something else is completed (`answering.py`), and who waits for an
answer that does not come is told (`pressing.py`).

It is asked again every quarter of an hour, and as a day begins: a yes may be stored just after the day has come, and what could not
be moved is tried again. When that is due follows from an answer alone, so that asking in vain is asked anew.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

import structlog

from sharedcare.access.actors import operator
from sharedcare.care.handover import answering, moving, pressing
from sharedcare.kernel.errors import Refusal

_EVERY = timedelta(minutes=15)
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
            self._left = moving.due(by=by, at=at)
            answering.settle_each(by=by, at=at)
            pressing.tell_each(by=by, at=at)
            self._next = min(at + _EVERY, self._tomorrow(at))
        if self._left:
            # Taken first: what raises is told by the worker, and the others do not wait for it.
            patient, handover = self._left.pop()
            try:
                stand = moving.move(patient=patient, handover=handover, by=by, at=at)
            except Refusal:
                _log.exception("handing_over.not_moved", patient=patient, handover=handover)
            else:
                if stand is not None:
                    _log.info("handing_over.moved", handover=handover, stand=stand)
        return bool(self._left)

    def _tomorrow(self, at: datetime) -> datetime:
        """When the next day begins here."""
        return datetime.combine(at.astimezone(self.zone).date() + timedelta(days=1), clock.min, self.zone)
