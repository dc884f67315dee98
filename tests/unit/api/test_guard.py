"""What goes wrong behind the door is told in a sentence with a number to quote, and with nothing else."""

from collections.abc import Callable

import orjson
import psycopg
import pytest
from django.db import OperationalError

from sharedcare.api.call import Reply
from sharedcare.api.guard import guarded


def _raising(error: Exception, cause: Exception | None = None) -> Callable[[], Reply]:
    def answer() -> Reply:
        raise error from cause

    return answer


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (_raising(psycopg.errors.QueryCanceled()), 503, "too-costly"),
        (_raising(OperationalError(), psycopg.errors.QueryCanceled()), 503, "too-costly"),
        (_raising(psycopg.OperationalError()), 503, "transient"),
        (_raising(OperationalError()), 503, "transient"),
        (_raising(ZeroDivisionError("Anna Andersen")), 500, "exception"),
    ],
)
def test_a_failure_is_told_without_what_it_says_itself(
    answer: Callable[[], Reply], status: int, code: str
) -> None:
    reply = guarded(answer, request=0x2A)

    [issue] = orjson.loads(reply.body)["issue"]
    assert (reply.status, issue["code"]) == (status, code)
    assert "quote 000000000000002a" in issue["diagnostics"]
    assert b"Anna" not in reply.body
