"""The one door: nothing is looked at or done without a right and a trace."""

from urllib.parse import parse_qsl

import orjson
import psycopg
import pytest
from django.db import transaction

from sharedcare.access import gate, looks
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Action, Actor, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse as document
from sharedcare.records.errors import VersionConflict
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Committed, Create, Delete, Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON, actor, trail

ANNA, BO = key64("Patient/anna"), key64("Patient/bo")


def put(by: Actor, resource: dict[str, object], if_match: int | None = None) -> Committed:
    change = Update(document(orjson.dumps(resource)), str(resource["id"]), if_match=if_match)
    return gate.act(by=by, changes=[change], at=NOON)[0]


def weight(name: str, patient: str) -> dict[str, object]:
    subject = {"reference": f"Patient/{patient}"}
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"text": "w"},
        "subject": subject,
    }


def two_patients() -> None:
    by = actor(client="filler")
    for name in ("anna", "bo"):
        put(by, {"resourceType": "Patient", "id": name})
        put(by, weight(f"w-{name}", name))


def new_entries(count_before: int) -> list[dict[str, object]]:
    return trail()[count_before:]


@pytest.mark.django_db
def test_a_read_is_traced_with_who_whom_what_and_from_where() -> None:
    two_patients()
    by, before = actor(), len(trail())

    found = looks.read(by=by, type="Observation", id="w-anna", at=NOON)

    assert found is not None
    [entry] = new_entries(before)
    assert entry == {
        "action": Action.READ,
        "ground": Ground.SCOPE,
        "type": "Observation",
        "key": key64("Observation/w-anna"),
        "version": None,
        "what": None,
        "refusal": None,
        "patients": [ANNA],
        "keys": None,
        "versions": None,
        "request": 42,
        "source": "192.0.2.7",
        "client": by.client,
    }


@pytest.mark.django_db
def test_a_look_that_finds_nothing_is_traced_as_well() -> None:
    by = actor()

    assert looks.read(by=by, type="Task", id="nothing", at=NOON) is None
    assert [(entry["action"], entry["patients"]) for entry in trail()] == [(Action.READ, None)]


@pytest.mark.django_db
def test_a_search_is_traced_with_every_patient_it_showed() -> None:
    two_patients()
    by, before = actor(), len(trail())

    looks.search(by=by, query=parse("Observation", parse_qsl("status=final")), at=NOON)

    [entry] = new_entries(before)
    assert entry["what"] == "status"
    assert set(entry["patients"]) == {ANNA, BO}  # type: ignore[call-overload]


@pytest.mark.django_db
def test_an_act_is_traced_with_what_it_changed() -> None:
    by = actor()

    put(by, {"resourceType": "Patient", "id": "anna"})
    put(by, {"resourceType": "Patient", "id": "anna", "gender": "female"})
    gate.act(by=by, changes=[Delete("Patient", "anna")], at=NOON)

    assert [(entry["action"], entry["keys"], entry["versions"], entry["patients"]) for entry in trail()] == [
        (Action.UPDATE, [ANNA], [1], [ANNA]),
        (Action.UPDATE, [ANNA], [2], [ANNA]),
        (Action.DELETE, [ANNA], [3], [ANNA]),
    ]


@pytest.mark.django_db
def test_several_changes_at_once_are_one_entry() -> None:
    changes = [
        Update(document(b'{"resourceType":"Patient","id":"%b"}' % name), name.decode())
        for name in (b"anna", b"bo")
    ]

    gate.act(by=actor(), changes=changes, at=NOON)

    [entry] = trail()
    assert entry["action"] == Action.CHANGE_SEVERAL
    assert set(entry["patients"]) == {ANNA, BO}


@pytest.mark.django_db
def test_who_lacks_the_right_is_refused_and_the_attempt_is_in_the_trail() -> None:
    two_patients()
    by, before = actor("system/Patient.r"), len(trail())

    with pytest.raises(NotPermitted, match=r"system/Observation\.r"):
        looks.read(by=by, type="Observation", id="w-anna", at=NOON)

    [entry] = new_entries(before)
    assert entry["ground"] is None
    assert "Observation" in str(entry["refusal"])
    assert entry["patients"] is None


@pytest.mark.django_db
def test_nothing_of_a_refused_transaction_is_stored() -> None:
    by = actor("system/Patient.cruds")
    changes = [
        Create(document(b'{"resourceType":"Patient"}')),
        Create(document(b'{"resourceType":"Basic","code":{"text":"x"}}')),
    ]

    with pytest.raises(NotPermitted, match="create Basic"):
        gate.act(by=by, changes=changes, at=NOON)

    assert looks.search(by=by, query=parse("Patient", []), at=NOON).matches == []


@pytest.mark.django_db
def test_an_act_that_fails_changes_nothing_and_its_refusal_is_traced() -> None:
    by = actor()
    put(by, {"resourceType": "Patient", "id": "anna"})
    before = len(trail())

    with pytest.raises(VersionConflict):
        put(by, {"resourceType": "Patient", "id": "anna", "gender": "male"}, if_match=7)

    [entry] = new_entries(before)
    assert entry["ground"] is None
    assert entry["refusal"] is not None


