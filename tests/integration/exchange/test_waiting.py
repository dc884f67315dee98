"""Messages that wait for their patient are stored as soon as there is one, whichever way the patient comes."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import psycopg
import pytest
from django.db import connection

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.receive import waiting
from sharedcare.following.actions import advance
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Delete
from tests.integration.access.clients import trail
from tests.integration.exchange.receiving import BY, NOON, desk, found, know, receive, versions
from tests.patience import patiently
from tests.unit.exchange.laboratory.messages import message, potassium

pytestmark = pytest.mark.django_db(transaction=True)

NANCY = "2512489996"
Begun = TypeVar("Begun")


def follow_until(state: State, number: str = "LABKA/1") -> None:
    """Let the follower look until a message is in a state; the feed waits for other transactions of the server."""
    follower = waiting.follower(zone=desk().zone)
    for _ in patiently():
        advance(follower=follower, by=operator("worker release-messages"), at=NOON)
        if Message.objects.get(number=number).state == state:
            return
    raise AssertionError(f"The message is {Message.objects.get(number=number).state}.")


def test_a_message_is_stored_when_its_patient_comes() -> None:
    assert receive(message(potassium("4.4"))).message.state == State.HELD
    know("bo", "0101701234")

    know("nancy", NANCY)
    follow_until(State.STORED)

    assert [one["subject"]["reference"] for one in found("Observation")] == ["Patient/nancy"]
    assert any(one["what"] == "worker release-messages" and one["patients"] for one in trail())


def test_a_message_is_stored_when_a_patient_gets_the_number() -> None:
    know("nancy", "0101701234")
    receive(message(potassium("4.4")))

    know("nancy", NANCY)
    follow_until(State.STORED)


@pytest.mark.parametrize("loses", ["deleted", "renumbered"])
def test_a_message_for_two_patients_with_one_number_is_stored_when_one_of_them_loses_it(loses: str) -> None:
    know("nancy", NANCY)
    know("double", NANCY)
    assert "Several patients" in receive(message(potassium("4.4"))).message.reason

    if loses == "deleted":
        gate.act(by=BY, changes=[Delete("Patient", "double")], at=NOON)
    else:
        know("double", "0101701234")
    follow_until(State.STORED)

    assert Message.objects.get().patient_id == "nancy"


def test_messages_are_stored_in_the_order_in_which_they_came() -> None:
    receive(message(potassium("6.9")))
    receive(message(potassium("4.4", "C"), sent="20260610141500", number="2", status="C"))

    know("nancy", NANCY)
    follow_until(State.STORED, "LABKA/2")

    [result] = found("Observation")
    assert [one["status"] for one in versions("Observation", result["id"])] == ["final", "corrected"]


def test_a_message_is_not_held_for_a_patient_who_comes_while_it_is_looked_at() -> None:
    """The follower has passed the patient by before the message is noted as held, and would never come back."""
    with ThreadPoolExecutor(1) as thread:
        with nancy_is_waited_for(by=1) as begin:
            receiving = begin(lambda: thread.submit(_elsewhere, _receive))
            know("nancy", NANCY)

        assert receiving.result() == [State.STORED]


def test_two_who_release_the_same_message_store_it_once() -> None:
    receive(message(potassium("4.4")))
    know("nancy", NANCY)
    with ThreadPoolExecutor(2) as threads:
        with nancy_is_waited_for(by=2) as begin:
            both = begin(lambda: [threads.submit(_elsewhere, _release) for _ in range(2)])
        assert [one.result() for one in both] == [[State.STORED], [State.STORED]]

    [result] = found("Observation")
    assert [one["meta"]["versionId"] for one in versions("Observation", result["id"])] == ["1"]


@contextmanager
def nancy_is_waited_for(*, by: int) -> Iterator[Callable[[Callable[[], Begun]], Begun]]:
    """Nobody settles anything of Nancy's meanwhile. Yields what begins something, and waits until so many wait."""
    info = raw_connection().info
    with psycopg.connect(info.dsn, password=info.password or None, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [key64(NANCY)])

        def begin(what: Callable[[], Begun]) -> Begun:
            begun = what()
            for _ in patiently():
                [(waiting,)] = other.execute(_WAITING).fetchall()
                if waiting == by:
                    return begun
            raise AssertionError("Nobody waits.")

        yield begin


_WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock' AND wait_event = 'advisory'"
)


def _elsewhere(what: Callable[[], list[str]]) -> list[str]:
    """In another thread, which has a connection of its own."""
    try:
        return what()
    finally:
        connection.close()


def _receive() -> list[str]:
    return [receive(message(potassium("4.4"))).message.state]


def _release() -> list[str]:
    return [one.state for one in actions.release(desk=desk(), by=BY, at=NOON)]
