"""Whether the trail is as it was sealed, and if not, which entry is wrong.

What PostgreSQL does here is to read and to write out; everything is hashed and compared in this process, by nothing
that lies in the database. Entries that are not sealed yet are counted and not judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import psycopg

from sharedcare.access.audit import form
from sharedcare.access.audit.comparing import (
    Differing,
    Finding,
    Wrong,
    differing,
    findings,
    sealed_entries,
)
from sharedcare.access.audit.form import Head, Line
from sharedcare.access.audit.sealing import WAITING
from sharedcare.kernel.clock import microseconds
from sharedcare.records.storage.connection import raw_connection, run

_TOGETHER = 16
"""Seals that are looked at together: what is kept in memory."""

_SEALS = f"""
SELECT number, sealed_at, form, count, txs, ids, digests, hash FROM access_seal
WHERE number > %s::bigint AND number <= %s::bigint ORDER BY number LIMIT {_TOGETHER}"""  # noqa: S608  (constants only)
_LINES = """
SELECT tx, id, {told} FROM access_trail
WHERE (tx, id) > (%s::bigint, %s::bigint) AND (tx, id) <= (%s::bigint, %s::bigint) ORDER BY tx, id"""
_ELSEWHERE = "SELECT id, tx FROM access_trail WHERE id = ANY (%s::bigint[])"


class Verified(NamedTuple):
    """What was looked at and found. `unsealed` entries wait for their seal, the oldest since `waiting_since`.

    `head` is number and hash of the last seal, to be kept somewhere else; `leads_on` says whether the head that was
    noted before is one of the chain's, None when none was given.
    """

    entries: int
    seals: int
    unsealed: int
    waiting_since: datetime | None
    head: tuple[int, bytes]
    findings: list[Finding]
    leads_on: bool | None


@dataclass(frozen=True, slots=True)
class _Seal:
    number: int
    sealed_at: datetime
    form: int
    count: int
    txs: list[int]
    ids: list[int]
    digests: bytes
    hash: bytes

    @property
    def first(self) -> tuple[int, int]:
        return (self.txs[0], self.ids[0]) if self.txs and self.ids else (0, 0)

    @property
    def last(self) -> tuple[int, int]:
        return (self.txs[-1], self.ids[-1]) if self.txs and self.ids else (0, 0)


class _Walk:
    """A walk along the chain, and what it has come by."""

    def __init__(self, since_head: bytes | None) -> None:
        self.since_head = since_head
        self.leads_on = None if since_head is None else False
        self.number = 0
        self.place = (0, 0)
        self.before = {form.BEGINNING}
        self.head = (0, form.BEGINNING)
        self.entries = 0
        self.seals = 0
        self.differing: list[Differing] = []
        self.wrong_seals: list[Finding] = []

    def pass_by(self, seal: _Seal, lines: Sequence[Line]) -> None:
        """Compare what a seal has with the entries that stand now between the end of the one before and its own."""
        missing = range(self.number + 1, seal.number)
        if missing:
            # What they held cannot be judged, nor what follows from them.
            self.wrong_seals += [Finding(Wrong.SEAL_REMOVED, number) for number in missing]
            lines = [line for line in lines if (line.tx, line.id) >= seal.first]
        head = Head(seal.number, seal.form, microseconds(seal.sealed_at))
        hashes = {form.chained(one, head, lines) for one in self.before}
        follows = bool(missing) or seal.hash in hashes
        differs = _differing(seal, lines)
        if differs and seal.hash not in hashes:
            self.differing += differs
        elif differs or differs is None or not follows:
            # The entries are as they were, or nothing tells which is not: then it is the seal that was bent.
            self.wrong_seals.append(Finding(Wrong.SEAL_CHANGED, seal.number))
        if seal.hash == self.since_head and follows:
            self.leads_on = True
        # As it is stored, and as it should be: if only this one was bent, the next one still holds.
        self.before, self.head = {seal.hash, *hashes}, (seal.number, seal.hash)
        self.number, self.place = seal.number, max(self.place, seal.last)
        self.entries += len(lines)
        self.seals += 1


def verify(*, since_head: bytes | None = None) -> Verified:
    """Go along the whole trail, as far as it is sealed now. `since_head` is the hash of a head that was noted before."""
    connection = raw_connection()
    walk = _Walk(since_head)
    for seals in _seals(connection):
        for seal, lines in _blocks(connection, walk.place, seals):
            walk.pass_by(seal, lines)
    [(unsealed, since)] = run(connection, WAITING, walk.place).fetchall()
    missing = [one.was.id for one in walk.differing if one.was is not None and one.now is None]
    elsewhere: dict[int, int] = dict(run(connection, _ELSEWHERE, [missing]).fetchall()) if missing else {}
    wrong = [*walk.wrong_seals, *findings(walk.differing, elsewhere)]
    return Verified(walk.entries, walk.seals, unsealed, since, walk.head, wrong, walk.leads_on)


def _differing(seal: _Seal, lines: Sequence[Line]) -> list[Differing] | None:
    """The entries that differ from what a seal has of them; None when its own parts do not fit each other."""
    try:
        was = sealed_entries(seal.txs, seal.ids, seal.digests)
    except ValueError:
        return None
    return list(differing(seal.number, was, lines)) if len(was) == seal.count else None


def _seals(connection: psycopg.Connection) -> Iterator[list[_Seal]]:
    [(last,)] = run(connection, "SELECT coalesce(max(number), 0) FROM access_seal").fetchall()
    after = 0
    while rows := run(connection, _SEALS, (after, last)).fetchall():
        seals = [_Seal(*row) for row in rows]
        after = seals[-1].number
        yield seals


def _blocks(
    connection: psycopg.Connection, place: tuple[int, int], seals: Sequence[_Seal]
) -> Iterator[tuple[_Seal, list[Line]]]:
    """Each seal with what stands now between the end of the one before and its own."""
    for written in sorted({one.form for one in seals}):
        alike = [one for one in seals if one.form == written]
        sql = _LINES.format(told=form.told(written))
        rows = run(connection, sql, (*place, *max(one.last for one in alike))).fetchall()
        lines = iter([Line(*row) for row in rows])
        line = next(lines, None)
        for seal in alike:
            block = []
            while line is not None and (line.tx, line.id) <= seal.last:
                block.append(line)
                line = next(lines, None)
            yield seal, block
        place = max(place, *(one.last for one in alike))
