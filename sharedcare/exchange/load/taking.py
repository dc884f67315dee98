"""Units into the record through the one door, many to a transaction, each with its receipt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sharedcare.access import actors, gate
from sharedcare.exchange.load.sources import Piece, pieces
from sharedcare.exchange.load.units import Unit, units
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.records.errors import InvalidResource, UnresolvedReference
from sharedcare.records.receipts import new_among
from sharedcare.records.types import References

_TOGETHER = 200
"""Resources that bring no transaction of their own and are stored in one."""


@dataclass(slots=True)
class Taken:
    """What became of a task: counts by outcome, what was refused and why, and what may succeed later."""

    outcomes: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    later: list[tuple[Piece, str]] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)

    def count(self, outcome: str, many: int = 1) -> None:
        """Note an outcome."""
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + many


def take_file(path: Path) -> Taken:
    """Store what a file holds."""
    taken = Taken()
    try:
        take(pieces(path), taken)
    except Refusal as refusal:
        taken.refused.append((path.name, refusal.message))
    return taken


def take_pieces(several: Sequence[Piece]) -> Taken:
    """Store several pieces."""
    taken = Taken()
    take(several, taken)
    return taken


def take(several: Iterable[Piece], taken: Taken) -> None:
    """Store pieces, gathering small units so that one transaction serves many."""
    waiting: list[Unit] = []
    for piece in several:
        for unit in _units(piece, taken):
            waiting.append(unit)
            if sum(len(one.changes) for one in waiting) >= _TOGETHER:
                _store(waiting, taken)
                waiting = []
    _store(waiting, taken)


def _units(piece: Piece, taken: Taken) -> Iterable[Unit]:
    try:
        for one in units(piece):
            if isinstance(one, Piece):
                yield from _units(one, taken)
            else:
                yield one
    except Refusal as refusal:
        taken.refused.append((piece.place, refusal.message))


def _store(several: list[Unit], taken: Taken) -> None:
    """Store units in one transaction; if one of them is refused, each in its own."""
    if not several:
        return
    try:
        outcomes = _commit(several, now())
    except Refusal as refusal:
        if len(several) > 1:
            for one in several:
                _store([one], taken)
        elif isinstance(refusal, UnresolvedReference):
            taken.later.append((several[0].piece, _reason(refusal)))
        else:
            taken.refused.append((several[0].piece.place, _reason(refusal)))
        return
    for outcome in outcomes:
        taken.count(outcome)
    taken.stored.extend(one.piece.place for one in several)


def _commit(several: list[Unit], at: datetime) -> list[str]:
    with gate.together():
        new = new_among([one.digest for one in several if one.digest is not None], at=at)
        fresh = [one for one in several if one.digest is None or one.digest in new]
        known = ["unchanged"] * sum(len(one.changes) for one in several if one not in fresh)
        changes = [change for one in fresh for change in one.changes]
        if not changes:
            return known
        by = actors.operator("load")
        committed = gate.act(by=by, changes=changes, at=at, references=References.MAY_DANGLE)
    return known + [one.outcome for one in committed]


def _reason(refusal: Refusal) -> str:
    where = f"change {refusal.index}: " if refusal.index else ""
    if isinstance(refusal, InvalidResource):
        return where + "; ".join(f"{one.place}: {one.text}" for one in refusal.problems)
    return where + refusal.message
