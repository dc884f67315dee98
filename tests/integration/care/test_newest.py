"""The newest value from home is kept with what judging says of it: right after whatever happens to the values or to what is said."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from sharedcare.config.worker.watching import Watching
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.care.patients import (
    ANNA,
    NOW,
    enrolled,
    measured,
    publish,
    pulse,
    store,
    withdraw,
)

pytestmark = pytest.mark.django_db
AT_HOME: dict[str, Any] = {"performer": [ANNA]}
HEIGHT: dict[str, Any] = {"of": ("http://loinc.org", "8302-2"), "unit": "m", **AT_HOME}
"""What no programme says anything of."""
NAMES = {key64(f"Observation/{name}"): name for name in ("a", "b", "c", "odd")} | {None: None}


def kept() -> tuple[str | None, bool | None, str | None] | None:
    """The newest of Anna, whether it is green, and the newest of which nothing is said."""
    rows = run(raw_connection(), "SELECT newest, is_green, unsaid FROM care_newest_value").fetchall()
    if not rows:
        return None
    [(key, is_green, unsaid)] = rows
    return NAMES[key], is_green, NAMES[unsaid]


def anna() -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"}, enrolled())


def test_it_is_green_until_it_is_corrected_beyond_its_limit_or_withdrawn() -> None:
    anna()
    store(pulse("a", 70.0, 0.2, **AT_HOME), pulse("b", 70.0, **AT_HOME))
    assert kept() == ("b", True, None)
    store(pulse("b", 190.0, **AT_HOME))
    assert kept() == ("b", False, None)
    withdraw("b")
    assert kept() == ("a", True, None)
    withdraw("a")
    assert kept() is None


def test_of_what_nothing_is_said_the_newest_is_kept_beside_it() -> None:
    anna()
    store(measured("odd", 1.7, 1, **HEIGHT), pulse("b", 70.0, 0.1, **AT_HOME))
    assert kept() == ("b", True, "odd")
    store(measured("c", 1.7, **HEIGHT))
    assert kept() == ("c", None, "c")
    withdraw("c")
    assert kept() == ("b", True, "odd")
    store({**measured("odd", 1.7, 1, **HEIGHT), "status": "entered-in-error"})
    assert kept() == ("b", True, None)


def test_one_of_a_clock_that_is_ahead_hides_no_later_one_of_which_nothing_is_said() -> None:
    anna()
    store(measured("odd", 1.7, -9, **HEIGHT))
    store(measured("c", 1.7, -0.1, **HEIGHT), at=NOW + timedelta(days=0.1))
    assert kept() == ("c", None, "c")


def test_what_was_loaded_whole_is_judged_once_the_worker_has_gone_round() -> None:
    anna()
    store(pulse("a", 70.0, **AT_HOME), by=operator("load"))
    assert kept() == ("a", None, None)
    Watching().step(at=NOW + timedelta(minutes=1))
    assert kept() == ("a", True, None)


def test_what_the_hospital_measures_has_it_judged_anew_and_takes_no_place() -> None:
    anna()
    store(pulse("a", 70.0, 0.1, **AT_HOME))
    store(pulse("b", 60.0))
    assert kept() == ("a", True, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_stored_first", [True, False])
def test_a_value_that_comes_while_the_worker_judges_is_kept_with_what_is_said_of_it(
    is_stored_first: bool,
) -> None:
    anna()
    store(pulse("a", 70.0, 0.2, **AT_HOME), measured("odd", 1.7, 0.1, **HEIGHT), by=operator("load"))
    assert kept() == ("odd", None, None)

    def comes() -> None:
        store(pulse("b", 70.0, **AT_HOME))

    def judges() -> None:
        rejudge(patient="anna", by=operator("worker"), at=NOW, since=NOW, greens=True)

    first, second = (comes, judges) if is_stored_first else (judges, comes)
    assert meanwhile(first, second) == []
    assert kept() == ("b", True, "odd")


@pytest.mark.django_db(transaction=True)
def test_of_two_that_are_loaded_at_once_the_newer_is_kept_whichever_is_stored_last() -> None:
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"})

    def load(name: str, days_ago: float) -> None:
        store(pulse(name, 70.0, days_ago, **AT_HOME), by=operator("load"))

    assert meanwhile(lambda: load("b", 0), lambda: load("a", 1)) == []
    assert kept() == ("b", None, None)


@pytest.mark.django_db(transaction=True)
def test_one_that_is_loaded_while_another_is_judged_is_kept_with_what_is_said_of_it() -> None:
    anna()
    store(pulse("a", 70.0, 0.2, **AT_HOME), by=operator("load"))

    def load() -> None:
        store(measured("odd", 1.7, 1, **HEIGHT), by=operator("load"))

    def judges() -> None:
        rejudge(patient="anna", by=operator("worker"), at=NOW, since=NOW, greens=True)

    assert meanwhile(judges, load) == []
    assert kept() == ("a", True, None)
    assert rejudge(patient="anna", by=operator("worker"), at=NOW, since=NOW, greens=True) == 0
    assert kept() == ("a", True, "odd")
