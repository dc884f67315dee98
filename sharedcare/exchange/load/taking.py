"""Units into the record through the one door, many to a database transaction, each with its receipt.

This is what a worker process does. What it answers with travels back to the process that leads the load.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import InterfaceError, OperationalError, connection

from sharedcare.access import actors, gate
from sharedcare.exchange.load.errors import CannotGoOn
from sharedcare.exchange.load.sources import Piece, pieces
from sharedcare.exchange.load.units import Refused, Unit, units
from sharedcare.exchange.reasons import reason_of
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.records.errors import UnresolvedReference
from sharedcare.records.receipts import new_among
from sharedcare.records.types import Committed, References

_TOGETHER = 200
"""Resources that bring no transaction of their own and are stored in one."""

_TOGETHER_BYTES = 16 * 1024 * 1024


@dataclass(slots=True)
class Taken:
    """What became of a task: counts by outcome, what was refused and why, and what may succeed later.

    `stored` are the places of the units that are safely in the record.
    """

    outcomes: dict[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    later: list[tuple[Piece, str]] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)

    def count(self, unit: Unit, outcomes: Iterable[str]) -> None:
        """Note what became of a unit that is stored."""
        for outcome in outcomes:
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        self.stored.append(unit.piece.place)


def take_files(paths: Sequence[Path]) -> Taken:
    """Store what files hold."""
    taken = Taken()

    def read() -> Iterable[Piece]:
        for path in paths:
            try:
                yield from pieces(path)
            except Refusal as refusal:
                taken.refused.append(Refused(str(path), refusal.message))

    return _take(read(), taken)


def take_pieces(several: Sequence[Piece]) -> Taken:
    """Store several pieces."""
    return _take(several, Taken())


def _take(several: Iterable[Piece], taken: Taken) -> Taken:
    """Store pieces, gathering small units so that one transaction serves many."""
    waiting: list[Unit] = []
    size = 0
    for unit in _understood(several, taken):
        if unit.alone:
            _store([unit], taken)
            continue
        waiting.append(unit)
        size += len(unit.piece.text)
        if len(waiting) >= _TOGETHER or size >= _TOGETHER_BYTES:
            _store(waiting, taken)
            waiting, size = [], 0
    _store(waiting, taken)
    return taken


def _understood(several: Iterable[Piece], taken: Taken) -> Iterable[Unit]:
    for piece in several:
        for one in units(piece):
            if isinstance(one, Unit):
                yield one
            else:
                taken.refused.append(one)


def _store(together: Sequence[Unit], taken: Taken) -> None:
    """Store units in one transaction. One that is refused is taken out, and then tried by itself.

    By itself, since what was refused may be only its company: two versions of one resource, say.
    """
    rest, singly = list(together), list[Unit]()
    while len(rest) > 1:
        error = _attempt(rest, taken)
        if error is None:
            rest = []
        elif (culprit := _culprit(rest, error)) is None:
            rest, singly = [], [*rest, *singly]
        else:
            singly.append(rest.pop(culprit))
    for one in (*rest, *singly):
        error = _attempt([one], taken)
        if error is not None:
            _tell(one, error, taken)


def _attempt(several: Sequence[Unit], taken: Taken) -> Exception | None:
    """Store units, and count them; or answer why they are not stored.

    Raises CannotGoOn when the database is away: nothing else can be stored then either.
    """
    try:
        with connection.wrap_database_errors:
            outcomes = _commit(several, now())
    except (OperationalError, InterfaceError) as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise CannotGoOn(f"The database does not answer, or cannot store more: {said}.") from None
    except Exception as error:  # noqa: BLE001  (one resource that we fail on must not end the load of all others)
        return error
    for unit, its in zip(several, outcomes, strict=True):
        taken.count(unit, its)
    return None


def _commit(several: Sequence[Unit], at: datetime) -> list[list[str]]:
    """The outcomes of each unit's changes."""
    with gate.together():
        known = _known(several, at)
        changes = [
            change
            for unit, is_known in zip(several, known, strict=True)
            if not is_known
            for change in unit.changes
        ]
        committed: list[Committed] = []
        if changes:
            by = actors.operator("load")
            committed = gate.act(by=by, changes=changes, at=at, references=References.MAY_DANGLE)
    answers = iter(committed)
    return [
        ["unchanged" if is_known else next(answers).outcome for _ in unit.changes]
        for unit, is_known in zip(several, known, strict=True)
    ]


def _known(several: Sequence[Unit], at: datetime) -> list[bool]:
    """Of each unit, whether it was received before, be it a moment ago beside it."""
    new = new_among([one.digest for one in several if one.digest is not None], at=at)
    known = []
    for one in several:
        known.append(one.digest is not None and one.digest not in new)
        if one.digest is not None:
            new.discard(one.digest)
    return known


def _culprit(several: Sequence[Unit], error: Exception) -> int | None:
    """The position of the unit that a refusal is about; None when it does not tell."""
    index = error.index if isinstance(error, Refusal) else None
    if index is None or any(one.digest is not None for one in several):
        # Units that are known already are not among the changes that are counted.
        return None
    owners = [position for position, one in enumerate(several) for _ in one.changes]
    return owners[index]


def _tell(unit: Unit, error: Exception, taken: Taken) -> None:
    place, reason = unit.piece.place, reason_of(error)
    if isinstance(error, Refusal) and error.index is not None and unit.entries:
        reason = f"Bundle.entry[{unit.entries[error.index]}]: {reason}"
    if isinstance(error, UnresolvedReference):
        taken.later.append((unit.piece, reason))
    else:
        taken.refused.append(Refused(place, reason))
