"""What may fail by a defect of its own without taking with it what it follows from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import structlog
from django.db import Error
from django.db.transaction import atomic

from sharedcare.kernel.errors import Refusal

_UNDOES_ALL = (Refusal, Error, psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError)
"""What was refused, or a database that is away, too slow, or at odds with another transaction: whoever stores has to try again."""

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Outcome:
    """Whether what was done aside is done; known when its block has ended."""

    is_done: bool = False


@contextmanager
def aside(event: str, **told: Any) -> Iterator[Outcome]:
    """Do something in the transaction that is open. Where it has a defect, what it has done so far is undone and the defect logged
    as `event`, with what is `told`, which names nobody; the transaction goes on. A refusal and an error of the database are raised,
    and undo all."""
    outcome = Outcome()
    try:
        with atomic():
            yield outcome
        outcome.is_done = True
    except _UNDOES_ALL:
        raise
    except Exception as error:  # noqa: BLE001 - what was stored stays stored
        _log.error(event, **told, exc_info=error)
