"""Read, vread and history over HTTP."""

import gzip

import orjson
import pytest

from tests.integration.api.door import Door, issues, patient, weight

pytestmark = pytest.mark.django_db


def test_a_resource_is_read_with_every_digit_and_its_version() -> None:
    door = Door()
    raw = b'{"resourceType":"Patient","id":"a","extension":[{"url":"http://x/y","valueDecimal":1.50}]}'
    door.send("PUT", "/Patient/a", raw)

    found = door.get("/Patient/a")

    assert found.status_code == 200
    assert b'"valueDecimal":1.50' in found.content
    assert found["ETag"] == 'W/"1"'
    assert found["Last-Modified"].endswith("GMT")
    assert found["Content-Type"] == "application/fhir+json; charset=utf-8"
    assert found["Cache-Control"] == "no-store"
    assert len(found["X-Request-Id"]) == 16


def test_what_never_was_is_404_and_what_was_deleted_is_410() -> None:
    door = Door()
    door.put(patient("a"))
    door.send("DELETE", "/Patient/a")

    assert door.get("/Patient/never").status_code == 404
    assert door.get("/Patient/a").status_code == 410
    assert issues(door.get("/Patient/a"))[0]["code"] == "deleted"
    assert door.get("/Patient/a/_history/1").status_code == 200
    assert door.get("/Patient/a/_history/2").status_code == 410


@pytest.mark.parametrize("version", ["0", "9", "x", "99999999999999999999", "1.0"])
def test_a_version_that_is_none_is_404(version: str) -> None:
    door = Door()
    door.put(patient("a"))

    assert door.get(f"/Patient/a/_history/{version}").status_code == 404


def test_who_holds_the_version_gets_304_without_a_body() -> None:
    door = Door()
    modified = door.put(patient("a"))["Last-Modified"]

    by_version = door.get("/Patient/a", If_None_Match='W/"1"')
    by_date = door.get("/Patient/a", If_Modified_Since=modified)

    assert (by_version.status_code, by_version.content) == (304, b"")
    assert by_version["ETag"] == 'W/"1"'
    assert (by_date.status_code, by_date.content) == (304, b"")
    assert door.get("/Patient/a", If_None_Match='W/"2"').status_code == 200


def test_head_is_get_without_the_body() -> None:
    door = Door()
    door.put(patient("a"))

    whole, head = door.get("/Patient/a"), door.send("HEAD", "/Patient/a")

    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == str(len(whole.content))
    assert head["ETag"] == whole["ETag"]


def test_a_large_answer_is_compressed_for_who_can_take_it_and_a_small_one_never() -> None:
    door = Door()
    door.put(patient("small"))
    door.put(patient("large", name=[{"text": "x" * 2000}]))

    large = door.get("/Patient/large", Accept_Encoding="gzip")

    assert large["Content-Encoding"] == "gzip"
    assert large["Vary"] == "Accept-Encoding"
    assert gzip.decompress(large.content) == door.get("/Patient/large").content
    assert "Content-Encoding" not in door.get("/Patient/small", Accept_Encoding="gzip")


def test_parts_and_a_readable_form_can_be_asked_for() -> None:
    door = Door()
    door.put(patient("a", gender="male", photo=[{"title": "me"}]))

    assert b"photo" not in door.get("/Patient/a?_summary=true").content
    assert b"gender" not in door.get("/Patient/a?_elements=photo").content
    assert door.get("/Patient/a?_pretty=true").content.startswith(b"{\n  ")


def test_another_format_is_refused() -> None:
    door = Door()
    door.put(patient("a"))

    assert door.get("/Patient/a", Accept="application/fhir+xml").status_code == 406
    assert door.get("/Patient/a?_format=xml").status_code == 406


def test_a_history_comes_newest_first_in_pages_with_the_deletion() -> None:
    door = Door()
    for number in range(1, 4):
        door.put(patient("a", multipleBirthInteger=number))
    door.send("DELETE", "/Patient/a")

    first = door.get("/Patient/a/_history?_count=3")
    told = orjson.loads(first.content)
    following = told["link"][1]["url"].partition("/fhir")[2]
    last = orjson.loads(door.get(following).content)

    assert (told["type"], told["total"]) == ("history", 4)
    assert [one["response"]["etag"] for one in told["entry"]] == ['W/"4"', 'W/"3"', 'W/"2"']
    assert told["entry"][0]["request"]["method"] == "DELETE"
    assert [one["response"]["etag"] for one in last["entry"]] == ['W/"1"']
    assert [one["relation"] for one in last["link"]] == ["self"]


def test_a_history_can_begin_at_a_moment() -> None:
    door = Door()
    door.put(patient("a"))

    assert orjson.loads(door.get("/Patient/a/_history?_since=2100-01-01").content)["total"] == 0
    assert orjson.loads(door.get("/Patient/a/_history?_since=2000-01-01T00:00:00Z").content)["total"] == 1


@pytest.mark.parametrize(
    "query", ["_since=soon", "_count=0", "_count=x", "_at=2026-13-01", "_cursor=x", "code=1"]
)
def test_a_history_that_is_asked_for_wrongly_is_refused(query: str) -> None:
    door = Door()
    door.put(patient("a"))

    assert door.get(f"/Patient/a/_history?{query}").status_code == 400


def test_the_history_of_what_never_was_is_404() -> None:
    assert Door().get("/Patient/never/_history").status_code == 404


def test_what_was_deleted_and_made_anew_for_another_patient_is_read() -> None:
    door = Door()
    door.put(patient("a"))
    door.put(patient("b"))
    made = orjson.loads(door.post(weight("x", of="a")).content)["id"]
    door.send("DELETE", f"/Observation/{made}")
    gone = door.get(f"/Observation/{made}").status_code

    door.put(weight(made, of="b"))

    assert gone == 410
    assert door.get(f"/Observation/{made}").status_code == 200
