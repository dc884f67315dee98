"""Whom a search of the trail is about: found by name or number by whoever answers for data protection, and nobody else."""

import pytest

from sharedcare.access.audit.people import (
    organisations,
    patient_of,
    patients_sought,
    readers,
    readers_called,
)
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.records.finding import Sought
from tests.integration.access.accounts import staff
from tests.integration.access.audit.people import CPR, person, put, works
from tests.integration.access.care import CLINIC, CLINIC_SOR, clinic, enrolled, role, store
from tests.integration.access.clients import NOON, actor, trail

pytestmark = pytest.mark.django_db
NUMBER = "1212459991"


def officer() -> Actor:
    clinic()
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    return staff("dorrit", role="dpo-role")


def anna() -> None:
    number = [{"system": CPR, "value": NUMBER}]
    put(person("Patient", "anna", "Klitskov", identifier=number, birthDate="1945-12-12"))
    store(enrolled("anna"))


def test_a_patient_is_found_by_number_and_nothing_is_told_but_who_it_is() -> None:
    by = officer()
    anna()

    [found] = patients_sought(Sought(number=NUMBER), by=by, at=NOON).patients

    assert (found.id, found.name, found.born) == ("anna", "Anna Klitskov", "1945-12-12")
    assert patient_of(patient="anna", by=by, at=NOON) == found
    assert NUMBER not in str(trail())


def test_people_and_systems_are_found_by_part_of_their_name_and_people_by_their_user_name() -> None:
    by, kim = officer(), works("kim", "Kjær")
    actor(client="laboratory")

    assert [one.name for one in readers_called("kjæ", by=by)] == ["Kim Kjær"]
    assert [one.number for one in readers_called("KIM", by=by)] == [kim.account]
    [system] = readers_called("labora", by=by)
    assert (system.name, system.is_system) == ("laboratory", True)
    assert kim.account is not None
    assert readers([kim.account], by=by)[kim.account].username == "kim"


def test_organisations_are_told_by_their_codes() -> None:
    assert organisations(by=officer()) == {CLINIC_SOR: CLINIC}


def test_nobody_else_asks() -> None:
    nurse = staff()
    anna()

    for ask in (
        lambda: patients_sought(Sought(number=NUMBER), by=nurse, at=NOON),
        lambda: patient_of(patient="anna", by=nurse, at=NOON),
        lambda: readers_called("kim", by=nurse),
        lambda: readers([1], by=nurse),
        lambda: organisations(by=nurse),
    ):
        with pytest.raises(NotPermitted):
            ask()
