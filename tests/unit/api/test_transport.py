"""Bodies in and out: limits, compression, and how a bundle is put together."""

import gzip
import io
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.api import body, bundle
from sharedcare.api.call import Reply
from sharedcare.api.compression import accepts_gzip, gzipped
from sharedcare.api.errors import BadRequest, TooLarge
from sharedcare.records.types import Stored

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def sent(content: bytes, length: str | None = None, **more: str) -> dict[str, object]:
    announced = {} if length is None else {"CONTENT_LENGTH": length}
    return {"wsgi.input": io.BytesIO(content), **announced, **more}


def test_a_body_is_read_to_its_announced_end_and_no_further() -> None:
    assert body.read(sent(b"abcdef", "3"), 100) == b"abc"


def test_no_length_means_no_body_unless_it_comes_in_chunks() -> None:
    assert body.read(sent(b"abc"), 100) == b""
    assert body.read(sent(b"abc", HTTP_TRANSFER_ENCODING="chunked"), 100) == b"abc"


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "٣"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    with pytest.raises(BadRequest):
        body.read(sent(b"abc", length), 100)


def test_a_body_that_ends_too_early_is_refused() -> None:
    with pytest.raises(BadRequest):
        body.read(sent(b"abc", "4"), 100)


def test_what_is_too_large_is_refused_before_it_is_read_if_it_says_so() -> None:
    announced = sent(b"", "101")
    with pytest.raises(TooLarge):
        body.read(announced, 100)


def test_what_is_too_large_in_chunks_is_refused_as_soon_as_that_shows() -> None:
    with pytest.raises(TooLarge):
        body.read(sent(b"x" * 101, HTTP_TRANSFER_ENCODING="chunked"), 100)


@given(content=st.binary(max_size=4000))
def test_what_is_compressed_unpacks_to_itself(content: bytes) -> None:
    assert gzip.decompress(gzipped(content)) == content


@pytest.mark.parametrize(
    ("header", "allowed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("", False), ("br", False), ("gzip;q=0", False)],
)
def test_gzip_is_used_only_for_who_allows_it(header: str, allowed: bool) -> None:
    assert accepts_gzip(header) == allowed


def stored(version: int, content: bytes | None) -> Stored:
    return Stored("Patient", "a", version, NOON, content, 1, 1)


def test_a_page_holds_the_stored_texts_untouched() -> None:
    one = b'{"resourceType":"Patient","id":"a","multipleBirthInteger":1.0}'
    entry = bundle.found_entry("http://here/fhir", stored(1, one), one, "match")
    page = bundle.searchset(matches=[entry], total=1, links=[("self", "http://here/fhir/Patient?a=b&c=d")])

    assert one in page
    assert orjson.loads(page) == {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": 1,
        "link": [{"relation": "self", "url": "http://here/fhir/Patient?a=b&c=d"}],
        "entry": [
            {
                "fullUrl": "http://here/fhir/Patient/a",
                "resource": orjson.loads(one),
                "search": {"mode": "match"},
            }
        ],
    }


def test_an_empty_page_has_no_empty_list() -> None:
    page = orjson.loads(bundle.searchset(matches=[], total=0, links=[("self", "x")]))

    assert page == {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": 0,
        "link": [{"relation": "self", "url": "x"}],
    }


def test_a_history_tells_how_each_version_came_about() -> None:
    versions = [stored(3, None), stored(2, b"{}"), stored(1, b"{}")]
    told = orjson.loads(
        bundle.history(base="http://here/fhir", versions=versions, total=3, links=[("self", "x")])
    )

    assert [entry["request"]["method"] for entry in told["entry"]] == ["DELETE", "PUT", "PUT"]
    assert [entry["response"]["status"] for entry in told["entry"]] == ["204", "200", "201"]
    assert ["resource" in entry for entry in told["entry"]] == [False, True, True]
    assert told["entry"][1]["response"]["etag"] == 'W/"2"'


def test_replies_to_entries_tell_status_place_version_and_outcome() -> None:
    replies = [
        Reply(201, b'{"a":1}', {"Location": "http://here/x", "ETag": 'W/"1"'}, NOON),
        Reply(204),
        Reply(404, b'{"resourceType":"OperationOutcome"}'),
    ]
    told = orjson.loads(bundle.replies("batch", replies))

    assert told["type"] == "batch-response"
    assert told["entry"] == [
        {
            "resource": {"a": 1},
            "response": {
                "status": "201",
                "location": "http://here/x",
                "etag": 'W/"1"',
                "lastModified": "2026-03-01T12:00:00.000Z",
            },
        },
        {"response": {"status": "204"}},
        {"response": {"status": "404", "outcome": {"resourceType": "OperationOutcome"}}},
    ]
