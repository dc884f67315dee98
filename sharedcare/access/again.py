"""Trying an act again that PostgreSQL undid because it stood in another's way: a deadlock, or what could not be put in order.

Acts of several commits take several locks, and which of them two acts need first follows from what each finds. So two can wait for
each other; PostgreSQL then ends one, of which nothing is left. To do that one again is right, and to ask a person to is not.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import psycopg
import structlog
from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected, SerializationFailure

ATTEMPTS = 3
"""Whoever was undone so often in a row stands in the way of more than one other, and is told so."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_log = structlog.get_logger(__name__)


def again(act: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Do the act again when PostgreSQL has undone it for another's sake. Within another act's transaction it is not: that one is
    undone as a whole, and is done again as a whole. The act may do nothing but ask and store."""

    @wraps(act)
    def tried(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        for left in reversed(range(ATTEMPTS)):
            try:
                return act(*args, **kwargs)
            except (psycopg.OperationalError, OperationalError) as error:
                if not left or connection.in_atomic_block or not _is_passing(error):
                    raise
                # Two that meet are told apart by the next attempt, and nobody has to know. Whoever is undone twice is no longer two that meet.
                level = logging.WARNING if left < ATTEMPTS - 1 else logging.DEBUG
                _log.log(level, "act.again", act=act.__qualname__, left=left)
        raise AssertionError("The last attempt returns or raises.")

    return tried


def _is_passing(error: BaseException) -> bool:
    # Django wraps what comes through its own cursors, and keeps what it wrapped.
    return any(isinstance(one, DeadlockDetected | SerializationFailure) for one in (error, error.__cause__))
