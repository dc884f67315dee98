"""What whoever answers for data protection is shown: a search, and looks that are worth a question."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.audit.acquaintances import RARE, acquaintances
from sharedcare.access.audit.search import emergencies, search
from sharedcare.access.audit.types import Acquaintance, Period, Sought
from sharedcare.access.audit.unusual import bursts
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Action, Ground
from sharedcare.kernel.ids import key64
from tests.integration.access.accounts import staff
from tests.integration.access.audit.people import (
    BY,
    CPR,
    LATER,
    change,
    find,
    look,
    patients,
    person,
    put,
    username,
    works,
)
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON, trail

pytestmark = pytest.mark.django_db

PERIOD = Period(NOON - timedelta(days=1), NOON + timedelta(days=1))


def found(**sought: Any) -> list[tuple[str, str]]:
    page = search(Sought(since=PERIOD.since, **sought), by=BY, at=LATER)
    return [(one.username, one.patients[0].id or "") for one in page.entries if one.account and one.patients]


def test_a_search_is_by_account_patient_organisation_period_ground_or_refusal() -> None:
    patients("anna", "bo")
    kim, lis = works("kim"), works("lis")._replace(organization="1234", ground=Ground.EMERGENCY)
    look(kim, "anna")
    look(kim, "bo", at=NOON + timedelta(hours=1))
    look(lis, "anna", at=NOON + timedelta(hours=2))
    look(lis, "bo", at=NOON + timedelta(hours=3), refused=True)

    assert found() == [("lis", "anna"), ("kim", "bo"), ("kim", "anna")]
    assert found(account=kim.account) == [("kim", "bo"), ("kim", "anna")]
    assert found(patient="anna") == [("lis", "anna"), ("kim", "anna")]
    assert found(organization="1234") == [("lis", "anna")]
    assert found(until=NOON + timedelta(hours=1)) == [("kim", "anna")]
    assert found(ground=Ground.EMERGENCY) == [("lis", "anna")]
    [refused] = search(Sought(refused=True, patient="bo"), by=BY, at=LATER).entries
    assert (refused.username, refused.refusal, refused.ground) == ("lis", "No.", None)
    assert (refused.patients, refused.subject and refused.subject.name) == ((), "Bo Jensen")
    assert trail()[-1]["patients"] == [key64("Patient/bo")]
    assert [one.username for one in emergencies(PERIOD, by=BY, at=LATER).entries] == ["lis"]


def test_a_search_is_by_role_action_or_the_number_of_an_entry_too_and_tells_names() -> None:
    patients("anna")
    kim, lis = works("kim"), works("lis")
    store(role("kim-role", "clinic", "nurse"), role("lis-role", "clinic", "secretary"))
    look(kim, "anna")
    change(lis, "anna", at=NOON + timedelta(hours=1))

    assert found(role="secretary") == [("lis", "anna")]
    assert found(actions=(Action.READ_OVERVIEW, Action.READ)) == [("kim", "anna")]
    page = search(Sought(patient="anna", account=kim.account), by=BY, at=LATER)
    [one] = search(Sought(patient="anna", entry=page.entries[0].id), by=BY, at=LATER).entries
    assert (one.id, one.patients[0].name) == (page.entries[0].id, "Anna Jensen")


def test_a_page_goes_on_where_the_one_before_ended() -> None:
    kim = works("kim")
    for _ in range(5):
        look(kim, "anna")
    sought = Sought(account=kim.account, patient="anna")

    first = search(sought, by=BY, at=LATER, count=3)
    second = search(sought, by=BY, at=LATER, count=3, after=first.after)

    assert (len(first.entries), len(second.entries), second.after) == (3, 2, None)
    assert len({one.id for one in (*first.entries, *second.entries)}) == 5


def test_whoever_searches_is_in_the_trail_with_every_patient_they_were_shown() -> None:
    find(works("kim"), "anna", "bo")

    search(Sought(since=PERIOD.since), by=BY, at=LATER)

    assert set(trail()[-1]["patients"]) == {key64("Patient/anna"), key64("Patient/bo")}
    with pytest.raises(NotPermitted):
        search(Sought(), by=staff(scopes="user/*.cruds"), at=LATER)


def test_of_an_entry_that_met_very_many_the_first_are_shown_and_how_many_they_were() -> None:
    names = [f"p{number}" for number in range(30)]
    find(works("kim"), *names)

    [entry] = (one for one in search(Sought(since=PERIOD.since), by=BY, at=LATER).entries if one.met)

    assert (len(entry.patients), entry.met) == (20, 30)


def test_many_different_patients_in_a_short_time_are_told_across_the_full_hour_too() -> None:
    kim, lis = works("kim"), works("lis")
    for number in range(6):
        look(kim, f"p{number}", at=NOON + timedelta(minutes=40 + 7 * number))
        look(lis, f"p{number}", at=NOON + timedelta(hours=number))
        look(lis, "p0", at=NOON + timedelta(minutes=number))
    find(lis, *(f"q{number}" for number in range(20)))

    [burst] = bursts(PERIOD, patients=5, by=BY, at=LATER)

    assert (username(burst.account), burst.patients) == ("kim", 6)
    assert trail()[-1]["patients"] is None
    assert burst.since == NOON + timedelta(minutes=40)


def known() -> list[tuple[Acquaintance, str, str]]:
    return sorted(
        (one.why, username(one.account), one.patient.id or "")
        for one in acquaintances(PERIOD, by=BY, at=LATER)
    )


def test_a_patient_of_the_readers_own_rare_family_name_is_told() -> None:
    put(person("Patient", "anna", "Klitskov"), person("Patient", "bo", "Bang"))
    kim = works("kim", "Klitskov")
    look(kim, "anna")
    look(kim, "bo")

    assert known() == [(Acquaintance.NAME, "kim", "anna")]


def test_a_family_name_that_many_bear_says_nothing() -> None:
    put(*(person("Patient", f"p{number}", "Jensen") for number in range(RARE + 1)))
    look(works("kim", "Jensen"), "p1")

    assert known() == []


def test_a_patient_at_the_readers_own_address_is_told_and_one_in_the_same_town_is_not() -> None:
    def home(line: str, code: str = "5000") -> dict[str, Any]:
        return {"address": [{"line": [line], "postalCode": code, "city": "Odense C"}]}

    put(
        person("Patient", "anna", "A", **home("Nørregade 7")),
        person("Patient", "bo", "B", **home("Nørregade 9")),
        person("Patient", "eva", "C", **home("Nørregade 7", "5700")),
    )
    kim = works("kim", "D", **home("Nørregade 7"))
    for name in ("anna", "bo", "eva"):
        look(kim, name)

    assert known() == [(Acquaintance.ADDRESS, "kim", "anna")]


def test_oneself_and_a_colleague_are_told_by_the_number_that_both_bear() -> None:
    def number(value: str, system: str = CPR) -> dict[str, Any]:
        return {"identifier": [{"system": system, "value": value}]}

    put(
        person("Patient", "kim-at-home", "K", **number("0101709999")),
        person("Patient", "lis-at-home", "L", **number("0202709999")),
        person("Patient", "other", "O", **number("0202709999", "urn:other")),
    )
    kim, lis = works("kim", "K", **number("0101709999")), works("lis", "L", **number("0202709999"))
    look(kim, "kim-at-home")
    look(kim, "lis-at-home")
    look(lis, "other")

    assert known() == [
        (Acquaintance.COLLEAGUE, "kim", "lis-at-home"),
        (Acquaintance.SELF, "kim", "kim-at-home"),
    ]


def test_where_somebody_lives_is_known_from_their_own_record_too() -> None:
    home = {"address": [{"line": ["Nørregade 7"], "postalCode": "5000"}]}
    number = {"identifier": [{"system": CPR, "value": "0101709999"}]}
    put(person("Patient", "kim-at-home", "K", **home, **number), person("Patient", "anna", "A", **home))
    look(works("kim", "K", **number), "anna")

    assert known() == [(Acquaintance.ADDRESS, "kim", "anna")]
