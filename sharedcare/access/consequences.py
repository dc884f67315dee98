"""What else has to happen in the transaction in which something is stored: a value is judged, a list is brought up to date.

What that is belongs to packages above this one, which the gate does not know. The settings name them, as they name what every
page passes through (`SHAREDCARE_CONSEQUENCES`), and each says by itself what it is concerned with. Together with what was
stored they count or they do not: what is refused in one of them undoes all, and so does a database that fails. A defect undoes
all too, unless the consequence says what stands in its place: no defect in judging may keep a measurement out of the record.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Protocol, runtime_checkable

import psycopg
from django.conf import settings
from django.utils.module_loading import import_string

from sharedcare.access.aside import aside
from sharedcare.access.types import Actor
from sharedcare.records.types import Change, Committed


class Consequence(Protocol):
    """Something that follows from what is stored."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether anything may follow from these changes. Asked of everything that is stored, before it is known to be valid:
        it has to be quick, and to expect any form."""

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Do what follows. What it stores itself goes through the gate, and has consequences again."""


@runtime_checkable
class Replaceable(Consequence, Protocol):
    """Something that follows, and that must not keep from the record what it follows from when it has a defect."""

    def instead(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Do what stands in the place of what has failed and was undone, so that somebody sees to it."""


def follow(
    concerned: Sequence[Consequence],
    connection: psycopg.Connection,
    committed: Sequence[Committed],
    /,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Do what follows, each in its turn. Raises what one of them refuses, and the defect of one that nothing stands in for."""
    for one in concerned:
        if not isinstance(one, Replaceable):
            one.follow(connection, committed, by=by, at=at)
        elif not _is_done(one, one.follow, connection, committed, by=by, at=at):
            _is_done(one, one.instead, connection, committed, by=by, at=at)


class _Step(Protocol):
    __name__: str

    def __call__(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None: ...


def _is_done(
    whose: Consequence,
    step: _Step,
    connection: psycopg.Connection,
    committed: Sequence[Committed],
    *,
    by: Actor,
    at: datetime,
) -> bool:
    """Do it; or, where it has a defect, undo what it has done so far, log it and say so."""
    # The types alone: who it is about stands in no log.
    types = sorted({one.stored.type for one in committed if one.stored is not None})
    told = {"consequence": type(whose).__name__, "step": step.__name__, "types": types}
    with aside("consequence.failed", **told) as outcome:
        step(connection, committed, by=by, at=at)
    return outcome.is_done


def concerned(changes: Sequence[Change]) -> tuple[Consequence, ...]:
    """Those that something may follow from."""
    return tuple(each for each in _all(tuple(settings.SHAREDCARE_CONSEQUENCES)) if each.concerns(changes))


@cache
def _all(names: tuple[str, ...]) -> tuple[Consequence, ...]:
    return tuple(import_string(name) for name in names)
