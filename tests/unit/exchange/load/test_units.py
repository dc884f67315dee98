"""What counts together, and what is known again."""

import json
from typing import Any

import pytest

from sharedcare.exchange.load.sources import Piece
from sharedcare.exchange.load.units import Refused, Unit, units
from sharedcare.records.types import Create, Delete, Update

_URN = "urn:uuid:6f8d3f0a-1111-4222-8333-444455556666"


def _units(content: Any) -> list[Unit | Refused]:
    return list(units(Piece("f.json", json.dumps(content).encode())))


def _bundle(kind: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": list(entries)}


def _put(logical_id: str, **members: Any) -> dict[str, Any]:
    resource = {"resourceType": "Patient", "id": logical_id}
    return {"resource": resource, "request": {"method": "PUT", "url": f"Patient/{logical_id}"}, **members}


def _post(**members: Any) -> dict[str, Any]:
    request = {"method": "POST", "url": "Patient"}
    return {"resource": {"resourceType": "Patient"}, "request": request, **members}


def test_a_resource_with_an_id_is_known_again_by_it() -> None:
    [unit] = _units({"resourceType": "Patient", "id": "a"})

    assert isinstance(unit, Unit)
    assert isinstance(unit.changes[0], Update)
    assert unit.digest is None


def test_a_resource_without_an_id_is_known_again_by_its_text() -> None:
    [unit] = _units({"resourceType": "Patient"})

    assert isinstance(unit, Unit)
    assert isinstance(unit.changes[0], Create)
    assert unit.digest is not None


def test_a_transaction_counts_as_one_in_the_order_of_its_processing() -> None:
    delete = {"request": {"method": "DELETE", "url": "Patient/gone"}}
    look = {"request": {"method": "GET", "url": "Patient/a"}}

    [unit] = _units(_bundle("transaction", look, _put("a"), _post(), delete))

    assert isinstance(unit, Unit)
    assert [type(change) for change in unit.changes] == [Delete, Create, Update]
    assert unit.entries == [3, 2, 1]
    assert unit.alone
    assert unit.digest is not None


def test_a_transaction_in_which_everything_has_an_id_needs_no_receipt() -> None:
    [unit] = _units(_bundle("transaction", _put("a"), _put("b")))

    assert isinstance(unit, Unit)
    assert unit.digest is None


@pytest.mark.parametrize("kind", ["collection", "searchset"])
def test_the_resources_of_a_collection_count_one_by_one(kind: str) -> None:
    entries = [
        {"fullUrl": f"https://a.example/Patient/{name}", "resource": {"resourceType": "Patient", "id": name}}
        for name in "ab"
    ]

    found = _units(_bundle(kind, *entries))

    assert [one.piece.place for one in found if isinstance(one, Unit)] == [
        "f.json, Bundle.entry[0]",
        "f.json, Bundle.entry[1]",
    ]
    # What refers to them by their full URL keeps doing so, whatever happens to be stored beside it.
    changes = [change for one in found if isinstance(one, Unit) for change in one.changes]
    assert [change.full_url for change in changes if isinstance(change, Create | Update)] == [None, None]


def test_a_collection_whose_entries_name_each_other_counts_as_one() -> None:
    entry = {"fullUrl": _URN, "resource": {"resourceType": "Patient"}}

    [unit] = _units(_bundle("collection", entry, {"resource": {"resourceType": "Patient", "id": "b"}}))

    assert isinstance(unit, Unit)
    assert [change.full_url for change in unit.changes] == [_URN, None]  # type: ignore[union-attr]


def test_an_entry_of_a_batch_is_refused_without_the_others() -> None:
    patch = {"request": {"method": "PATCH", "url": "Patient/a"}, "resource": {"resourceType": "Binary"}}

    found = _units(_bundle("batch", _put("a"), patch, {}, _post()))

    assert [type(one) for one in found] == [Unit, Refused, Refused, Unit]
    assert isinstance(found[1], Refused)
    assert found[1].place == "f.json, Bundle.entry[1]"


def test_an_entry_of_a_batch_has_one_receipt_whether_it_was_cut_out_of_a_stream_or_not() -> None:
    [first, _] = _units(_bundle("batch", _post(fullUrl=_URN), _post()))
    [streamed] = list(
        units(Piece("f.json, Bundle.entry[0]", json.dumps(_bundle("batch", _post(fullUrl=_URN))).encode()))
    )

    assert isinstance(first, Unit)
    assert isinstance(streamed, Unit)
    assert first.digest == streamed.digest
    assert first.piece.place == streamed.piece.place


def test_what_a_server_says_about_its_search_is_not_stored() -> None:
    outcome = {"resource": {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}}

    assert _units(_bundle("searchset", outcome)) == []


@pytest.mark.parametrize("kind", ["document", "message"])
def test_a_document_and_a_message_are_kept_as_they_are(kind: str) -> None:
    [unit] = _units({**_bundle(kind), "id": "d"})

    assert isinstance(unit, Unit)
    assert isinstance(unit.changes[0], Update)
    assert unit.changes[0].document.type == "Bundle"


@pytest.mark.parametrize("kind", ["history", "batch-response", "transaction-response"])
def test_what_holds_nothing_to_load_is_refused_with_what_to_do(kind: str) -> None:
    [refused] = _units(_bundle(kind))

    assert isinstance(refused, Refused)
    assert "Load" in refused.reason


@pytest.mark.parametrize(
    "text",
    [
        b"{",
        b"[]",
        b"null",
        b"12",
        b'"text"',
        b"{}",
        b'{"resourceType":1}',
        b"<Patient/>",
        b'{"a":"\xff"}',
        b"{}{}",
        b'{"resourceType":"\xff"}',
        b'{"resourceType":"Patient","x":' + b"[" * 2000 + b"]" * 2000 + b"}",
        b'{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"\xff"}]}',
    ],
)
def test_what_is_no_fhir_is_refused_in_a_sentence(text: bytes) -> None:
    [refused] = units(Piece("f.json", text))

    assert isinstance(refused, Refused)
    assert refused.reason.endswith(".")
