"""Whatever is thrown at the door, it answers with an OperationOutcome, never a defect, and repeats no person's number."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.api.body import ONE_RESOURCE, read
from sharedcare.api.errors import TooLarge
from tests.integration.api.door import CPR, JSON, Door, patient, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"nonsense",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"{}",
        b'{"resourceType":null}',
        b'{"resourceType":"Nonsense"}',
        b'{"resourceType":"Patient","id":"a","gender":"\xff\xfe"}',
        b'{"resourceType":"Patient","id":"a","name":[{"family":"\\ud800"}]}',
        b'{"resourceType":"Patient","id":"a","name":[{"family":"\\u0000"}]}',
        b'{"resourceType":"Patient","id":"a","name":[{"family":"a\x00b"}]}',
        b'{"resourceType":"Patient","id":"a","multipleBirthInteger":1e999}',
        b'{"resourceType":"Patient","id":"a","multipleBirthInteger":' + b"9" * 5000 + b"}",
        b'{"resourceType":"Patient","id":"a","extension":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"resourceType":"Patient","id":"a",'
        + b'"extension":[{"url":"x",' * 5000
        + b'"valueString":"x"'
        + b"}]" * 5000
        + b"}",
        b'{"resourceType":"Patient","id":"a","extension":' + b"[" * 1010 + b"]" * 1010 + b"}",
        b'{"resourceType":"Patient","id":"a","id":"b"}',
        b'{"resourceType":"Patient","id":"a","active":true,"active":false}',
        b'{"resourceType":"Patient","id":"a","name":[{"family":"a","family":"b"}]}',
        b'{"resourceType":"Patient","id":"a","name":[{"family":"a","f\\u0061mily":"b"}]}',
        b"\xef\xbb\xbf" + b'{"resourceType":"Patient"}',
        '{"resourceType":"Patient","id":"a"}'.encode("utf-16"),
    ],
    ids=lambda body: repr(body[:60]),
)
def test_a_body_that_is_no_resource_is_the_clients_fault(body: bytes) -> None:
    door = Door()

    assert refused(door.send("PUT", "/Patient/a", body)) in (400, 422)
    assert refused(door.send("POST", "", body)) in (400, 422)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"null", "A resource is a JSON object with a resourceType."),
        (b"[]", "A resource is a JSON object with a resourceType."),
        (b"{", "This is not JSON"),
        (b"[" * 5000 + b"]" * 5000, "nested deeper"),
        (b'{"resourceType":"Patient","multipleBirthInteger":1e400}', "too large an exponent"),
        (b'{"resourceType":"Patient","name":[{"family":"a","family":"b"}]}', "the name family twice"),
        (b'{"resourceType":"Patient","0101701234":1,"0101701234":2}', "a name twice"),
    ],
    ids=lambda told: repr(told[:30]),
)
def test_the_refusal_of_a_body_says_what_is_the_matter_with_it(body: bytes, said: str) -> None:
    response = Door().send("POST", "/Patient", body)

    assert refused(response) == 400
    assert said in response.content.decode()


def test_texts_that_look_like_names_are_no_names() -> None:
    narrative = {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">"a":"a":</div>'}

    assert Door().put(patient("a", text=narrative)).status_code == 201


def test_a_bundle_that_says_something_twice_is_refused_and_nothing_of_it_stored() -> None:
    door = Door()
    entry = b'{"request":{"method":"PUT","url":"Patient/%b"},"resource":{"resourceType":"Patient","id":"%b"}}'
    twice = b'{"resourceType":"Bundle","type":"transaction","entry":[%b],"entry":[%b]}' % (
        entry % (b"a", b"a"),
        entry % (b"b", b"b"),
    )

    assert refused(door.send("POST", "", twice)) == 400
    assert refused(door.get("/Patient/b")) == 404


def test_a_body_that_is_too_large_is_read_to_its_end_so_that_the_client_hears_the_answer() -> None:
    stream = BytesIO(b" " * (ONE_RESOURCE + 1))
    with pytest.raises(TooLarge):
        read({"wsgi.input": stream, "CONTENT_LENGTH": str(ONE_RESOURCE + 1)}, ONE_RESOURCE)

    assert stream.read() == b""


def test_a_body_of_another_kind_is_415_and_one_too_large_413() -> None:
    door = Door()

    assert refused(door.send("POST", "/Patient", b"<Patient/>", content_type="application/fhir+xml")) == 415
    assert (
        refused(door.send("POST", "/Patient", b"a=b", content_type="application/x-www-form-urlencoded"))
        == 415
    )
    assert refused(door.send("POST", "/Patient", b" " * (ONE_RESOURCE + 1))) == 413


@pytest.mark.parametrize("number", CPR)
def test_a_persons_number_is_never_repeated(number: str) -> None:
    door = Door()

    refused(door.get(f"/Patient/{number}"))
    refused(door.get(f"/Patient/{number}/_history"))
    refused(door.get(f"/Patient?{number}={number}"))
    refused(door.get(f"/Patient?birthdate={number}"))
    refused(door.get(f"/Patient?identifier={number}&_cursor={number}"))
    refused(door.get(f"/{number}"))
    refused(door.get(f"/Patient/a/_history?{number}=1"))
    refused(door.get("/Patient", Accept=number))
    refused(door.get("/Patient", Prefer=f"handling={number}"))
    refused(door.send("PUT", "/Patient/a", patient("a", birthDate=number, gender=number)))
    refused(door.send("PUT", "/Patient/a", patient("a", **{f"x{number}": 1, number: 2})))
    refused(door.send("PUT", "/Patient/a", patient(number)))
    refused(door.send("PUT", f"/Patient/{number}", patient(number)))
    refused(door.send("PUT", f"/Patient/dk-{number}", patient(f"dk-{number}")))
    refused(door.send("PUT", "/Patient/a", patient("a"), If_Match=number))
    refused(door.post(patient("a", managingOrganization={"reference": f"Organization/{number}"})))
    refused(door.post(patient("a", managingOrganization={"reference": f"Organization?identifier={number}"})))
    refused(door.bundle("transaction", {"request": {"method": number, "url": number}}))
    refused(door.bundle(number))


@pytest.mark.parametrize(
    "path",
    [
        "/Patient/a%2Fb",
        "/Patient/..%2F..%2Fmetadata",
        "/Patient/%00",
        "/Patient/%FF",
        "/Patient/a%0D%0ASet-Cookie:x=y",
        "/Patient/a%0A",
        "/Patient/a b",
        "/Patient/" + "a" * 5000,
        "/Nonsense",
        "/patient",
        "//Patient",
        "/Patient//a",
        "/Patient?%00=1",
        "/Patient?name=%00",
        "/Patient?name=%ff",
        "/Patient?" + "&".join(["name=a"] * 2000),
        "/Patient?_count=-1",
        "/Patient?_count=99999999999999999999",
        "/Patient?birthdate=ge99999-01-01",
        "/Observation?value-quantity=gt1e999999",
        "/Patient?" + "organization." * 200 + "name=x",
        "/Patient?" + "_has:Observation:patient:" * 200 + "code=x",
        "/Patient/a/_history/%31%32x",
    ],
    ids=lambda path: path[:50],
)
def test_an_address_that_makes_no_sense_is_the_clients_fault(path: str) -> None:
    refused(Door().get(path))


@pytest.mark.parametrize("value", ["a\r\nSet-Cookie: x=y", "a\nb", "\x00", "æøå", "W/" * 3000])
def test_a_header_that_makes_no_sense_is_not_echoed(value: str) -> None:
    door = Door()
    door.put(patient("a"))

    for name in ("If_Match", "If_None_Match", "If_None_Exist", "Prefer", "If_Modified_Since"):
        for response in (door.get("/Patient/a", **{name: value}), door.put(patient("a"), **{name: value})):
            assert response.status_code < 500
            assert "Set-Cookie" not in response.headers


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=12,
)
member_names = st.sampled_from(
    [
        "id",
        "meta",
        "name",
        "contact",
        "link",
        "text",
        "extension",
        "contained",
        "_birthDate",
        "birthDate",
        "gender",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(members=st.dictionaries(member_names | st.text(max_size=8), json_values, max_size=4))
def test_any_json_is_stored_or_refused_and_nothing_else(members: dict[str, Any]) -> None:
    door = Door(client="fuzz")
    try:
        body = orjson.dumps({**members, "resourceType": "Patient"})
    except (TypeError, orjson.JSONEncodeError):
        return

    response = door.send("POST", "/Patient", body)

    if response.status_code == 201:
        logical_id = orjson.loads(response.content)["id"]
        assert door.get(f"/Patient/{logical_id}").content == response.content
    else:
        assert refused(response) in (400, 422)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(min_size=1, max_size=200))
def test_any_bytes_are_refused(body: bytes) -> None:
    assert refused(Door(client="fuzz").send("POST", "", body, content_type=JSON)) == 400


words = st.text(st.characters(exclude_characters="&#", exclude_categories=["Cs"]), max_size=30)
codes = st.sampled_from(
    [
        "name",
        "birthdate",
        "gender",
        "identifier",
        "_id",
        "_lastUpdated",
        "_sort",
        "_include",
        "_has:Observation:patient:date",
        "organization",
        "general-practitioner:Practitioner.name",
        "_count",
        "_cursor",
        "_total",
        "_tag",
        "phonetic",
        "deceased",
    ]
)
modifiers = st.sampled_from(
    ["", ":exact", ":contains", ":missing", ":not", ":identifier", ":Patient", ":nonsense"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(codes, modifiers, words), min_size=1, max_size=3))
def test_any_search_is_answered_or_refused(pairs: list[tuple[str, str, str]]) -> None:
    query = urlencode([(code + modifier, word) for code, modifier, word in pairs])
    response = Door(client="fuzz").get(f"/Patient?{query}")

    if response.status_code != 200:
        refused(response)


@pytest.mark.parametrize("number", ["1e-20000", "1E+400", "0." + "0" * 100 + "1", "9" * 70])
def test_a_number_beyond_all_counting_is_refused(number: str) -> None:
    body = b'{"resourceType":"Observation","id":"a","status":"final","code":{"text":"x"},"valueQuantity":{"value":%b}}'

    refused(Door().send("PUT", "/Observation/a", body % number.encode()))
