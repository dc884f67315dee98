"""Two who write at the same time: what is derived is what the record says in the end, and nobody waits for long."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.transaction import atomic

from sharedcare.access import looks
from sharedcare.access.audit.types import Manner, Part, Seen
from sharedcare.access.emergency import actions as emergencies
from sharedcare.access.emergency.errors import NoSuchCase
from sharedcare.access.emergency.queries import cases
from sharedcare.access.grants.rebuilding import rebuild
from sharedcare.access.reports import actions as reporting
from sharedcare.access.reports.queries import reports
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.accounts import again, staff
from tests.integration.access.care import (
    CLINIC,
    clinic,
    consent,
    enrolled,
    role,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON, actor
from tests.integration.access.opening import anna, opens
from tests.integration.records.store import patient
from tests.patience import PATIENCE

CPR = "0101019995"
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
    thread.join(PATIENCE)
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
    is_done = done.wait(PATIENCE)
    for _ in steps:
        pass
    thread.join(PATIENCE)

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
    thread.join(PATIENCE)

    assert opens(again(by)) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_judge_an_emergency_the_second_is_told_that_it_is_done() -> None:
    anna()
    nurse = staff()
    store(role("dpo-role", CLINIC, "data-protection-officer"), patient_with_number("anna"))
    emergencies.open_record(number=CPR, reason="Bevidstløs i akutmodtagelsen", by=nurse, at=NOON)
    by = staff("dorrit", role="dpo-role", opens_clinic=False)
    [case] = cases(by=by, at=NOON, since=NOON - timedelta(days=1))

    def judge() -> None:
        emergencies.judge(case=case.id, is_justified=True, note="", by=by, at=NOON)

    raised = meanwhile(judge, judge)

    assert [type(one) for one in raised] == [NoSuchCase]


@pytest.mark.django_db(transaction=True)
def test_a_report_that_is_sent_twice_at_once_is_one() -> None:
    anna()
    clinic()
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    look = Seen(
        id=7,
        at=NOON,
        who="Kim Jensen",
        role="",
        organization="",
        sector="",
        is_system=False,
        is_command=False,
        manner=Manner.LOOKED,
        part=Part.ALL,
        ground=None,
        as_of=None,
        is_first=True,
    )
    by = actor()._replace(ground=Ground.OWN_RECORD, citizen=Citizen(patient=key64("Patient/anna")))

    def send() -> None:
        reporting.report(patient="anna", seen=look, note="", by=by, at=NOON)

    raised = meanwhile(send, send)

    assert raised == []
    assert len(reports(by=staff("dorrit", role="dpo-role", opens_clinic=False), at=NOON)) == 1


def patient_with_number(name: str) -> dict[str, Any]:
    return patient(name, identifier=[{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}])
