"""Two who write at the same time: what is derived is what the record says in the end, and nobody waits for long."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.transaction import atomic

from sharedcare.access import looks
from sharedcare.access.grants.rebuilding import rebuild
from sharedcare.access.types import Actor, Ground
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import again, staff
from tests.integration.access.care import (
    CLINIC,
    clinic,
    consent,
    enrolled,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, opens

LATER = NOON + timedelta(days=60)
SECRET = {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "V"}]}
OF_CLINIC = f"Organization/{CLINIC}"


def reads(by: Actor, name: str) -> bool:
    return looks.read(by=by, type="Observation", id=name, at=NOON) is not None


def meanwhile(first: Callable[[], None], second: Callable[[], None]) -> list[Exception]:
    """The second begins while the transaction of the first is open, and ends when it can. What it raised is the answer."""
    raised: list[Exception] = []

    def other() -> None:
        try:
            second()
        except Exception as error:  # noqa: BLE001
            raised.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    with atomic():
        first()
        thread.start()
        thread.join(timeout=1.5)
    thread.join(timeout=10)
    assert not thread.is_alive()
    return raised


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_relation_that_are_stored_at_the_same_time_make_one() -> None:
    anna(consent("anna"))
    by = staff()

    meanwhile(lambda: store(enrolled("anna")), lambda: store(team("anna", OF_CLINIC)))

    assert opens(again(by)) is Ground.TREATMENT


@pytest.mark.django_db(transaction=True)
def test_a_consent_that_is_withdrawn_while_the_team_is_changed_opens_nothing() -> None:
    anna(consent("anna"), enrolled("anna"))
    by = staff()
    assert opens(by) is None

    meanwhile(lambda: store(consent("anna", status="inactive")), lambda: store(team("anna", OF_CLINIC)))

    assert opens(again(by)) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_store_something_about_the_same_patient_do_not_fail() -> None:
    anna()
    clinic()
    treated("anna")

    raised = meanwhile(
        lambda: store(consent("anna", policyRule={"text": "x"})),
        lambda: store(team("anna", OF_CLINIC, name="x")),
    )

    assert raised == []


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_reindex_that_is_under_way() -> None:
    anna()
    clinic()
    treated("anna")
    steps = rebuild(raw_connection())
    done = threading.Event()

    def ends() -> None:
        store(consent("anna", status="inactive"))
        done.set()
        connections.close_all()

    thread = threading.Thread(target=ends)
    next(steps)
    thread.start()
    is_done = done.wait(timeout=3)
    for _ in steps:
        pass
    thread.join(timeout=10)

    assert is_done


@pytest.mark.django_db(transaction=True)
def test_a_consent_that_is_withdrawn_during_a_reindex_is_withdrawn() -> None:
    anna()
    clinic()
    treated("anna")
    by = staff()
    steps = rebuild(raw_connection())

    def ends() -> None:
        store(consent("anna", status="inactive"))
        connections.close_all()

    thread = threading.Thread(target=ends)
    next(steps)
    thread.start()
    thread.join(timeout=2)
    for _ in steps:
        pass
    thread.join(timeout=10)

    assert opens(again(by)) is None


def _reads_if_it_may(by: Actor) -> bool:
    from sharedcare.kernel.errors import Refusal

    try:
        return reads(by, "w")
    except Refusal:
        return False


def _derived() -> dict[str, list[Any]]:
    names = ("relation", "hidden")
    return {
        name: sorted(map(str, run(raw_connection(), f"SELECT * FROM access_{name}").fetchall()))
        for name in names
    }