@pytest.mark.django_db
def test_a_refusal_among_several_acts_is_told_although_the_others_are_undone() -> None:
    by = actor("system/Patient.cruds")

    with pytest.raises(NotPermitted), gate.together():
        put(by, {"resourceType": "Patient", "id": "anna"})
        looks.read(by=by, type="Observation", id="x", at=NOON)

    assert [(entry["action"], entry["refusal"] is None) for entry in trail()] == [(Action.READ, False)]


@pytest.mark.django_db
def test_everything_brings_only_the_types_that_may_be_searched() -> None:
    two_patients()
    by = actor("system/Patient.r")

    found = looks.everything(by=by, patient="anna", types=None, part=looks.Part(50), at=NOON)

    assert {one.type for one in found.matches} == {"Patient"}
    with pytest.raises(NotPermitted):
        looks.everything(by=by, patient="anna", types=["Observation"], part=looks.Part(50), at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(("scope", "brought"), [("system/*.rs", {"dr"}), ("system/Patient.r", set())])
def test_everything_brings_whom_the_patient_refers_to_where_that_may_be_searched(
    scope: str, brought: set[str]
) -> None:
    put(actor(), {"resourceType": "Practitioner", "id": "dr"})
    doctor = [{"reference": "Practitioner/dr"}]
    put(actor(), {"resourceType": "Patient", "id": "anna", "generalPractitioner": doctor})

    found = looks.everything(by=actor(scope), patient="anna", types=None, part=looks.Part(50), at=NOON)

    assert {one.id for one in found.included} == brought


@pytest.mark.django_db(transaction=True)
def test_what_was_looked_at_is_written_before_it_is_answered() -> None:
    by = actor()
    looks.read(by=by, type="Task", id="nothing", at=NOON)

    with psycopg.connect(raw_connection().info.dsn, password=raw_connection().info.password) as other:
        [(count,)] = other.execute("SELECT count(*) FROM access_trail WHERE action = 1").fetchall()
    assert count == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE access_trail SET what = 'x'", "DELETE FROM access_trail", "TRUNCATE access_trail"]
)
@pytest.mark.parametrize("role", ["the application", "the owner"])
def test_nobody_changes_the_trail(statement: str, role: str) -> None:
    connection = raw_connection()
    with transaction.atomic():
        if role == "the owner":
            connection.execute("RESET ROLE")
        with (
            pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)),
            transaction.atomic(),
        ):
            connection.execute(statement)
        if role == "the owner":
            connection.execute("SET ROLE sharedcare_app")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("resource_type", "asked"),
    [
        ("Observation", [("patient", "anna"), ("_summary", "count")]),
        ("Observation", [("patient", "anna"), ("status", "cancelled")]),
        ("Observation", [("subject", "Patient/anna"), ("_count", "0")]),
        ("Patient", [("_id", "anna"), ("birthdate", "1900")]),
    ],
)
def test_a_search_about_a_patient_is_traced_to_the_patient_though_it_shows_nothing(
    resource_type: str, asked: list[tuple[str, str]]
) -> None:
    two_patients()
    by, before = actor(), len(trail())

    looks.search(by=by, query=parse(resource_type, asked), at=NOON)

    assert [entry["key"] for entry in new_entries(before)] == [ANNA]


@pytest.mark.django_db
def test_a_count_that_singles_out_a_patient_is_traced_to_the_patient() -> None:
    two_patients()
    by, before = actor(), len(trail())

    looks.search(by=by, query=parse("Observation", [("_id", "w-anna"), ("_summary", "count")]), at=NOON)
    looks.search(by=by, query=parse("Observation", [("_id", "w-anna,w-bo"), ("_summary", "count")]), at=NOON)

    assert [entry["patients"] for entry in new_entries(before)] == [[ANNA], None]


@pytest.mark.django_db
def test_what_a_conditional_reference_was_found_by_is_traced_without_its_value() -> None:
    two_patients()
    by, before = actor(), len(trail())

    found_by = {**weight("w", "x"), "subject": {"reference": "Patient?_id=anna"}}
    put(by, found_by)

    [entry] = new_entries(before)
    assert (entry["what"], entry["patients"]) == ("_id", [ANNA])


@pytest.mark.django_db
def test_the_look_of_a_person_is_traced_to_the_account_and_its_ground() -> None:
    two_patients()
    treated("anna")
    by = staff(scopes="user/Observation.r")

    looks.read(by=by, type="Observation", id="w-anna", at=NOON)
    with pytest.raises(NotPermitted):
        looks.read(by=by, type="Patient", id="anna", at=NOON)

    told = raw_connection().execute(
        "SELECT account, ground, client, organization FROM access_trail ORDER BY id DESC LIMIT 2"
    )
    assert told.fetchall() == [
        (by.account, None, -2, "999900000000011"),
        (by.account, Ground.TREATMENT, -2, "999900000000011"),
    ]
