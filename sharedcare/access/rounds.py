"""A look at many patients by several questions, which the trail tells of once: of all whom the first question met.

The list of what waits for a team is asked for everybody, and then for the few who are shown. To tell of those again would say
nothing new, and cost as much as the question.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import psycopg
from django.db.transaction import atomic

from sharedcare.access import gate, grounds, trail, window
from sharedcare.access.types import Actor, Errand
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.storage.connection import Kept, raw_connection
from sharedcare.records.types import Question, Window

Answer = TypeVar("Answer")
_OF = itemgetter(0)
_plain, _tracing = Kept(psycopg.Cursor), Kept(psycopg.RawCursor)


class Among(NamedTuple):
    """Of whom a question is asked: SQL of the patients (`shard`, `patient`, and what else it says of each) with its values, and
    the types of resources that matter."""

    sql: str
    params: tuple[Any, ...]
    types: tuple[str, ...]


class Round:
    """An allowed look at several patients. Only the first question is traced; the others bring nothing but patients whom it
    met, or what is nobody's. A question that brings anybody else is a defect, and shows nothing."""

    __slots__ = ("_at", "_by", "_look", "_met", "_open", "_window")

    def __init__(self, look: gate.Look, seen: Window | None, *, by: Actor, at: datetime) -> None:
        self._look = look
        self._window = seen
        self._by = by
        self._at = at
        self._met: frozenset[int] | None = None
        self._open: frozenset[int] = frozenset()

    def __call__(self, question: Question[Answer], *, of: Iterable[int] = ()) -> Answer:
        """Answer the question. `of` are the patients (keys) that it is about, where it is about a few: of those who are known to be
        open it asks for less."""
        if self._met is not None:
            return question.read(self._untold(question.sql, question.params, self._open.intersection(of)))
        rows = self._look(Question(question.sql, question.params, list))
        return question.read(self._first(rows))

    def among(self, several: Among, question: Question[Answer]) -> Answer:
        """Answer the first question of a round, where it is known among whom those are whom it meets.

        The question asks them as the table `met`: the columns of `several`, and `wholly`, the numbers of those types of which
        everything the patient has is open to the actor. Of those it need not ask `resource` whether a row is, which costs more than
        all else of a long list; of any other type only what stands in `resource` may be told. At the end of each row stands whether
        all of the patient is open. Nobody but staff asks so.
        """
        post = self._by.post
        if self._met is not None or self._window is None or post is None or not post.role:
            raise AssertionError("Only the first question of somebody at work is asked among patients.")
        asked = grounds.Expression(several.sql, several.params)
        met = grounds.met(self._by, post, among=asked, types=several.types, at=self._at)
        values = (*self._window.params, *met.params, *question.params, *self._look.entry)
        sql = trail.looking_among(question.sql, self._window.sql, met.sql)
        rows = _tracing.of(raw_connection()).execute(sql, values, prepare=True, binary=True).fetchall()
        self._open = frozenset([row[0] for row in rows if row[-1]])
        return question.read(self._first(rows))

    def _first(self, rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
        self._met = frozenset(map(_OF, rows)) | {NO_PATIENT}
        return rows

    def _untold(self, sql: str, params: tuple[Any, ...], known: frozenset[int]) -> Sequence[tuple[Any, ...]]:
        seen = window.of(self._by, at=self._at, open=sorted(known)) if known else self._window
        if seen is not None:
            sql, params = seen.around(sql), (*seen.params, *params)
        rows = _plain.of(raw_connection()).execute(sql, params, prepare=True, binary=True).fetchall()
        if self._met is None or not self._met.issuperset(map(_OF, rows)):
            raise AssertionError("A round has met a patient whom its first question did not.")
        return rows


@contextmanager
def rounds(*, by: Actor, errand: Errand, at: datetime) -> Iterator[Round]:
    """Ask to look at many patients by several questions. Raises NotPermitted, which the trail tells of.

    What was looked at is on disk as looked at when the block ends: nothing of it may be shown before.
    """
    look = gate.look(by=by, errand=errand, at=at)
    with atomic():
        yield Round(look, window.of(by, at=at), by=by, at=at)
