"""The worker's day: take the turn, see to every duty, again and again.

Whether there is something new is asked for every half second. To be woken by the database instead (NOTIFY from a
trigger) made every single change a quarter slower; decision 11 has the numbers.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import structlog
from django.db import DatabaseError, InterfaceError, connection

from sharedcare.config.progress import Report
from sharedcare.config.worker.duties import Duty
from sharedcare.config.worker.patience import Patience
from sharedcare.kernel.clock import now

_EVERY = 0.5
"""Seconds between two looks for something new."""

_TURN = 0x5CA30
"""The advisory lock of whoever works. Any number will do, as long as nobody else takes it."""

_log = structlog.get_logger(__name__)


class _DatabaseIsAway(Exception):
    """The connection is lost, and with it the turn."""


def work(duties: Sequence[Duty], *, report: Report) -> None:
    """Work until ended. Of several workers one works, and another takes over when it ends, however it ends."""
    patience = Patience()
    kept = [_Kept(duty) for duty in duties]
    while True:
        try:
            with _turn(report):
                report("Following the record.")
                patience.succeed()
                _see_to(kept)
        except (_DatabaseIsAway, DatabaseError, InterfaceError) as error:
            seconds = patience.fail(time.monotonic())
            _log.warning("worker.database_away", exc_info=error, again_in=seconds)
            connection.close()
            time.sleep(seconds)


@contextmanager
def _turn(report: Report) -> Iterator[None]:
    """Be the one who works. The lock goes with our connection to the database, so it is never left behind."""
    told = False
    while not _locks("pg_try_advisory_lock"):
        if not told:
            report("Another worker follows the record; this one waits, and takes over when that one ends.")
        told = True
        time.sleep(_EVERY)
    try:
        yield
    finally:
        with suppress(DatabaseError, InterfaceError):
            _locks("pg_advisory_unlock")


def _locks(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_TURN])
        row = cursor.fetchone()
    return bool(row and row[0])


@dataclass(slots=True)
class _Kept:
    """A duty, and how patient we are with it."""

    duty: Duty
    patience: Patience = field(default_factory=Patience)

    def step(self) -> bool:
        """Do a step of it, unless it failed a moment ago; whether there may be more at once. Its errors end here."""
        if not self.patience.allows(time.monotonic()):
            return False
        try:
            more = self.duty.step(at=now())
        except Exception as error:
            if not connection.is_usable():
                raise _DatabaseIsAway from error
            seconds = self.patience.fail(time.monotonic())
            failures = self.patience.failures
            _log.exception("worker.duty_failed", duty=self.duty.name, failures=failures, again_in=seconds)
            return False
        self.patience.succeed()
        return more


def _see_to(kept: Sequence[_Kept]) -> None:
    """Every duty in turn, so that none waits for another longer than a step takes."""
    while True:
        more = [one.step() for one in kept]
        if not any(more):
            time.sleep(_EVERY)
