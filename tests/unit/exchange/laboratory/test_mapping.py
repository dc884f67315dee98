"""What a laboratory's results become."""

from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import orjson
import pytest

from sharedcare.exchange.inbox.types import Known
from sharedcare.exchange.laboratory import mapping
from sharedcare.exchange.laboratory.message import read
from sharedcare.exchange.parties.types import Party
from sharedcare.records.validation import problems
from tests.unit.exchange.laboratory.messages import message, potassium

ZONE = ZoneInfo("Europe/Copenhagen")
Standing = dict[tuple[str, str], dict[str, Any]]


def stored(raw: bytes, standing: Standing | None = None) -> Standing:
    """What stands after the message, by place."""
    report = read(raw, zone=ZONE)
    references: dict[Party, str] = {mapping.laboratory(report): "Organization/hospital"}
    made = mapping.resources(report, Known("p1", "urn:uuid:m", references, standing or {}))
    found = [orjson.loads(msgspec.json.encode(one)) for one in made]
    assert all(problems(one) == [] for one in found)
    return {**(standing or {}), **{(one["resourceType"], one["id"]): one for one in found}}


def only(standing: Standing, type: str = "Observation") -> dict[str, Any]:
    [found] = [one for (kind, _), one in standing.items() if kind == type]
    return found


def test_digits_are_kept_as_the_laboratory_wrote_them() -> None:
    report = read(message(potassium("4.40")), zone=ZONE)
    references: dict[Party, str] = {mapping.laboratory(report): "Organization/hospital"}

    [first, _] = mapping.resources(report, Known("p1", "urn:uuid:m", references))

    assert b'"value":4.40,' in msgspec.json.encode(first)


@pytest.mark.parametrize(
    ("status", "observed"),
    [
        ("F", "final"),
        ("P", "preliminary"),
        ("I", "registered"),
        ("C", "corrected"),
        ("A", "amended"),
        ("X", "cancelled"),
        ("D", "entered-in-error"),
        ("W", "entered-in-error"),
    ],
)
def test_the_status_of_a_result_is_carried_over(status: str, observed: str) -> None:
    assert only(stored(message(potassium("4.4", status))))["status"] == observed


def test_a_correction_is_the_next_version_of_what_it_corrects() -> None:
    first = stored(message(potassium("6.9")))

    after = stored(message(potassium("4.4", "C"), sent="20260610141500", number="2", status="C"), first)

    assert after.keys() == first.keys()
    assert only(after)["valueQuantity"]["value"] == 4.4
    assert only(after, "DiagnosticReport")["status"] == "corrected"


def test_what_was_overtaken_by_a_newer_message_changes_nothing() -> None:
    newest = stored(message(potassium("4.4", "F"), sent="20260610141500"))

    assert stored(message(potassium("", "I"), sent="20260610091500"), newest) == newest


def test_an_old_message_adds_what_only_it_tells() -> None:
    newest = stored(message(potassium("4.4"), sent="20260610141500", status="C"))
    sodium = "OBX|2|NM|NPU03429^P-Natrium^NPU||140|mmol/L^^UCUM|||||F"

    after = stored(message(sodium, sent="20260610091500", status="P"), newest)

    report = only(after, "DiagnosticReport")
    assert report["status"] == "corrected"
    assert len(report["result"]) == 2


def test_the_same_numbers_of_another_patient_are_other_resources() -> None:
    report = read(message(potassium("4.4")), zone=ZONE)

    assert set(mapping.places(report, Known("p1", ""))).isdisjoint(mapping.places(report, Known("p2", "")))


@pytest.mark.parametrize(
    ("obx", "member", "value"),
    [
        ("OBX|1|SN|A^a^L||>^90|mL/min^^UCUM|||||F", "valueQuantity", (90, ">")),
        ("OBX|1|SN|A^a^L||^90|mL/min^^UCUM|||||F", "valueQuantity", (90, None)),
        ("OBX|1|SN|A^a^L||1^:^128||||||F", "valueString", "1 : 128"),
        ("OBX|1|NM|A^a^L||positive|mmol/L|||||F", "valueString", "positive mmol/L"),
        ("OBX|1|ST|A^a^L||Intet påvist||||||F", "valueString", "Intet påvist"),
        ("OBX|1|CWE|A^a^L||112144000^Blood group A^SCT||||||F", "valueCodeableConcept", "112144000"),
        ("OBX|1|CWE|A^a^L||X^Own words^L||||||F", "valueCodeableConcept", None),
    ],
)
def test_each_kind_of_value_finds_its_form(obx: str, member: str, value: object) -> None:
    found = only(stored(message(obx)))[member]

    if member == "valueQuantity":
        assert (found["value"], found.get("comparator")) == value
    elif member == "valueCodeableConcept":
        assert found.get("coding", [{}])[0].get("code") == value
    else:
        assert found == value


@pytest.mark.parametrize(
    ("reference", "low", "high"),
    [
        ("3.5-4.6", 3.5, 4.6),
        ("<48", None, 48),
        (">60", 60, None),
        ("3,5 - 4,6", 3.5, 4.6),
        ("se bilag", None, None),
    ],
)
def test_reference_ranges_are_numbers_where_they_can_be(
    reference: str, low: float | None, high: float | None
) -> None:
    raw = message(potassium("4.4").replace("3.5-4.6", reference))

    [found] = only(stored(raw))["referenceRange"]

    assert (found.get("low", {}).get("value"), found.get("high", {}).get("value")) == (low, high)
    assert found["text"].startswith(reference)
