"""The newest value from home is kept beside what waits: right after whatever happens to the values."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db.migrations import RunSQL

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Delete
from sharedcare.worklist import following, queries
from sharedcare.worklist.types import Kind
from tests.integration.access.care import refusal, store
from tests.integration.access.clients import NOON
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.worklist.world import everybody, finding, judged_green, listed, nurse, patient, weight

Migration = import_module("sharedcare.care.findings.migrations.0003_newest").Migration
pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def kept() -> dict[str, datetime]:
    """The newest values that are kept, by the patient."""
    names = {key64(f"Patient/{one}"): one for one in ("poul", "karen")}
    rows = run(raw_connection(), "SELECT patient, newest, since FROM care_newest_value").fetchall()
    assert len({row[0] for row in rows}) == len(rows)
    return {names[row[0]]: row[2] for row in rows}


def test_one_is_kept_for_each_patient_and_an_older_one_changes_nothing() -> None:
    patient("poul")
    patient("karen")
    store(weight("w1", "poul", 80, NOON - 3 * HOUR), weight("k1", "karen", 60, NOON - 9 * HOUR))
    store(weight("w2", "poul", 81, NOON - HOUR))
    store(weight("w0", "poul", 79, NOON - 30 * HOUR))

    assert kept() == {"poul": NOON - HOUR, "karen": NOON - 9 * HOUR}


def test_one_that_is_withdrawn_or_deleted_gives_way_to_the_one_before() -> None:
    patient("poul")
    store(*(weight(f"w{n}", "poul", 80, NOON - n * HOUR) for n in (1, 2, 3)))

    store({**weight("w1", "poul", 80, NOON - HOUR), "status": "entered-in-error"})
    assert kept() == {"poul": NOON - 2 * HOUR}

    gate.act(by=operator("test"), changes=[Delete("Observation", "w2")], at=NOON)
    assert kept() == {"poul": NOON - 3 * HOUR}


def test_one_that_was_another_patients_stands_at_that_one() -> None:
    patient("poul")
    patient("karen")
    store(weight("w", "poul", 80, NOON - HOUR), weight("w0", "poul", 80, NOON - 5 * HOUR))

    store(weight("w", "karen", 80, NOON - HOUR))

    assert kept() == {"poul": NOON - 5 * HOUR, "karen": NOON - HOUR}


def test_what_others_have_measured_is_none() -> None:
    patient("poul")
    store({**weight("w", "poul", 80), "performer": [{"reference": "Organization/heart-clinic"}]})

    assert kept() == {}


def test_what_a_clock_that_is_ahead_sends_was_new_when_it_came_and_hides_nothing_after_it() -> None:
    anne = nurse()
    patient("poul")
    store(weight("w", "poul", 80, NOON - HOUR), weight("ahead", "poul", 80, NOON + timedelta(days=400)))
    assert kept() == {"poul": NOON}
    assert listed(anne) == {"poul": [Kind.UNJUDGED]}

    store(weight("later", "poul", 80, NOON + 8 * HOUR), at=NOON + 8 * HOUR)
    assert kept() == {"poul": NOON + 8 * HOUR}


def test_what_a_clock_that_was_ahead_sent_before_this_version_hides_nothing_after_it_once_that_is_migrated() -> (
    None
):
    """The version before wrote down when the device said that it was taken, and looked past what was still to come."""
    anne = nurse()
    patient("poul")
    ahead = NOON + timedelta(days=400)
    store(weight("ahead", "poul", 80, ahead), at=NOON - timedelta(days=20))
    judged_green("ahead", "poul", ahead, is_green=None)
    store(weight("odd", "poul", 80, NOON - 3 * HOUR), weight("w", "poul", 80, NOON - HOUR))
    judged_green("odd", "poul", NOON - 3 * HOUR, is_green=None)
    judged_green("w", "poul", NOON - HOUR)

    mend = Migration.operations[-1]
    assert isinstance(mend, RunSQL)
    run(raw_connection(), str(mend.sql))
    for _ in following.rebuild(raw_connection(), at=NOON):
        pass

    assert listed(anne) == {"poul": [Kind.UNJUDGED]}
    rows = run(raw_connection(), "SELECT key, at FROM care_judged_value").fetchall()
    assert dict(rows) == {
        key64("Observation/ahead"): NOON - timedelta(days=20),
        key64("Observation/odd"): NOON - 3 * HOUR,
        key64("Observation/w"): NOON - HOUR,
    }


def test_what_is_told_of_an_earlier_day_takes_no_newer_one_away() -> None:
    patient("poul")
    store(weight("w", "poul", 80, NOON - HOUR))

    store(weight("before", "poul", 80, NOON - 99 * HOUR), at=NOON - 99 * HOUR)

    assert kept() == {"poul": NOON - HOUR}


def test_one_that_is_hidden_leaves_the_newest_that_shows() -> None:
    anne = nurse()
    patient("poul")
    store(weight("shown", "poul", 80, NOON - 2 * HOUR), weight("hidden", "poul", 80, NOON - HOUR))
    judged_green("shown", "poul", NOON - 2 * HOUR)
    one = {"meaning": "instance", "reference": {"reference": "Observation/hidden"}}
    store({**refusal("poul", "one"), "provision": {"type": "deny", "data": [one]}})

    assert listed(anne) == {"poul": [Kind.GREEN]}


def test_one_that_was_another_patients_is_no_reason_there_though_judging_had_noted_it() -> None:
    anne = nurse()
    patient("poul")
    patient("karen")
    store(weight("w", "poul", 80))
    judged_green("w", "poul", is_green=None)

    store(weight("w", "karen", 80))

    assert listed(anne) == {"karen": [Kind.UNJUDGED], "poul": []}


def test_one_that_is_withdrawn_is_not_called_new() -> None:
    anne = nurse()
    patient("poul")
    store({**weight("w", "poul", 80), "status": "entered-in-error"})
    judged_green("w", "poul", is_green=None)

    assert listed(anne) == {"poul": []}


def test_the_list_is_the_same_where_every_row_is_looked_up_in_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anne = nurse()
    for name in ("poul", "karen", "bent"):
        patient(name)
    store(finding("f", "poul"), weight("w", "poul", 80), weight("k", "karen", 60), weight("b", "bent", 60))
    judged_green("k", "karen")
    judged_green("b", "bent", is_green=None)
    found: list[Any] = everybody(anne)
    assert [[item.kind for item in one.items] for one in found] == [[Kind.RED], [Kind.UNJUDGED], [Kind.GREEN]]

    monkeypatch.setattr(queries, "_TYPES", ())

    assert everybody(anne) == found


def test_made_anew_they_are_the_same() -> None:
    patient("poul")
    patient("karen")
    store(weight("w", "poul", 80), weight("k", "karen", 60))
    before = kept()
    run(raw_connection(), "DELETE FROM care_newest_value WHERE patient = %s", (key64("Patient/poul"),))
    run(raw_connection(), "UPDATE care_newest_value SET since = since - interval '1 hour'")

    for _ in following.rebuild(raw_connection(), at=NOON):
        pass

    assert kept() == before


@pytest.mark.django_db(transaction=True)
def test_who_stores_one_while_another_deletes_the_newest_does_not_bring_it_back() -> None:
    patient("poul")
    store(weight("w1", "poul", 80, NOON - 3 * HOUR), weight("w2", "poul", 80, NOON - HOUR))

    def delete() -> None:
        gate.act(by=operator("test"), changes=[Delete("Observation", "w2")], at=NOON)

    raised = meanwhile(delete, lambda: store(weight("w0", "poul", 80, NOON - 5 * HOUR)))

    assert raised == []
    assert kept() == {"poul": NOON - 3 * HOUR}


@pytest.mark.django_db(transaction=True)
def test_of_two_stored_at_once_the_newer_is_kept() -> None:
    patient("poul")

    meanwhile(
        lambda: store(weight("w1", "poul", 80, NOON - 3 * HOUR)),
        lambda: store(weight("w2", "poul", 80, NOON - HOUR)),
    )

    assert kept() == {"poul": NOON - HOUR}
