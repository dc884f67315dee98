"""What a patient is told of who looked: the rule of law is that nobody looks unseen."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.access.audit.patients_log import MOST, SHOWN_FOR, by_day, patients_log
from sharedcare.access.audit.types import Manner, Part, Seen
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.scopes import parse
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.kernel.ids import key64
from tests.integration.access.accounts import staff
from tests.integration.access.audit.people import (
    BY,
    CLINIC,
    LATER,
    SOR,
    change,
    find,
    look,
    patients,
    put,
    works,
)
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON, actor, trail

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Europe/Copenhagen")


def log(patient: str = "anna", at: datetime = LATER) -> tuple[Seen, ...]:
    return patients_log(by=BY, patient=patient, at=at)


def hours(number: int) -> datetime:
    return NOON + timedelta(hours=number)


def test_a_look_is_told_with_name_role_place_time_what_and_why() -> None:
    patients("anna", "bo")
    put(clinic(sector="hospital"))
    look(works("kim", "Kjær"), "anna")

    [seen, made] = log()

    assert (seen.who, seen.role) == ("Kim Kjær", "Hjertesvigtsygeplejerske")
    assert (seen.organization, seen.sector) == ("Hjertesvigtklinikken", "hospital")
    assert (seen.at, seen.manner, seen.part) == (NOON, Manner.LOOKED, Part.ALL)
    assert (seen.ground, seen.is_system) == (Ground.TREATMENT, False)
    assert (made.who, made.manner, made.is_system) == ("sharedcare test", Manner.CHANGED, True)


def test_a_unit_without_a_sector_belongs_to_that_of_the_whole_it_is_part_of() -> None:
    whole = {"resourceType": "Organization", "id": "whole", "name": "Kommune"}
    put(
        {**whole, "type": clinic(sector="municipality")["type"]},
        {**clinic(), "partOf": {"reference": "Organization/whole"}},
    )
    look(works("kim"), "anna")

    assert log()[0].sector == "municipality"


def test_what_somebody_else_was_looked_at_is_none_of_the_patients_business() -> None:
    kim = works("kim")
    look(kim, "bo")

    assert log() == ()
    assert len(log("bo")) == 1


def test_the_first_time_somebody_looks_is_marked_and_only_that() -> None:
    kim, lis = works("kim"), works("lis")
    look(kim, "bo", at=hours(0))
    for hour, by in enumerate((kim, kim, lis, kim), start=1):
        look(by, "anna", at=hours(hour))

    assert [(one.who[:3], one.is_first) for one in reversed(log())] == [
        ("Kim", True),
        ("Kim", False),
        ("Lis", True),
        ("Kim", False),
    ]


def test_the_first_time_was_earlier_though_it_is_no_longer_shown() -> None:
    kim = works("kim")
    look(kim, "anna", at=LATER - SHOWN_FOR - timedelta(days=1))
    look(kim, "anna")

    assert [(one.at, one.is_first) for one in log()] == [(NOON, False)]


def test_being_found_changed_and_refused_is_told_as_what_it_is() -> None:
    kim = works("kim")
    look(kim, "anna", at=hours(1), refused=True)
    find(kim, "anna", "bo", at=hours(2))
    change(kim, "anna", at=hours(3))

    assert [(one.manner, one.part, one.ground) for one in log()] == [
        (Manner.CHANGED, Part.MEASUREMENTS, Ground.TREATMENT),
        (Manner.FOUND, Part.ABOUT, Ground.TREATMENT),
        (Manner.REFUSED, Part.ALL, None),
    ]
    assert [one.is_first for one in log()] == [False, True, False]


def test_a_system_is_told_by_its_name() -> None:
    find(actor(), "anna")

    assert [(one.who, one.is_system) for one in log()] == [("laboratory", True)]


def test_the_looks_are_grouped_by_the_day_of_the_place() -> None:
    kim = works("kim")
    for hour in (0, 10, 12):
        look(kim, "anna", at=hours(hour))

    days = by_day(log(), zone=ZONE)

    assert [(str(day.on), len(day.looks)) for day in days] == [("2026-03-02", 1), ("2026-03-01", 2)]


def test_older_looks_are_reached_by_saying_before_when() -> None:
    kim = works("kim")
    for hour in range(3):
        look(kim, "anna", at=hours(hour))

    assert [one.at for one in patients_log(by=BY, patient="anna", at=LATER, until=hours(2))] == [
        hours(1),
        hours(0),
    ]


def test_of_many_looks_at_one_moment_none_is_lost_between_two_pages() -> None:
    patients("anna")
    one_look, batch = works("kim"), works("hans")
    look(one_look, "anna", at=hours(1))
    for _ in range(MOST + 1):
        look(batch, "anna", at=hours(1))
    look(one_look, "anna", at=NOON)

    page = log()
    older = patients_log(by=BY, patient="anna", at=LATER, until=page[-1].at)

    assert len(page) == MOST + 2
    assert [one.who for one in older if one.at == NOON] == ["Kim Jensen"]
    assert not {one.id for one in page} & {one.id for one in older}


def test_to_look_into_the_log_is_in_it_the_next_time() -> None:
    look(works("kim"), "anna")
    before = len(trail())

    log()

    assert len(trail()) == before + 1
    assert [one.part for one in log(at=LATER + timedelta(days=1))] == [Part.TRAIL, Part.ALL]


def test_whoever_may_not_is_refused() -> None:
    put({"resourceType": "Patient", "id": "anna"})
    treated("anna")

    with pytest.raises(NotPermitted):
        patients_log(by=staff(scopes="user/*.cruds"), patient="anna", at=LATER)


def test_the_patient_may_and_sees_whoever_looked() -> None:
    look(works("kim"), "anna")
    held = parse("user/*.rs", level="user")
    anna = Actor(-2, "anna", None, held, Ground.OWN_RECORD, citizen=Citizen(key64("Patient/anna")))

    assert [one.who for one in patients_log(by=anna, patient="anna", at=LATER)] == ["Kim Jensen"]
    with pytest.raises(NotVisible):
        patients_log(by=anna, patient="bo", at=LATER)


def clinic(**told: str) -> dict[str, object]:
    kinds = [{"coding": [{"system": "urn:sharedcare:sector", "code": told["sector"]}]}] if told else []
    return {
        "resourceType": "Organization",
        "id": "clinic",
        "identifier": [{"system": SOR, "value": CLINIC}],
        "name": "Klinik",
        **({"type": kinds} if kinds else {}),
    }
