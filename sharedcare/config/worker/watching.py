"""The duty to judge what only the clock makes true: what is missing, whose time to measure again is up, whose pause has ended.

Everybody who is in a programme is looked at in turn, a few at a time, and then all of them again. It also looks at what is
recent in records that were loaded whole.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.findings.queries import watched

_AGAIN_AFTER = timedelta(minutes=15)
_TOGETHER = 5
_SINCE = timedelta(hours=12)
"""What is older was judged when it came, or by an earlier round; what was loaded with it brings its own findings."""
NAME = "watching"


@dataclass(slots=True)
class Watching:
    """Goes round. A round that was ended in its middle is begun anew: to judge again changes nothing."""

    name: str = NAME
    _left: list[str] = field(default_factory=list, init=False)
    _began: datetime | None = field(default=None, init=False)
    _has_been_round: bool = field(default=False, init=False)
    """Until then what is green is told of older values, too: of those in records that were loaded whole, nobody has."""

    def step(self, *, at: datetime) -> bool:
        """Look at the next few; whether there may be more at once."""
        by = operator(f"worker {NAME}")
        if not self._left:
            if self._began is not None and at - self._began < _AGAIN_AFTER:
                return False
            self._began, self._left = at, watched()
        now, self._left = self._left[:_TOGETHER], self._left[_TOGETHER:]
        is_first = not self._has_been_round
        failed: Exception | None = None
        for patient in now:
            try:
                rejudge(patient=patient, by=by, at=at, since=at - _SINCE, greens=is_first)
            except Exception as error:  # noqa: BLE001 - it is raised when the others have been looked at
                # One record that cannot be judged keeps nobody else's from being looked at.
                failed = failed or error
        self._has_been_round = self._has_been_round or not self._left
        if failed is not None:
            raise failed
        return bool(self._left)
