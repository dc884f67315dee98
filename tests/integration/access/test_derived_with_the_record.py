"""What is derived of the record is never behind it, whatever changes."""

from typing import Any

import pytest

from sharedcare.access import gate, looks
from sharedcare.access.actors import operator
from sharedcare.access.grants.rebuilding import rebuild
from sharedcare.access.types import Actor, Ground
from sharedcare.access.wishes import actions as wishes
from sharedcare.access.wishes.types import Block
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import again, staff
from tests.integration.access.care import (
    CLINIC,
    agreement,
    clinic,
    consent,
    enrolled,
    organisation,
    refusal,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, of_clinic, opens
from tests.integration.access.test_wishes import the_patient
from tests.integration.access.trying import WRITES, colleague, deletion, entered_for, tries
from tests.integration.records.store import observation, patient

SECRET = {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "V"}]}
OF_CLINIC = f"Organization/{CLINIC}"


def reads(by: Actor, name: str) -> bool:
    return looks.read(by=by, type="Observation", id=name, at=NOON) is not None


@pytest.mark.django_db
def test_the_versions_of_a_secret_entry_stay_secret_when_it_is_deleted() -> None:
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna", meta=SECRET, valueString="secret"))
    by = staff()
    past: dict[str, Any] = {
        "by": by,
        "type": "Observation",
        "id": "x",
        "part": looks.Part(9),
        "as_of": None,
        "at": NOON,
    }
    assert looks.history(**past).total == 0

    gate.act(by=operator("test"), changes=[deletion("Observation", "x")], at=NOON)

    assert looks.history(**past).total == 0
    assert looks.version(by=by, type="Observation", id="x", version=1, at=NOON) is None


@pytest.mark.django_db
def test_a_version_that_was_secret_stays_so_when_the_entry_moves_to_another_patient() -> None:
    anna()
    clinic()
    treated("anna")
    store(patient("bo"))
    entered_for("town", observation("x", "anna", meta=SECRET, valueString="secret"))

    store(observation("x", "bo", meta=SECRET))

    assert looks.version(by=staff(), type="Observation", id="x", version=1, at=NOON) is None


@pytest.mark.django_db
def test_a_label_that_is_taken_off_hides_nothing_any_more() -> None:
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna", meta=SECRET))
    by = staff()
    assert not reads(by, "x")

    store(observation("x", "anna"))

    assert reads(by, "x")


@pytest.mark.django_db
def test_a_block_follows_the_unit_that_was_blocked_into_another_organisation() -> None:
    anna()
    clinic()
    store(organisation("new-hospital"), agreement("new", "new-hospital", "town"))
    store(enrolled("anna"), team("anna", "Organization/new-hospital"), consent("anna"))
    what = Block(organizations=(CLINIC,), entries=("Observation/w",))
    wishes.block(patient="anna", what=what, by=the_patient(), at=NOON)
    by = staff()
    assert not reads(by, "w")

    store(organisation(CLINIC, part_of="new-hospital"))
    derived = _derived()
    hidden = not reads(again(by), "w")
    for _ in rebuild(raw_connection()):
        pass

    assert hidden
    assert derived == _derived()


@pytest.mark.django_db
def test_who_sits_on_the_team_for_a_unit_goes_with_it_into_another_organisation() -> None:
    anna()
    clinic()
    store(organisation("new-hospital"), agreement("new", "new-hospital", "town"))
    sits = {"member": {"reference": "Practitioner/p"}, "onBehalfOf": {"reference": OF_CLINIC}}
    store(enrolled("anna"), {**team("anna"), "participant": [sits]}, consent("anna"))
    stays = colleague("stays", "hospital")
    assert opens(stays) is Ground.TREATMENT

    store(organisation(CLINIC, part_of="new-hospital"))

    assert opens(again(stays)) is None


@pytest.mark.django_db
def test_an_organisation_goes_on_seeing_its_own_entries_when_it_becomes_part_of_another() -> None:
    anna()
    clinic()
    entered_for("hospital", observation("x", "anna"))
    by = staff()
    assert reads(by, "x")

    store(organisation("merged"), organisation("hospital", part_of="merged"))

    assert reads(again(by), "x")


@pytest.mark.django_db
def test_organisations_that_are_part_of_each_other_do_not_change_places() -> None:
    anna()
    clinic()
    entered_for("hospital", observation("x", "anna"))
    other = colleague("other", "town")
    assert not reads(other, "x")

    store(organisation("hospital", part_of="town"), organisation("town", "municipality", part_of="hospital"))

    assert not reads(again(other), "x")


@pytest.mark.django_db
def test_an_organisation_that_has_ended_does_not_speak_for_a_system() -> None:
    anna()
    clinic()
    treated("anna")
    store({**organisation(CLINIC, part_of="hospital", sor="999900000000011"), "active": False})

    assert not _reads_if_it_may(of_clinic())


@pytest.mark.django_db
def test_whoever_entered_what_the_patient_hides_from_all_sees_it_on_the_overview_too() -> None:
    from sharedcare.records import portrait

    anna()
    clinic()
    treated("anna")
    entered_for("hospital", observation("x", "anna"))
    store(refusal("anna", "x", data=[{"meaning": "instance", "reference": {"reference": "Observation/x"}}]))
    by = staff()
    assert reads(by, "x")

    with looks.overview(by=by, patient="anna", at=NOON) as (visit, shown):
        found = visit(portrait.as_of(patient="anna", types=shown, moment=NOON))

    assert "x" in {one.id for one in found.resources}


@pytest.mark.django_db
def test_a_copy_of_a_patient_does_not_lock_out_who_comes_in_an_emergency() -> None:
    from sharedcare.access.emergency import actions as emergency
    from sharedcare.records.types import Create
    from tests.integration.access.trying import CPR, NUMBER, WHY
    from tests.integration.records.store import document

    store(patient("anna", identifier=NUMBER), observation("w", "anna"))
    by = staff(scopes=WRITES)
    copy = Create(
        document({"resourceType": "Patient", "identifier": NUMBER}), if_none_exist=f"identifier={CPR}"
    )
    tries(of_clinic(), copy)

    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    assert opens(by) is Ground.EMERGENCY


@pytest.mark.django_db
def test_the_trail_tells_that_what_was_read_was_open_by_an_emergency() -> None:
    from sharedcare.access.emergency import actions as emergency
    from tests.integration.access.clients import trail
    from tests.integration.access.trying import CPR, NUMBER, WHY

    store(patient("anna", identifier=NUMBER), observation("w", "anna"))
    by = staff()
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    looks.everything(by=by, patient="anna", types=None, part=looks.Part(50), at=NOON)

    assert trail()[-1]["ground"] == Ground.EMERGENCY


@pytest.mark.django_db
def test_the_trail_tells_the_organisation_of_the_role_that_was_used() -> None:
    anna()
    clinic()
    store(organisation("other", "municipality", sor="999900000000099"))
    colleague("anne2", "other")
    from sharedcare.access.actors import of_account
    from sharedcare.access.models import Account

    account = Account.objects.get(username="anne2")
    by = of_account(account, source=None, request=1, at=NOON, role="anne2-role")

    assert by.organization == "999900000000099"


def _reads_if_it_may(by: Actor) -> bool:
    from sharedcare.kernel.errors import Refusal

    try:
        return reads(by, "w")
    except Refusal:
        return False


def _derived() -> dict[str, list[Any]]:
    names = ("relation", "hidden")
    return {
        name: sorted(map(str, run(raw_connection(), f"SELECT * FROM access_{name}").fetchall()))
        for name in names
    }
