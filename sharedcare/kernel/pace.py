"""How often somebody may ask: a token bucket for each, in the memory of this process.

A bucket holds as many tokens as a minute gives, and fills evenly. What is kept of it is one number, the moment at which it
will be full again; a bucket that is full needs no keeping. Other processes count for themselves: what has to be counted
together, such as wrong passwords, is counted in the database.
"""

import threading
from collections.abc import Hashable
from datetime import datetime

_MINUTE = 60.0
_KEPT_AT_MOST = 20_000


class Pace:
    """So many a minute for each key, and so many at once; 0 is no limit."""

    def __init__(self, *, per_minute: int, kept_at_most: int = _KEPT_AT_MOST) -> None:
        self._each = _MINUTE / per_minute if per_minute else 0.0
        self._kept_at_most = kept_at_most
        self._full_at: dict[Hashable, float] = {}
        self._lock = threading.Lock()

    def take(self, key: Hashable, *, at: datetime, cost: int = 1) -> float:
        """Take tokens for a request: 0.0 when it may pass, else the seconds after which it may, and nothing is taken.

        What costs more than a whole bucket passes when the bucket is full.
        """
        if not self._each:
            return 0.0
        moment = at.timestamp()
        with self._lock:
            # A clock that was set back must not shut anybody out for longer than a minute.
            full_at = min(max(self._full_at.get(key, moment), moment), moment + _MINUTE)
            wanted = full_at + min(cost * self._each, _MINUTE)
            wait = wanted - moment - _MINUTE
            # A thousandth of a token is what adding up fractions loses.
            if wait > self._each / 1000:
                self._full_at[key] = full_at
                return wait
            if len(self._full_at) >= self._kept_at_most and key not in self._full_at:
                self._forget(moment)
            self._full_at[key] = wanted
        return 0.0

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._full_at)

    def _forget(self, moment: float) -> None:
        """Make room: those whose buckets are full need no remembering; then those go who asked for least."""
        busiest = sorted(((full_at, key) for key, full_at in self._full_at.items()), key=lambda one: -one[0])
        most = self._kept_at_most // 2
        self._full_at = {key: full_at for full_at, key in busiest[:most] if full_at > moment}
