"""Relatives and guardians: let in by the patient, no further than the level, and for no longer than a year."""

from datetime import date, timedelta
from typing import Any

import pytest

from sharedcare.access.proxies import actions
from sharedcare.access.proxies.errors import BadEnd, BadLevel, NameNeeded, NoSuchRelative, NotYoursToDecide
from sharedcare.access.proxies.queries import relatives
from sharedcare.access.proxies.types import MEASURE, SEE, WRITE, Ages, Extent, Wanted
from sharedcare.access.types import Actor, Citizen, Ground, Scopes
from sharedcare.kernel.ids import key64
from tests.integration.access.accounts import staff
from tests.integration.access.care import store, treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, opens
from tests.integration.access.test_wishes import the_patient
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 9, 1)
INGE = Wanted("Inge Jensen", "Datter", "00 00 10 11", MEASURE, UNTIL)
AGES = Ages()


def let_in(by: Actor, wanted: Wanted = INGE) -> str:
    return actions.let_in(patient="anna", wanted=wanted, ages=AGES, by=by, at=NOON)


def relative(person: str) -> Actor:
    citizen = Citizen(None, (key64(f"RelatedPerson/{person}"),))
    return Actor(-2, "inge", None, Scopes(), Ground.RELATIVE, account=9, citizen=citizen)


def guardian(code: str, level: str = "write") -> Actor:
    roles = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    store(
        {
            "resourceType": "RelatedPerson",
            "id": "parent",
            "patient": {"reference": "Patient/anna"},
            "relationship": [{"coding": [{"system": roles, "code": code}], "text": "Mor"}],
            "extension": [{"url": "urn:sharedcare:proxy-level", "valueCode": level}],
        }
    )
    return relative("parent")


def test_whom_the_patient_lets_in_sees_the_record_until_the_last_day_is_over() -> None:
    anna()
    by = relative(let_in(the_patient()))

    assert opens(by) is Ground.RELATIVE
    assert opens(by, NOON + timedelta(days=184)) is Ground.RELATIVE, "1 September, the last day"
    assert opens(by, NOON + timedelta(days=185)) is None
    [told] = relatives(patient="anna", by=the_patient(), at=NOON)
    assert (told.name, told.relation, told.level, told.until) == ("Inge Jensen", "Datter", MEASURE, UNTIL)
    assert told.since == date(2026, 3, 1)


def test_the_level_and_the_end_are_changed_and_it_is_renewed_for_a_year() -> None:
    anna()
    person = let_in(the_patient())
    same: dict[str, Any] = {
        "patient": "anna",
        "person": person,
        "ages": AGES,
        "by": the_patient(),
        "at": NOON,
    }

    actions.change(**same, extent=Extent(WRITE, date(2026, 4, 1)))
    [told] = relatives(patient="anna", by=the_patient(), at=NOON)
    assert (told.level, told.until) == (WRITE, date(2026, 4, 1))

    actions.renew(**same)
    [told] = relatives(patient="anna", by=the_patient(), at=NOON)
    assert (told.level, told.until) == (WRITE, date(2027, 3, 1))


def test_it_ends_at_once_and_is_not_renewed_after() -> None:
    anna()
    person = let_in(the_patient())

    actions.end(patient="anna", person=person, ages=AGES, by=the_patient(), at=NOON)

    assert opens(relative(person)) is None
    assert [one.level for one in relatives(patient="anna", by=the_patient(), at=NOON)] == [0]
    with pytest.raises(NoSuchRelative):
        actions.renew(patient="anna", person=person, ages=AGES, by=the_patient(), at=NOON)


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        (Wanted("  ", "Datter", "", SEE, UNTIL), NameNeeded),
        (Wanted("Inge", "", "", 4, UNTIL), BadLevel),
        (Wanted("Inge", "", "", 0, UNTIL), BadLevel),
        (Wanted("Inge", "", "", SEE, date(2026, 3, 1)), BadEnd),
        (Wanted("Inge", "", "", SEE, date(2027, 3, 2)), BadEnd),
    ],
)
def test_what_is_wrong_is_refused(wanted: Wanted, refused: type[Exception]) -> None:
    anna()
    with pytest.raises(refused):
        let_in(the_patient(), wanted)


def test_neither_a_relative_nor_a_stranger_lets_anybody_in() -> None:
    anna()
    person = let_in(the_patient(), Wanted("Inge", "", "", WRITE, UNTIL))

    for by in (relative(person), the_patient("bo"), staff()):
        with pytest.raises(NotYoursToDecide):
            let_in(by)
    with pytest.raises(NoSuchRelative):
        actions.end(patient="anna", person="nobody", ages=AGES, by=the_patient(), at=NOON)


def test_staff_who_treat_write_it_down_on_the_patients_word() -> None:
    anna()
    treated("anna")

    assert opens(relative(let_in(staff()))) is Ground.RELATIVE


@pytest.mark.parametrize("code", ["CUST"])
def test_foraeldreansvarsloven_2_for_a_child_under_15_whoever_has_custody_decides_and_not_the_child(
    code: str,
) -> None:
    anna()
    store(patient("anna", birthDate="2015-06-01"))

    assert let_in(guardian(code))
    with pytest.raises(NotYoursToDecide):
        let_in(the_patient())


def test_sundhedsloven_17_from_15_on_the_young_person_decides_and_not_the_parents() -> None:
    anna()
    store(patient("anna", birthDate="2010-06-01"))

    assert let_in(the_patient())
    with pytest.raises(NotYoursToDecide):
        let_in(guardian("CUST"))


def test_sundhedsloven_18_the_guardian_of_an_adult_decides_if_he_may_write() -> None:
    anna()

    assert let_in(guardian("GUARD"))
    with pytest.raises(NotYoursToDecide):
        let_in(guardian("GUARD", level="measure"))
