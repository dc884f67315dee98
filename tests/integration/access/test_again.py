"""Two acts that PostgreSQL finds waiting for each other: one is undone and done again, and nobody is told to try again."""

import threading
from collections.abc import Callable

import psycopg
import pytest
from django.db import connections
from psycopg.errors import DeadlockDetected
from structlog.testing import capture_logs

from sharedcare.access import gate
from sharedcare.access.again import ATTEMPTS, again
from sharedcare.access.types import Actor
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Update
from tests.integration.access.clients import NOON, actor
from tests.integration.records.store import document, find, patient
from tests.patience import PATIENCE

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"
ONE, OTHER = 71, 72


def stores(
    name: str, first: int, then: int, ready: threading.Barrier, tries: list[str], by: Actor
) -> Callable[[], None]:
    """An act of two commits that holds one lock when it asks for the other; the first time only when the other act holds that.
    `by` is there before: to make its client would be a third thing to wait for."""

    @again
    def act() -> None:
        tries.append(name)
        with gate.together():
            run(raw_connection(), _LOCK, (first,))
            if tries.count(name) == 1:
                ready.wait(PATIENCE)
            gate.act(by=by, changes=[Update(document(patient(name)), name)], at=NOON)
            run(raw_connection(), _LOCK, (then,))
            gate.act(by=by, changes=[Update(document(patient(f"{name}-too")), f"{name}-too")], at=NOON)

    return act


@pytest.mark.django_db(transaction=True)
def test_of_two_acts_that_wait_for_each_other_both_are_done_in_the_end() -> None:
    ready, tries, raised, by = threading.Barrier(2), list[str](), list[Exception](), actor()
    acts = (stores("anna", ONE, OTHER, ready, tries, by), stores("bent", OTHER, ONE, ready, tries, by))

    def begun(act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=begun, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(PATIENCE)

    assert raised == []
    assert len(tries) == 3, "one was undone, and done again"
    assert len(find("Patient?_count=10").matches) == 4, (
        "of the one that was undone nothing was left, and nothing is twice"
    )


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_again_and_again_is_told_and_what_stands_in_another_act_is_not_done_alone() -> None:
    tries: list[int] = []

    @again
    def act() -> None:
        tries.append(1)
        raise DeadlockDetected

    with pytest.raises(psycopg.OperationalError), capture_logs() as logged:
        act()
    assert len(tries) == ATTEMPTS
    # The first attempt that was undone is nothing that a person at a terminal has to read.
    assert [(one["log_level"], one["left"]) for one in logged] == [("debug", 2), ("warning", 1)]
    with pytest.raises(psycopg.OperationalError), gate.together():
        act()
    assert len(tries) == ATTEMPTS + 1
