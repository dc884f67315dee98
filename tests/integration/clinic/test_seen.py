"""When somebody looked at a patient before the present visit."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sharedcare.access.types import Actor
from sharedcare.clinic.models import Visit
from sharedcare.clinic.seen.actions import opened
from sharedcare.clinic.seen.queries import MOST, recently
from tests.integration.access.accounts import staff
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def look(by: Actor, minutes: int, patient: str = "poul") -> datetime | None:
    return opened(by=by, patient=patient, at=after(minutes))


def test_the_first_time_there_is_no_before() -> None:
    assert look(staff(), 0) is None


def test_a_visit_lasts_until_half_an_hour_without_a_look() -> None:
    by = staff()
    looks = [look(by, minutes) for minutes in (0, 30, 60)]
    later = [look(by, minutes) for minutes in (91, 100, 130)]

    assert looks == [None, None, None]
    assert later == [after(60)] * 3


def test_before_is_the_last_look_of_the_visit_before_and_not_of_all_before() -> None:
    by = staff()
    for minutes in (0, 100, 110):
        look(by, minutes)

    assert look(by, 200) == after(110)


def test_each_account_has_its_own_visits_to_each_patient() -> None:
    anne, bo = staff("anne"), staff("bo")
    look(anne, 0)

    assert look(bo, 100) is None
    assert look(anne, 100, "karen") is None
    assert look(anne, 100) == after(0)


def test_it_takes_one_statement(django_assert_num_queries: Any) -> None:
    by = staff()

    with django_assert_num_queries(1):
        look(by, 0)


def test_those_opened_last_are_few_and_each_is_there_once() -> None:
    by = staff()
    for minutes in range(15):
        look(by, minutes, f"p{minutes}")
    look(by, 20, "p3")

    assert list(recently(by=by)) == ["p3", *(f"p{n}" for n in range(14, 14 - MOST + 1, -1))]
    assert Visit.objects.count() == 15
