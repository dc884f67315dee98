"""Patients who were opened by an organisation that had nothing to do with them, as data protection is shown them."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sharedcare.access.audit.strangers import strangers
from sharedcare.access.audit.types import Period
from sharedcare.access.types import Ground
from tests.integration.access.audit.people import (
    BY,
    CLINIC,
    LATER,
    SOR,
    change,
    look,
    patients,
    put,
    username,
    works,
)
from tests.integration.access.care import organisation, role, store, team
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db

PERIOD = Period(NOON - timedelta(days=1), NOON + timedelta(days=1))


def days(number: int) -> datetime:
    return NOON + timedelta(days=number)


def shown_strangers() -> list[str]:
    return sorted(one.patient.id or "" for one in strangers(PERIOD, by=BY, at=LATER))


def test_who_looks_into_a_pattern_makes_no_other() -> None:
    patients("anna")
    dorrit = works("dorrit")
    look(dorrit._replace(ground=Ground.DUTY), "anna")
    assert shown_strangers() == []

    look(dorrit, "anna")

    assert shown_strangers() == ["anna"]


def test_a_patient_with_whom_the_organisation_had_nothing_to_do_is_told() -> None:
    patients("anna", "bo", "eva")
    kim, lis = works("kim"), works("lis")
    for name in ("anna", "bo", "eva"):
        look(kim, name)
    change(lis, "anna", at=days(10))
    change(lis, "bo", at=days(20))
    change(lis._replace(organization="1234"), "eva", at=days(1))

    told = strangers(PERIOD, by=BY, at=LATER)

    assert sorted(one.patient.id or "" for one in told) == ["bo", "eva"]
    assert {(one.organization, tuple(map(username, one.accounts)), one.times) for one in told} == {
        (CLINIC, ("kim",), 1)
    }


@pytest.mark.parametrize(
    ("resource", "is_stranger"),
    [
        ({"resourceType": "Encounter", "period": {"start": "2026-03-10"}}, False),
        ({"resourceType": "Encounter", "period": {"start": "2026-03-20"}}, True),
        ({"resourceType": "EpisodeOfCare", "period": {"start": "2020-01-01"}}, False),
        ({"resourceType": "EpisodeOfCare", "period": {"start": "2020-01-01", "end": "2026-01-01"}}, True),
        ({"resourceType": "CareTeam"}, False),
        ({"resourceType": "Task", "authoredOn": "2026-02-20"}, False),
    ],
)
@pytest.mark.parametrize("place", ["clinic", "whole"])
def test_to_stand_in_the_record_as_the_one_they_were_with_is_something_to_do(
    resource: dict[str, Any], is_stranger: bool, place: str
) -> None:
    patients("anna")
    where = {"reference": f"Organization/{place}"}
    patient = {"reference": "Patient/anna"}
    names: dict[str, Any] = {
        "Encounter": {
            "serviceProvider": where,
            "subject": patient,
            "status": "finished",
            "class": {"code": "AMB"},
        },
        "EpisodeOfCare": {"managingOrganization": where, "patient": patient, "status": "active"},
        "CareTeam": {"participant": [{"member": where}], "subject": patient},
        "Task": {"owner": where, "for": patient, "status": "requested", "intent": "order"},
    }
    clinic: dict[str, Any] = {
        "identifier": [{"system": SOR, "value": CLINIC}],
        "partOf": {"reference": "Organization/whole"},
    }
    put(
        {"resourceType": "Organization", "id": "whole", "name": "Whole"},
        {"resourceType": "Organization", "id": "clinic", "name": "Klinik", **clinic},
        {**resource, "id": "x", **names[resource["resourceType"]]},
    )
    look(works("kim"), "anna")

    assert shown_strangers() == (["anna"] if is_stranger else [])


def test_who_has_a_role_there_stands_in_the_record_for_it() -> None:
    patients("anna", "bo")
    clinic = {"identifier": [{"system": SOR, "value": CLINIC}], "name": "Klinik"}
    put({"resourceType": "Organization", "id": "clinic", **clinic})
    store(
        role("lis-role", "clinic"),
        team("anna", "PractitionerRole/lis-role"),
        team("bo", "PractitionerRole/somebody-elsewhere"),
    )
    kim = works("kim", "Kjær")
    look(kim, "anna")
    look(kim, "bo")

    assert shown_strangers() == ["bo"]


@pytest.mark.parametrize(
    ("region_is_above", "told"),
    [(False, []), (True, ["anna", "bo", "eva"])],
    ids=["one hospital", "one region"],
)
def test_whom_a_sister_ward_has_to_do_with_the_hospital_has_and_the_region_has_not(
    region_is_above: bool, told: list[str]
) -> None:
    patients("anna", "bo", "eva")
    store(
        organisation("above", "region" if region_is_above else "hospital"),
        organisation("clinic", part_of="above", sor=CLINIC),
        organisation("sister", part_of="above", sor="1234"),
        role("lis-role", "sister"),
        team("anna", "Organization/sister"),
        team("bo", "PractitionerRole/lis-role"),
    )
    kim = works("kim")
    for name in ("anna", "bo", "eva"):
        look(kim, name)
    change(kim._replace(organization="1234"), "eva", at=days(1))

    assert shown_strangers() == told
