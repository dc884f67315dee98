"""Changes: all or nothing, on the version they were made for, with references that lead somewhere."""

import threading

import pytest
from django.db import connections

from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.document import parse
from sharedcare.records.errors import (
    ChangedTwice,
    DanglingReference,
    IdMismatch,
    InvalidResource,
    MultipleMatches,
    UnresolvedReference,
    VersionConflict,
)
from sharedcare.records.storage import reading
from sharedcare.records.types import Create, Delete, References, Update
from tests.integration.records.store import (
    NOON,
    ask,
    carry_out,
    create,
    delete,
    document,
    find,
    ids,
    observation,
    patient,
    put,
)

pytestmark = pytest.mark.django_db

ANNA = {
    "resourceType": "Patient",
    "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "0101010101"}],
}


def read(resource_type: str, logical_id: str) -> bytes | None:
    stored = ask(reading.by_id(type=resource_type, id=logical_id))
    assert stored is not None
    return stored.content


def test_a_number_comes_back_with_the_precision_it_was_sent_with() -> None:
    put(patient("a"))
    raw = (
        b'{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50}}'
    )
    [committed] = carry_out([Create(parse(raw))])

    assert committed.stored is not None
    assert b'"value":1.50}' in (read("Observation", committed.stored.id) or b"")


def test_a_new_id_leads_to_the_shard_of_its_patient() -> None:
    anna = create({"resourceType": "Patient"})
    weight = create({key: value for key, value in observation("-", anna).items() if key != "id"})

    assert int(weight[-4:], 16) == shard_of(key64(f"Patient/{anna}")) & 0xFFFF


def test_entries_of_one_commit_refer_to_each_other_whatever_their_order() -> None:
    weight = observation("-", "x", subject={"reference": "urn:uuid:anna"})
    del weight["id"]
    committed = carry_out(
        [Create(document(weight), full_url="urn:uuid:w"), Create(document(ANNA), full_url="urn:uuid:anna")]
    )

    anna = committed[1].stored
    assert anna is not None
    assert len(ids(f"Observation?patient={anna.id}")) == 1


def test_an_identifier_that_holds_the_uuid_of_an_entry_is_left_as_it_is() -> None:
    named = {
        "resourceType": "Patient",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": "urn:uuid:p"}],
    }
    [committed] = carry_out([Create(document(named), full_url="urn:uuid:p")])

    assert committed.stored is not None
    assert b'"value":"urn:uuid:p"' in (committed.stored.content or b"")


def test_a_conditional_reference_is_turned_into_what_it_finds() -> None:
    anna = create(ANNA)
    reference = {"reference": "Patient?identifier=urn:oid:1.2.208.176.1.2|0101010101"}
    weight = create({**observation("-", "x"), "subject": reference})

    assert ids(f"Observation?patient={anna}") == [weight]


def test_a_conditional_reference_that_finds_nothing_is_refused() -> None:
    with pytest.raises(UnresolvedReference):
        create({**observation("-", "x"), "subject": {"reference": "Patient?identifier=urn:x|nobody"}})


def test_a_conditional_create_stores_once_and_then_answers_with_what_is_there() -> None:
    condition = "identifier=urn:oid:1.2.208.176.1.2|0101010101"
    first, second = create(ANNA, if_none_exist=condition), create(ANNA, if_none_exist=condition)

    assert first == second
    assert find("Patient?_summary=count").total == 1


def test_a_conditional_create_that_finds_several_is_refused() -> None:
    create(ANNA)
    create(ANNA)
    with pytest.raises(MultipleMatches):
        create(ANNA, if_none_exist="identifier=0101010101")


def test_a_change_of_a_version_that_is_no_longer_current_is_refused() -> None:
    put(patient("a", active=True))
    put(patient("a", active=False))

    with pytest.raises(VersionConflict) as refused:
        put(patient("a", gender="female"), if_match=1)
    assert refused.value.current == 2


def test_an_update_that_says_nothing_new_costs_no_version() -> None:
    put(patient("a", active=True))
    again = put(patient("a", active=True))

    assert again.outcome == "unchanged"
    assert again.stored is not None
    assert again.stored.version == 1


def test_a_deleted_resource_goes_on_with_the_next_version_when_it_comes_back() -> None:
    put(patient("a"))
    delete("Patient", "a")
    assert read("Patient", "a") is None
    back = put(patient("a", active=True))

    assert (back.outcome, back.stored.version if back.stored else 0) == ("created", 3)
    assert read("Patient", "a") is not None


def test_what_is_gone_is_found_no_more() -> None:
    put(patient("a", name=[{"family": "Borg"}]))
    delete("Patient", "a")

    assert ids("Patient?name=borg") == []
    assert delete("Patient", "a").outcome == "absent"


def test_an_observation_that_moves_to_another_patient_is_found_there_only() -> None:
    put(patient("a"))
    put(patient("b"))
    put(observation("o", "a"))
    put(observation("o", "b"))

    assert (ids("Observation?patient=a"), ids("Observation?patient=b")) == ([], ["o"])


def test_a_reference_to_what_is_not_stored_is_refused_unless_it_may_dangle() -> None:
    with pytest.raises(DanglingReference):
        put(observation("o", "nobody"))
    [committed] = carry_out(
        [Update(document(observation("o", "nobody")), "o")], references=References.MAY_DANGLE
    )
    assert committed.outcome == "created"


def test_one_bad_change_keeps_all_out_and_is_named() -> None:
    bad = document({"resourceType": "Observation", "status": "nonsense", "code": {"text": "x"}})
    with pytest.raises(InvalidResource) as refused:
        carry_out([Update(document(patient("a")), "a"), Create(bad)])

    assert refused.value.index == 1
    assert ids("Patient?_id=a") == []


def test_one_commit_does_not_change_a_resource_twice() -> None:
    with pytest.raises(ChangedTwice):
        carry_out([Update(document(patient("a")), "a"), Delete("Patient", "a")])


def test_a_resource_is_sent_to_its_own_id() -> None:
    with pytest.raises(IdMismatch):
        carry_out([Update(document(patient("a")), "b")])


def test_time_does_not_run_backwards_within_a_resource() -> None:
    first = put(patient("a"), at=NOON)
    second = put(patient("a", active=True), at=NOON.replace(year=2020))

    assert first.stored is not None
    assert second.stored is not None
    assert second.stored.updated > first.stored.updated


@pytest.mark.django_db(transaction=True)
def test_of_many_who_change_the_same_version_at_once_one_succeeds() -> None:
    put(patient("a"))
    outcomes = []

    def change(number: int) -> None:
        try:
            put(patient("a", name=[{"family": f"n{number}"}]), if_match=1)
            outcomes.append("stored")
        except VersionConflict:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=change, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["conflict"] * 5 + ["stored"]


@pytest.mark.django_db(transaction=True)
def test_a_conditional_create_by_many_at_once_stores_one() -> None:
    def once() -> None:
        create(ANNA, if_none_exist="identifier=0101010101")
        connections.close_all()

    threads = [threading.Thread(target=once) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert find("Patient?_summary=count").total == 1
