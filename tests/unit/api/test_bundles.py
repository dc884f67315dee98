"""Bundles, read: what each entry asks for, and in which order it is done."""

import orjson
import pytest

from sharedcare.records import bundles
from sharedcare.records.bundles import NotSupportedInBundle, Read
from sharedcare.records.errors import MalformedResource
from sharedcare.records.types import Create, Delete, Update

PATIENT = {"resourceType": "Patient", "id": "a"}


def entry(method: str, url: str, resource: object = None, **more: object) -> bundles.Entry:
    told = {"request": {"method": method, "url": url, **more}, **({"resource": resource} if resource else {})}
    [found] = bundles.read(orjson.dumps({"resourceType": "Bundle", "type": "batch", "entry": [told]})).entry
    return found


def test_each_method_becomes_its_change() -> None:
    assert isinstance(bundles.step(entry("POST", "Patient", PATIENT)), Create)
    assert isinstance(bundles.step(entry("PUT", "Patient/a", PATIENT)), Update)
    assert isinstance(bundles.step(entry("GET", "Patient/a")), Read)
    assert bundles.step(entry("DELETE", "Patient/a")) == Delete("Patient", "a")


def test_conditions_come_along() -> None:
    created = bundles.step(entry("POST", "Patient", PATIENT, ifNoneExist="identifier=x"))
    updated = bundles.step(entry("PUT", "Patient/a", PATIENT, ifMatch='W/"4"'))
    first = bundles.step(entry("PUT", "Patient/a", PATIENT, ifNoneMatch="*"))

    assert isinstance(created, Create)
    assert created.if_none_exist == "identifier=x"
    assert isinstance(updated, Update)
    assert updated.if_match == 4
    assert isinstance(first, Update)
    assert first.if_match == bundles.NOT_YET


@pytest.mark.parametrize("url", ["http://here/fhir/Patient/a", "/Patient/a", "Patient/a"])
def test_an_address_of_our_own_may_be_whole_or_relative(url: str) -> None:
    assert bundles.step(entry("DELETE", url), base="http://here/fhir") == Delete("Patient", "a")


@pytest.mark.parametrize(
    "wrong",
    [
        entry("PUT", "Patient?identifier=x", PATIENT),
        entry("DELETE", "Patient?identifier=x"),
        entry("PATCH", "Patient/a", PATIENT),
        entry("POST", "Patient/$everything", PATIENT),
        entry("PUT", "http://elsewhere/fhir/Patient/a", PATIENT),
    ],
)
def test_what_is_not_done_inside_a_bundle_is_said(wrong: bundles.Entry) -> None:
    with pytest.raises(NotSupportedInBundle):
        bundles.step(wrong, base="http://here/fhir")


@pytest.mark.parametrize(
    "wrong",
    [
        entry("POST", "Patient"),
        entry("POST", "Observation", PATIENT),
        entry("POST", "Patient", ["no", "resource"]),
        entry("PUT", "Patient/a", PATIENT, ifMatch="latest"),
        bundles.Entry(),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(wrong: bundles.Entry) -> None:
    with pytest.raises(MalformedResource):
        bundles.step(wrong)


def test_deletions_come_first_and_reads_last_whatever_the_order_sent() -> None:
    methods = ["GET", "PUT", "POST", "DELETE", "PUT", "POST"]
    entries = [entry(method, "Patient") for method in methods]

    order = bundles.processing_order(entries)

    assert [methods[position] for position in order] == ["DELETE", "POST", "POST", "PUT", "PUT", "GET"]
    assert order == [3, 2, 5, 1, 4, 0]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{",
        b'{"resourceType":"Patient"}',
        b'{"resourceType":"Bundle","entry":{}}',
        b'{"resourceType":"Bundle","entry":[{"request":{"method":1}}]}',
        b'{"resourceType":"Bundle","entry":[{"resource":' + b"[" * 100_000,
        b'\xff\xfe{"resourceType":"Bundle"}',
    ],
)
def test_what_is_no_bundle_is_refused(raw: bytes) -> None:
    with pytest.raises(MalformedResource):
        bundles.read(raw)


def test_a_resource_stays_the_text_it_came_in() -> None:
    raw = (
        b'{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Basic","x": 1.50}}]}'
    )

    assert bundles.read(raw).entry[0].raw() == b'{"resourceType":"Basic","x": 1.50}'


def test_a_plain_collection_is_loaded_as_it_is() -> None:
    raw = b'{"resourceType":"Bundle","type":"collection","entry":[{"resource":%b},{"resource":{"resourceType":"Basic"}}]}'
    first, second = bundles.read(raw % orjson.dumps(PATIENT)).entry

    assert isinstance(bundles.loading(first), Update)
    assert isinstance(bundles.loading(second), Create)
