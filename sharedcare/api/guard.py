"""The net under every call: what is refused or goes wrong becomes a reply.

A defect is logged under a number that the client can quote, without anything about a person; the client is told
the number and nothing else.
"""

from collections.abc import Callable

import psycopg
import structlog
from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from sharedcare.api import outcome
from sharedcare.api.call import Reply
from sharedcare.kernel.errors import Refusal

_NO_ANSWER = "The database does not answer just now. Try again in a moment."
_TOO_LONG = "This takes the database too long. Ask for less at once."
_log = structlog.get_logger("sharedcare.api")


def guarded(answer: Callable[[], Reply], *, request: int) -> Reply:
    """What `answer` replies, or the reply that tells why it does not. `request` is the number to quote."""
    try:
        return answer()
    except Refusal as refusal:
        return outcome.reply_to(refusal)
    except (psycopg.OperationalError, OperationalError) as error:
        _let_go_of_dead_connection()
        if isinstance(error, QueryCanceled) or isinstance(error.__cause__, QueryCanceled):
            return _failed(503, "too-costly", _TOO_LONG, request)
        return _failed(503, "transient", _NO_ANSWER, request)
    except Exception:  # noqa: BLE001  (the last resort: nothing of a defect but its number may reach the client)
        return _failed(500, "exception", "Something went wrong here, and it is not your fault.", request)


def _failed(status: int, code: str, text: str, request: int) -> Reply:
    quoted = f"{request:016x}"
    _log.error("fhir.failed", request=quoted, status=status, exc_info=True)
    said = outcome.issue("fatal", code, f"{text} If it goes on, report it and quote {quoted}.")
    return Reply(status, outcome.outcome([said]), {"Retry-After": "1"} if status == 503 else {})


def _let_go_of_dead_connection() -> None:
    """Make the next request of this thread open a new connection when this one is gone."""
    raw = connection.connection
    if raw is not None and raw.closed:
        connection.close()
