"""Sealing the trail: entries whose transactions have ended, in their order, each block chained to the one before.

An entry is sealed when its transaction and all that began before it have ended, so that nothing can turn up later in
front of what is sealed. Whoever writes an entry pays nothing for it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

import psycopg
from django.db.transaction import atomic

from sharedcare.access.audit import form
from sharedcare.access.audit.form import Head, Line
from sharedcare.kernel.clock import microseconds
from sharedcare.records.storage.connection import raw_connection, run

MOST = 1024
"""Entries of a block."""
_LOCK = 0x5CA31
"""The advisory lock of whoever seals. Any number will do, as long as nobody else takes it."""

_LAST = "SELECT number, hash, txs[count], ids[count] FROM access_seal ORDER BY number DESC LIMIT 1"
_SEALED_AT = "SELECT sealed_at FROM access_seal ORDER BY number DESC LIMIT 1"
WAITING = "SELECT count(*), min(at) FROM access_trail WHERE (tx, id) > (%s::bigint, %s::bigint)"
_NEXT = f"""
SELECT tx, id, {form.told(form.NEWEST)} FROM access_trail
WHERE (tx, id) > (%s::bigint, %s::bigint) AND tx < settled_tx() ORDER BY tx, id LIMIT {MOST}"""  # noqa: S608  (constants only)
_SEAL = """
INSERT INTO access_seal (number, sealed_at, count, form, txs, ids, digests, hash)
VALUES (%s, %s, %s, %s, %s::bigint[], %s::bigint[], %s, %s)"""


class Place(NamedTuple):
    """The head of the chain: number and hash of the last seal, and the last entry in it."""

    number: int
    hash: bytes
    tx: int
    id: int


NOWHERE = Place(0, form.BEGINNING, 0, 0)


class Standing(NamedTuple):
    """How the chain stands: when it was sealed last, None when never, and how many entries wait, the oldest since
    when."""

    sealed_at: datetime | None
    waiting: int
    waiting_since: datetime | None


def standing() -> Standing:
    """How the trail stands now. It tells of nobody, so that everybody may know it."""
    connection = raw_connection()
    row = run(connection, _SEALED_AT).fetchone()
    [(waiting, since)] = run(connection, WAITING, _head(connection)[2:]).fetchall()
    return Standing(None if row is None else row[0], waiting, since)


def head() -> Place:
    """How far the trail is sealed."""
    return _head(raw_connection())


def seal(*, at: datetime) -> int:
    """Seal everything that can be: how many entries. 0 also when somebody else is at it."""
    sealed = 0
    while (count := _seal_next(at)) > 0:
        sealed += count
        if count < MOST:
            break
    return sealed


@dataclass(slots=True)
class Sealing:
    """Sealing as a duty of the worker, which is called every moment: done every few seconds, since each seal is a row."""

    name: str = "sealing"
    every: timedelta = timedelta(seconds=5)
    _last: datetime | None = field(default=None, init=False)

    def step(self, *, at: datetime) -> bool:
        """Seal, unless that was done a moment ago; there is never more to do at once."""
        if self._last is None or not timedelta(0) <= at - self._last < self.every:
            self._last = at
            seal(at=at)
        return False


def _seal_next(at: datetime) -> int:
    with atomic():
        connection = raw_connection()
        [(is_mine,)] = run(connection, "SELECT pg_try_advisory_xact_lock(%s::bigint)", [_LOCK]).fetchall()
        if not is_mine:
            return 0
        last = _head(connection)
        lines = [Line(*row) for row in run(connection, _NEXT, (last.tx, last.id)).fetchall()]
        if lines:
            _store(connection, last, lines, at)
    return len(lines)


def _store(connection: psycopg.Connection, last: Place, lines: list[Line], at: datetime) -> None:
    head = Head(last.number + 1, form.NEWEST, microseconds(at))
    values = (
        head.number,
        at,
        len(lines),
        head.form,
        [line.tx for line in lines],
        [line.id for line in lines],
        b"".join(line.digest for line in lines),
        form.chained(last.hash, head, lines),
    )
    psycopg.Cursor(connection).execute(_SEAL, values)


def _head(connection: psycopg.Connection) -> Place:
    row = run(connection, _LAST).fetchone()
    return NOWHERE if row is None else Place(*row)
