"""What a file turns out to be, said in one sentence when it is not what it should be."""

import json
from decimal import Decimal
from pathlib import Path

import msgspec
import orjson
import pytest

from sharedcare.exchange.forms.errors import NotReadable
from sharedcare.exchange.forms.opening import LARGEST, opened

FHIR = 'xmlns="http://hl7.org/fhir"'
ENTITIES = b'<!DOCTYPE Bundle [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def xml(body: str, root: str = "Bundle") -> bytes:
    return f"<{root} {FHIR}>{body}</{root}>".encode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"UNA:+.? 'UNB+UNOC:3", "EDIFACT"),
        (b"hello", "none of the forms"),
        (b"\x00\xff\x00", "none of the forms"),
        (b'{"resourceType": "Bund', "broken"),
        (
            b'{"resourceType":"Patient","id":"a"}\n{"resourceType":"Patient","id":"b"}\n',
            "`sharedcare load` takes it",
        ),
        (b'{"resourceType":"Patient","id":"a"}\r\n{"resourceType":"Pati', "`sharedcare load` takes it"),
        (b'{"a":1}\n{"b":2}\n', "broken"),
        (b'{"resourceType":"Bundle","type":"message"}\n}', "broken"),
        (b'{"resourceType":"Bundle","type":"message"}\nrest', "broken"),
        (b'{"resourceType":"Patient"}\n\n \r\n{"resourceType":"Patient"}', "`sharedcare load` takes it"),
        (b"{" + b'"a":{' * 50_000 + b"\n{", "nested"),
        (b"{" + b'"a":{' * 50_000, "nested"),
        (b"[" * 100_000, "nested"),
        (b"[1, 2]", "no FHIR"),
        (b"<Bundle", "broken"),
        (b"<html><body/></html>", "no FHIR"),
        (xml("<nonsense/>"), "does not know"),
        (xml("<entry>" * 5000 + "</entry>" * 5000), "broken"),
        (ENTITIES + xml('<id value="&b;"/>'), "DTD"),
        (b'<!DOCTYPE Bundle SYSTEM "file:///etc/passwd">' + xml(""), "DTD"),
        (b"<!DOCTYPE Bundle [<!ENTITY a '&a;'>]>" + xml('<id value="&a;"/>'), "DTD"),
        (xml('<id value="&unknown;"/>'), "broken"),
    ],
)
def test_what_is_no_message_is_told_in_one_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(NotReadable, match=said) as refused:
        opened(raw)

    assert refused.value.message.endswith(".")
    assert len(refused.value.message) < 160


def test_what_is_larger_than_any_message_is_not_read() -> None:
    with pytest.raises(NotReadable, match="larger than 16 MB"):
        opened(b'{"a":"' + b"a" * LARGEST + b'"}')


def test_one_resource_is_a_message_in_one_line_and_in_many() -> None:
    assert opened(b'{"resourceType":"Bundle"}\n\n').tree == {"resourceType": "Bundle"}
    assert opened(b'{\n"resourceType":"Bundle"\n}').tree == {"resourceType": "Bundle"}


@pytest.mark.parametrize("end", [b"", b"\n", b"\x1c", b"\n\x1c\r", b"\x1c\r\n"])
def test_what_frames_a_message_does_no_harm_at_either_end(end: bytes) -> None:
    framed = b'\x0b{"resourceType":"Bundle"}' + end

    assert opened(framed).tree == {"resourceType": "Bundle"}
    assert opened(b"\x0b" + xml("") + end).tree == opened(xml("")).tree


def test_more_resources_than_a_message_may_hold_are_told_to_be_loaded() -> None:
    line = b'{"resourceType":"Patient"}\n'

    with pytest.raises(NotReadable, match="sharedcare load"):
        opened(line * (LARGEST // len(line) + 1))


def test_numbers_stay_as_they_were_written_in_json_and_in_xml() -> None:
    in_json = opened(b'{"resourceType":"Observation","valueQuantity":{"value":1.50}}').tree
    in_xml = opened(xml('<valueQuantity><value value="1.50"/></valueQuantity>', "Observation")).tree

    assert in_json == in_xml == {"resourceType": "Observation", "valueQuantity": {"value": Decimal("1.50")}}
    assert b"1.50" in msgspec.json.Encoder(decimal_format="number").encode(in_xml)


def test_elements_that_repeat_are_lists_and_extensions_of_primitives_keep_their_places() -> None:
    given = '<given value="Bo"/><given id="x" value="Emil"/>'
    tree = opened(xml(f'<active value="true"/><name><family value="Hansen"/>{given}</name>', "Patient")).tree

    assert tree == {
        "resourceType": "Patient",
        "active": True,
        "name": [{"family": "Hansen", "given": ["Bo", "Emil"], "_given": [None, {"id": "x"}]}],
    }


@pytest.mark.parametrize(
    "folder", ["medcom-conditionlist-1.0.1", "medcom-homecareobservation-1.2.1", "medcom-document-2.0.2"]
)
def test_published_resources_are_the_same_in_xml_as_in_json(examples: Path, folder: str) -> None:
    pairs = [
        (one, one.parent.parent / f"{one.stem}.json")
        for one in sorted((examples / folder / "xml").glob("*.xml"))
    ]
    both = [
        (opened(one.read_bytes()).tree, opened(two.read_bytes()).tree) for one, two in pairs if two.exists()
    ]

    assert both
    for in_xml, in_json in both:
        assert without_narrative(in_xml) == without_narrative(in_json)


def without_narrative(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: without_narrative(one) for name, one in tree.items() if name not in ("div", "text")}
    return [without_narrative(one) for one in tree] if isinstance(tree, list) else tree


def test_a_byte_order_mark_does_no_harm() -> None:
    assert opened(b"\xef\xbb\xbf" + orjson.dumps({"resourceType": "Bundle"})).tree == json.loads(
        '{"resourceType": "Bundle"}'
    )
