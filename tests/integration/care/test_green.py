"""Only what a limit in force has judged green is written down as green, and only as long as it stands as it was judged."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.config.worker.watching import Watching
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.care.patients import ANNA, NOW, enrolled, measured, publish, pulse, store

pytestmark = pytest.mark.django_db
AT_HOME: dict[str, Any] = {"performer": [ANNA]}


def greens() -> set[str]:
    keys = {
        row[0] for row in run(raw_connection(), "SELECT key FROM care_judged_value WHERE is_green").fetchall()
    }
    return {name for name in ("a", "b", "odd") if key64(f"Observation/{name}") in keys}


def unsaid() -> set[str]:
    keys = {
        row[0]
        for row in run(
            raw_connection(), "SELECT key FROM care_judged_value WHERE is_green IS NULL"
        ).fetchall()
    }
    return {name for name in ("a", "b", "odd") if key64(f"Observation/{name}") in keys}


def anna(*, version: str = "1.0.0") -> None:
    follows = {"system": "urn:sharedcare:programme", "code": "heart-failure", "version": version}
    store(
        {"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"},
        enrolled(type=[{"coding": [follows]}]),
    )


def test_a_value_within_its_limits_is_green_until_it_is_corrected_beyond_them() -> None:
    publish("heart-failure")
    anna()
    store(pulse("a", 70.0, **AT_HOME))
    assert greens() == {"a"}
    store(pulse("a", 190.0, **AT_HOME))
    assert greens() == set()


def test_what_is_held_against_nothing_is_not_green() -> None:
    publish("heart-failure")
    anna()
    store({name: part for name, part in enrolled().items() if name != "extension"})
    # The first weight has none before it, and no target weight is agreed; nothing is known of the third's unit.
    store(measured("a", 84.0, **AT_HOME), measured("odd", 12.0, unit="mmol/L", **AT_HOME))
    assert greens() == set()
    # Of the other unit a finding tells; of the first weight nothing does.
    assert unsaid() == {"a"}


def test_what_came_before_the_patient_was_in_a_programme_is_known_as_unsaid_once_anything_is_judged() -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"})
    store(measured("odd", 1.7, of=("http://loinc.org", "8302-2"), unit="m", **AT_HOME))
    assert unsaid() == set()
    anna()
    store(pulse("b", 70.0, **AT_HOME))
    assert (greens(), unsaid()) == ({"b"}, {"odd"})
    store(pulse("a", 70.0, **AT_HOME))
    assert (greens(), unsaid()) == ({"a", "b"}, {"odd"})


def test_nothing_is_green_by_a_programme_that_nobody_has_published() -> None:
    anna(version="9.9.9")
    store(pulse("a", 70.0, **AT_HOME))
    assert greens() == set()


def test_a_corrected_value_that_can_no_longer_be_judged_is_not_green_any_more() -> None:
    publish("heart-failure")
    anna()
    store(pulse("a", 70.0, **AT_HOME))
    store(enrolled(status="finished"))
    store(pulse("a", 190.0, **AT_HOME))
    assert greens() == set()


def test_what_was_loaded_whole_is_green_once_the_worker_has_gone_round() -> None:
    publish("heart-failure")
    anna()
    store(pulse("a", 70.0, 3, **AT_HOME), by=operator("load"))
    assert greens() == set()
    Watching().step(at=NOW + timedelta(minutes=1))
    assert greens() == {"a"}
