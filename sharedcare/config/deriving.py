"""At the start: a record from before the derived tables, or from before their form, gets them, or is not opened.

Without them nobody's record is open to anybody, or a list is empty, and nobody would know why.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sharedcare.access.grants import form
from sharedcare.access.grants.rebuilding import rebuild
from sharedcare.config.progress import Report
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.worklist import following as worklist

MOST = 1_000_000
"""Resources of which everything is derived while a start waits: some 90,000 a second on a small machine."""

_LOCK = 0x5CA31
"""The advisory lock of whoever derives everything at a start. Any number will do, as long as nobody else takes it."""


class NotDerived(Refusal):
    """Who may see whose record is not derived yet, and to do so would take longer than anybody waits for a start."""


def derive(*, report: Report) -> None:
    """Derive everything anew if it is not in the form that the code expects. Returns at once when it is; waits when another
    process is at it. Killed half way, the next start does all of it. Raises NotDerived."""
    connection = raw_connection()
    if form.is_current(connection):
        return
    with _one_at_a_time():
        if form.is_current(connection):
            return
        if not form.has_at_most(connection, resources=MOST):
            raise NotDerived(
                "This record is from an earlier version, and who may see whose record has to be derived from it anew: of more "
                f"than {MOST:,} resources that takes minutes, in which a start would seem to hang. Run: sharedcare reindex"
            )
        done = 0
        for progress in rebuild(connection):
            if not done and progress.done:
                report("Deriving anew who may see whose record, and what waits for whom ...")
            done = progress.done
        for _ in worklist.rebuild(connection, at=now()):
            pass
        form.note(connection, at=now())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    connection = raw_connection()
    run(connection, "SELECT pg_advisory_lock(%s::bigint)", (_LOCK,))
    try:
        yield
    finally:
        run(connection, "SELECT pg_advisory_unlock(%s::bigint)", (_LOCK,))
