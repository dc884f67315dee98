"""What else has to happen in the transaction in which something is stored: a value is judged, a list is brought up to date.

What that is belongs to packages above this one, which the gate does not know. The settings name them, as they name what every
page passes through (`SHAREDCARE_CONSEQUENCES`), and each says by itself what it is concerned with. Together with what was
stored they count or they do not: what fails in one of them undoes all.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Protocol

import psycopg
from django.conf import settings
from django.utils.module_loading import import_string

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


def concerned(changes: Sequence[Change]) -> tuple[Consequence, ...]:
    """Those that something may follow from."""
    return tuple(each for each in _all(tuple(settings.SHAREDCARE_CONSEQUENCES)) if each.concerns(changes))


@cache
def _all(names: tuple[str, ...]) -> tuple[Consequence, ...]:
    return tuple(import_string(name) for name in names)
