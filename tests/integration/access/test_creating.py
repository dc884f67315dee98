"""Creating: the resource, what it is found by and the trace of it come at once, or not at all."""

from urllib.parse import parse_qsl

import orjson
import psycopg
import pytest
from django.db import transaction

from sharedcare.access import gate, looks
from sharedcare.access.types import Action
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse as document
from sharedcare.records.errors import DanglingReference
from sharedcare.records.indexing.tokens import path_number
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Committed, Create, Stored, Update
from tests.integration.access.clients import NOON, actor, trail

_TABLES = ("resource", "series", "index_date", "index_quantity", "index_string")
_REFUSED = [(Action.CREATE, None, None)]


def create(*resources: dict[str, object], source: str = "192.0.2.7") -> list[Committed]:
    changes = [
        Create(document(orjson.dumps(one)), full_url=f"urn:uuid:{n}") for n, one in enumerate(resources)
    ]
    return gate.act(by=actor()._replace(source=source), changes=changes, at=NOON)


def stored(committed: Committed) -> Stored:
    assert committed.stored is not None
    return committed.stored


def patient(**members: object) -> dict[str, object]:
    return {"resourceType": "Patient", **members}


def weight(subject: str) -> dict[str, object]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": {"reference": subject},
        "issued": "2026-03-01T07:30:00+01:00",
        "valueQuantity": {"value": 81.3, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
    }


def found(search: str) -> list[str]:
    kind, _, asked = search.partition("?")
    return [one.id for one in looks.search(by=actor(), query=parse(kind, parse_qsl(asked)), at=NOON).matches]


def rows() -> dict[str, int]:
    return {
        name: raw_connection().execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in _TABLES
    }


def transactions(key: int) -> set[str]:
    """The transactions in which a resource, what it is found by and the trace of it were written."""
    parts = [f"SELECT xmin::text FROM {name} WHERE key = {key}" for name in _TABLES]
    parts.append(f"SELECT xmin::text FROM access_trail WHERE keys @> ARRAY[{key}]")
    parts.append(f"SELECT tx::text FROM resource WHERE key = {key}")
    return {number for (number,) in raw_connection().execute(" UNION ALL ".join(parts)).fetchall()}


def refusals() -> list[tuple[object, object, object]]:
    return [(one["action"], one["ground"], one["keys"]) for one in trail() if one["refusal"] is not None]


@pytest.mark.django_db(transaction=True)
def test_a_resource_its_index_and_its_trace_are_written_in_one_transaction() -> None:
    [anna] = create(patient(name=[{"family": "A"}], birthDate="1950"))
    [kg] = create(weight(f"Patient/{stored(anna).id}"))

    assert len(transactions(stored(anna).key)) == 1
    assert len(transactions(stored(kg).key)) == 1
    assert transactions(stored(anna).key) != transactions(stored(kg).key)
    assert [entry["keys"] for entry in trail()] == [[stored(anna).key], [stored(kg).key]]


@pytest.mark.django_db(transaction=True)
def test_a_reference_that_leads_nowhere_leaves_nothing_but_a_refusal_in_the_trail() -> None:
    with pytest.raises(DanglingReference, match=r"Observation\.subject refers to a Patient"):
        create(weight("Patient/nobody"))

    assert set(rows().values()) == {0}
    assert refusals() == _REFUSED
    assert len(trail()) == 1


@pytest.mark.django_db(transaction=True)
def test_one_of_two_references_that_leads_nowhere_is_enough() -> None:
    [anna] = create(patient())
    before = rows()

    with pytest.raises(
        DanglingReference, match=r"Observation\.performer\[0\] refers to a Practitioner"
    ) as caught:
        create(
            patient(name=[{"family": "B"}]),
            {**weight(f"Patient/{stored(anna).id}"), "performer": [{"reference": "Practitioner/nobody"}]},
        )

    assert caught.value.index == 1
    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_traced_is_not_stored() -> None:
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        create(patient(name=[{"family": "A"}]), source="no address")

    assert set(rows().values()) == {0}


@pytest.mark.django_db(transaction=True)
def test_what_is_created_in_a_larger_transaction_ends_with_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        create(patient(name=[{"family": "A"}]))
        assert found("Patient?family=a")
        raise ZeroDivisionError

    assert set(rows().values()) == {0}
    assert trail() == []


@pytest.mark.django_db(transaction=True)
def test_a_larger_transaction_goes_on_after_a_refusal_and_after_an_error() -> None:
    with transaction.atomic():
        with pytest.raises(DanglingReference):
            create(weight("Patient/nobody"))
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            create(patient(), source="no address")
        create(patient(name=[{"family": "A"}]))

    assert len(found("Patient?family=a")) == 1
    assert rows()["resource"] == 1
    assert refusals() == _REFUSED


@pytest.mark.django_db(transaction=True)
def test_two_that_refer_to_each_other_come_together() -> None:
    anna, kg = create(patient(), weight("urn:uuid:0"))

    assert transactions(stored(anna).key) == transactions(stored(kg).key)
    assert found(f"Observation?patient={stored(anna).id}&code=29463-7") == [stored(kg).id]
    [entry] = (one for one in trail() if one["action"] == Action.CHANGE_SEVERAL)
    assert entry["keys"] == [stored(anna).key, stored(kg).key]
    assert entry["patients"] == [stored(anna).key]


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 8, 9, 40])
def test_a_resource_is_found_by_each_of_its_names_however_many_it_has(many: int) -> None:
    names = [f'Sø{number} "\\,{{}}' for number in range(many)]
    bo = patient(id="bo", name=[{"family": name} for name in names])

    [anna] = create(patient(name=bo["name"]))
    for version in (bo, {**bo, "gender": "male"}):
        gate.act(by=actor(), changes=[Update(document(orjson.dumps(version)), "bo")], at=NOON)

    assert set(found("Patient?family=so0")) == {stored(anna).id, "bo"}
    assert set(found(f"Patient?family=so{many - 1}")) == {stored(anna).id, "bo"}
    for key in (stored(anna).key, key64("Patient/bo")):
        sql = "SELECT exact FROM index_string WHERE key = %s AND path = %s"
        kept = raw_connection().execute(sql, [key, path_number("Patient.name.family")])
        assert sorted(name for (name,) in kept) == sorted(names)


@pytest.mark.django_db(transaction=True)
def test_what_a_client_names_itself_and_stores_for_the_first_time_comes_at_once() -> None:
    change = Update(document(orjson.dumps(patient(id="anna", name=[{"family": "A"}]))), "anna")

    gate.act(by=actor(), changes=[change], at=NOON)

    assert len(transactions(key64("Patient/anna"))) == 1
    assert found("Patient?family=a") == ["anna"]
