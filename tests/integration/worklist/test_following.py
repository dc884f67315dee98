"""What waits is in the list once, as the record says it in the end, whoever derives it anew meanwhile."""

from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db.transaction import atomic

from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.worklist import following
from tests.integration.access.care import store, team
from tests.integration.access.clients import NOON
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.worklist.world import ANNE, patient

HOUR = timedelta(hours=1)
LATER = NOON + 99 * HOUR


def task(due: datetime) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "id": "t",
        "status": "requested",
        "intent": "order",
        "for": {"reference": "Patient/poul"},
        "owner": {"reference": ANNE},
        "authoredOn": NOON.isoformat(),
        "restriction": {"period": {"end": due.isoformat()}},
    }


def waking() -> list[datetime]:
    """From when on the task waits, by each row that there is of it."""
    rows = run(
        raw_connection(), "SELECT wakes FROM worklist_item WHERE key = %s", (key64("Task/t"),)
    ).fetchall()
    return [wakes for (wakes,) in rows]


def put_off() -> None:
    store(task(LATER))


def rebuild() -> None:
    for _ in following.rebuild(raw_connection(), at=NOON):
        pass


@pytest.fixture
def waiting() -> None:
    patient("poul")
    store(task(NOON - HOUR))
    assert waking() == [NOON - HOUR]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_a_task_that_is_put_off_while_everything_is_derived_anew_waits_once_and_later() -> None:
    assert meanwhile(put_off, rebuild) == []
    assert waking() == [LATER]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_who_puts_off_a_task_that_is_being_derived_anew_has_the_last_word() -> None:
    assert meanwhile(rebuild, put_off) == []
    assert waking() == [LATER]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_a_team_that_is_changed_while_everything_is_derived_anew_has_its_new_members_alone() -> None:
    bo = "PractitionerRole/demo-bo-role"

    assert meanwhile(lambda: store(team("poul", bo, "Organization/heart-clinic")), rebuild) == []

    source = key64("CareTeam/poul-team")
    rows = run(raw_connection(), "SELECT party FROM worklist_member WHERE source = %s", (source,)).fetchall()
    assert {party for (party,) in rows} == {key64(bo), key64("Organization/heart-clinic")}


@pytest.mark.django_db
@pytest.mark.usefixtures("waiting")
def test_no_task_stands_twice_whenever_it_wakes() -> None:
    with pytest.raises(psycopg.errors.UniqueViolation), atomic():
        run(
            raw_connection(),
            "INSERT INTO worklist_item (patient, key, assigned, since, wakes, shard, type, kind, parties)"
            " SELECT patient, key, assigned, since, %s, shard, type, kind, parties FROM worklist_item WHERE key = %s",
            (LATER, key64("Task/t")),
        )
