"""The one door to the record: asks the rules, writes the trail, and only then looks or acts.

Whoever wants something from the record says who asks (`by`) and what for (`errand`), and gets a `Look` to put
questions to, or hands changes to `act`. There is no other way in. What an actor may not see is, for whatever is asked
and stored here, not there: questions are asked through a `window`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any, TypeVar

import psycopg
from django.db.transaction import atomic

from sharedcare.access import consequences, demands, errands, grounds, guards, published, rules, trail, window
from sharedcare.access.again import again
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.grants import following, queries
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.storage.commit import FEW_CHANGES, commit, is_one_statement
from sharedcare.records.storage.connection import Kept, raw_connection
from sharedcare.records.types import Change, Committed, Question, References, Window, Writer

Answer = TypeVar("Answer")
_plain, _tracing = Kept(psycopg.Cursor), Kept(psycopg.RawCursor)
_LONGEST_REMEMBERED = 8192
_OF_A_PATIENT = frozenset({Action.SEARCH, Action.READ_EVERYTHING})
"""Errands whose key is that of a patient, when they have one."""
_OF_ONE = frozenset({Action.READ, Action.READ_VERSION})
"""Errands that meet one patient at most."""


class Look:
    """An allowed look into the record. Every question put to it is answered and traced in one statement."""

    __slots__ = ("_entry", "_grounds", "_window")

    def __init__(
        self, entry: trail.Entry, seen: Window | None, opened_by: grounds.Grounds | None = None
    ) -> None:
        self._entry = entry
        self._window = seen
        self._grounds = opened_by

    @property
    def entry(self) -> trail.Entry:
        """What the trail tells of it."""
        return self._entry

    def __call__(self, question: Question[Answer]) -> Answer:
        """Answer the question, asking the wider one where the first, cheaper one finds nothing."""
        answer = question.read(self._rows(question.sql, question.params))
        if answer is None and question.otherwise is not None:
            return self(question.otherwise)
        return answer

    def _rows(self, sql: str, params: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        cursor = _tracing.of(raw_connection())
        # What is long was made for one request: to remember it would only fill the memory of both sides.
        prepare = len(sql) <= _LONGEST_REMEMBERED
        wrap = trail.looking if prepare else trail.looking.__wrapped__
        if self._window is None:
            cursor.execute(wrap(sql), (*params, *self._entry), prepare=prepare, binary=True)
        elif self._grounds is None:
            through = (*self._window.params, *params, *self._entry)
            cursor.execute(wrap(sql, self._window.sql), through, prepare=prepare, binary=True)
        else:
            asked, values = self._by_ground(sql, params, self._window, self._grounds, prepare=prepare)
            cursor.execute(asked, values, prepare=prepare, binary=True)
        return cursor.fetchall()

    def _by_ground(
        self, sql: str, params: tuple[Any, ...], seen: Window, opened_by: grounds.Grounds, *, prepare: bool
    ) -> tuple[str, tuple[Any, ...]]:
        entry, met = self._entry.around(opened_by.otherwise.params), opened_by.of_met
        if met is None:
            one = trail.looking if prepare else trail.looking.__wrapped__
            return one(sql, seen.sql, opened_by.otherwise.sql), (*seen.params, *params, *entry)
        wrap = trail.looking_by_ground if prepare else trail.looking_by_ground.__wrapped__
        asked = wrap(sql, seen.sql, met.sql, opened_by.otherwise.sql)
        return asked, (*seen.params, *params, *entry, *met.params)


def look(*, by: Actor, errand: Errand, at: datetime) -> Look:
    """Ask to look. Raises NotPermitted, which the trail then tells of."""
    entry = _allowed(by, errand, at)
    # Whoever may read the trail reads of everybody in it.
    seen = None if errand.action is Action.READ_TRAIL else window.of(by, at=at)
    if seen is None:
        return Look(entry, None)
    if errand.action in _OF_ONE:
        return Look(entry, seen, grounds.of_one(by, at=at))
    named = errand.key if errand.action in _OF_A_PATIENT else None
    return Look(entry, seen, grounds.of(by, named=named, at=at))


class Visit(Look):
    """An allowed look at one patient by several questions, which the trail tells of once.

    Only the first question is traced; the others bring nothing but the same patient's, or nobody's. A question that
    brings anything else is a defect, and shows nothing.
    """

    __slots__ = ("_by", "_grant", "_patient", "_told", "_withheld")

    def __init__(
        self,
        entry: trail.Entry,
        seen: Window | None,
        *,
        by: Actor,
        grant: Grant,
        patient: int,
        withheld: frozenset[str],
    ) -> None:
        super().__init__(entry, seen)
        self._by = by
        self._grant = grant
        self._patient = patient
        self._withheld = withheld
        self._told = False

    @property
    def ground(self) -> Ground:
        """Why the record is open."""
        return self._grant.ground

    @property
    def emergency_until(self) -> datetime | None:
        """Until when, where an emergency is all that opens the record; else None."""
        return self._grant.until if self._grant.ground is Ground.EMERGENCY else None

    @property
    def withheld(self) -> frozenset[str]:
        """The types of resources that the patient has chosen, as a kind, not to show to the actor."""
        return self._withheld if self._grant.ground in window.NARROWED_BY_WISHES else frozenset()

    def permits(self, need: Need) -> bool:
        """Whether the actor holds this right on this patient."""
        return rules.may(self._by, need, self._grant)

    def _rows(self, sql: str, params: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        if not self._told:
            self._told = True
            rows = super()._rows(sql, params)
        else:
            if self._window is not None:
                sql, params = self._window.around(sql), (*self._window.params, *params)
            rows = _plain.of(raw_connection()).execute(sql, params, prepare=True, binary=True).fetchall()
        if not {row[0] for row in rows} <= {self._patient, NO_PATIENT}:
            raise AssertionError("A visit to one patient has met another.")
        return rows


@contextmanager
def visit(*, by: Actor, errand: Errand, at: datetime) -> Iterator[Visit]:
    """Ask to look at one patient (`errand.key`) by several questions.

    Raises NotPermitted or NotVisible, which the trail tells of. What was looked at is on disk as looked at when the
    block ends: nothing of it may be shown before.
    """
    patient = errand.key
    if patient is None:
        raise AssertionError("A visit is to one patient.")
    grant, opened = _granted(by, errand, patient, at)
    entry = trail.entry(by=by, errand=errand, ground=grant.ground, at=at)
    seen = window.on_patient(by, grant=grant, patient=patient, hides=opened.hides)
    with atomic():
        yield Visit(entry, seen, by=by, grant=grant, patient=patient, withheld=opened.withheld)


@again
def act(
    *,
    by: Actor,
    changes: Sequence[Change],
    at: datetime,
    references: References = References.MUST_EXIST,
    by_rule: bool = False,
) -> list[Committed]:
    """Store all of the changes and their trace, or nothing. Raises NotPermitted, and what `commit` raises.

    `by_rule` says that the caller is an action with a rule of its own for what is `reserved` for such.
    A refusal is traced as well: it can tell whether something is there.
    """
    entry = _allowed(by, errands.of_changes(changes), at)
    seen = window.of(by, at=at)
    writer = Writer(by.post.organization if by.post is not None else None, seen)
    connection = raw_connection()
    followed = following.concerns(changes)
    fixed = published.concerns(changes, by=by)
    concerned = consequences.concerned(changes)
    alone = not (followed or fixed or concerned) and seen is None
    try:
        demands.require(changes)
        with _transaction(connection, changes, alone=alone):
            committed = commit(
                connection,
                changes,
                at=at,
                writer=writer,
                references=references,
                trace=lambda became: trail.acting(entry, _changed(became)),
            )
            # As it stands before this act: nobody lets himself in by what he stores.
            if seen is not None:
                guards.refuse_what_is_not_open(connection, by=by, committed=committed, by_rule=by_rule, at=at)
            if fixed:
                published.refuse_what_is_fixed(connection, by=by, committed=committed)
            if followed:
                following.follow(connection, committed)
            consequences.follow(concerned, connection, committed, by=by, at=at)
            return committed
    except Refusal as refusal:
        _tell(refusal, entry)
        raise


@contextmanager
def _transaction(connection: psycopg.Connection, changes: Sequence[Change], *, alone: bool) -> Iterator[None]:
    """What an act takes place in. A single statement is a transaction of its own, unless it stands in another, or
    something else has to stand in it (not `alone`)."""
    single = is_one_statement(changes)
    if single and alone and connection.autocommit:
        yield
        return
    # The statements of few changes go out together and are answered together; COPY, which many take, cannot.
    together = alone and not single and len(changes) <= FEW_CHANGES
    with atomic(), connection.pipeline() if together else nullcontext():
        yield


@contextmanager
def together() -> Iterator[None]:
    """Several acts and looks that count all together or not at all.

    What the trail got inside goes when they fail; a refusal among them is therefore told again afterwards.
    """
    try:
        with atomic():
            yield
    except Refusal as refusal:
        if (traced := _traced(refusal)) is not None:
            _tell(*traced)
        raise


def permits(by: Actor, *needs: Need) -> bool:
    """Whether the actor holds these rights at large, without asking for anything: to offer only what is possible."""
    return all(rules.may(by, need) for need in needs)


def _allowed(by: Actor, errand: Errand, at: datetime) -> trail.Entry:
    decision = rules.decide(by, errand)
    if isinstance(decision, Ground):
        return trail.entry(by=by, errand=errand, ground=decision, at=at)
    raise _refused(decision, trail.entry(by=by, errand=errand, ground=None, at=at))


def _granted(by: Actor, errand: Errand, patient: int, at: datetime) -> tuple[Grant, queries.Opened]:
    """What opens the record, and all that was found about it: also what in it is hidden from the actor."""
    connection = raw_connection()
    opened = queries.Opened() if by.sees_all else queries.grants(connection, by=by, patient=patient)
    decision = rules.decide_for_patient(by, errand, grants=opened.grants, at=at, hides=opened.hides)
    if decision is rules.NOT_VISIBLE:
        opened = queries.entered(connection, by=by, patient=patient)
        decision = rules.decide_for_patient(by, errand, grants=opened.grants, at=at)
    if isinstance(decision, Grant):
        return decision, opened
    raise _refused(decision, trail.entry(by=by, errand=errand, ground=None, at=at))


def _refused(decision: rules.Refused, entry: trail.Entry) -> Refusal:
    refusal = (NotVisible if decision.is_hidden else NotPermitted)(decision.reason)
    _tell(refusal, entry)
    return refusal


def _tell(refusal: Refusal, entry: trail.Entry) -> None:
    """Let the trail tell of a refusal, and the refusal itself carry what the trail was told."""
    refusal.trace = entry._replace(ground=None)
    trail.refuse(raw_connection(), refusal.trace, refusal.message)


def _traced(error: BaseException | None) -> tuple[Refusal, trail.Entry] | None:
    """The refusal that the trail was told of: this one, or the one that a door has wrapped to say where it happened."""
    while error is not None:
        if isinstance(error, Refusal) and isinstance(error.trace, trail.Entry):
            return error, error.trace
        error = error.__cause__
    return None


def _changed(committed: Sequence[Committed]) -> trail.Changed:
    stored = [one.stored for one in committed if one.stored is not None]
    patients = {one.patient for one in stored} - {NO_PATIENT}
    return trail.Changed(sorted(patients), [one.key for one in stored], [one.version for one in stored])
