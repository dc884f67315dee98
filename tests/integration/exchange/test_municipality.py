"""What home nurses measured, in the patient's record."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from sharedcare.exchange.inbox.models import State
from tests.integration.exchange.receiving import (
    accept,
    accept_together,
    found,
    know,
    receive,
    release,
    store,
    versions,
)
from tests.unit.exchange.municipality.messages import measured, message

pytestmark = pytest.mark.django_db

ELMER = "2509479989"
PULSE = measured("o1", "NPU21692", 92, "1/min")
CRP = measured("o2", "NPU19748", 26.50, "mg/L")
FASTER = measured("o1", "NPU21692", 97, "1/min")
NEW = message(PULSE, CRP)
CORRECTION = message(
    FASTER, CRP, number="h2", activity="modified-message", about="h1", sent="2026-06-10T11:00:00+02:00"
)
SHORTER = message(
    FASTER, number="h3", activity="modified-message", about="h1", sent="2026-06-10T12:00:00+02:00"
)
WITHDRAWAL = message(
    FASTER, number="h4", activity="retract-message", about="h3", sent="2026-06-10T13:00:00+02:00"
)


ALSO_CORRECTED = message(
    FASTER, number="h5", activity="modified-message", about="h3", sent="2026-06-10T12:30:00+02:00"
)


def by_code() -> dict[str, tuple[str, Any]]:
    """Status and value of each measurement, by code."""
    return {
        one["code"]["coding"][0]["code"]: (one["status"], one["valueQuantity"]["value"])
        for one in found("Observation")
    }


def test_the_published_messages_are_stored_and_the_withdrawn_one_is_void(examples: Path) -> None:
    know("elmer", ELMER)
    folder = examples / "medcom-homecareobservation-1.2.1"

    accept(*(one.read_bytes() for one in sorted(folder.glob("Bundle-*.json"))))

    statuses = {
        one["status"] for one in found("DiagnosticReport", identifier="489de4f2-0d8d-4de2-a7ce-ccb93568799f")
    }
    assert statuses == {"entered-in-error"}
    crp = found("Observation", code="NPU19748")
    assert {one["status"] for one in crp} == {"final"}


def test_a_measurement_says_whose_it_is_and_in_the_codes_and_units_that_are_written_here() -> None:
    know("elmer", ELMER)
    accept(NEW)

    [pulse] = found("Observation", code="NPU21692")

    assert pulse["code"]["coding"][0]["system"] == "http://npu-terminology.org"
    assert pulse["code"]["text"] == "Puls"
    assert pulse["valueQuantity"] == {
        "value": 92,
        "unit": "1/min",
        "system": "http://unitsofmeasure.org",
        "code": "/min",
    }
    assert pulse["category"][0]["coding"][0]["code"] == "vital-signs"
    assert "interpretation" not in pulse
    kinds = [one["reference"].split("/")[0] for one in pulse["performer"]]
    assert kinds == ["Organization", "PractitionerRole"]
    [municipality] = found("Organization", identifier="1144561000016002")
    assert municipality["type"][0]["coding"][0]["code"] == "municipality"
    [practice] = found("Organization", identifier="061654")
    assert practice["type"][0]["coding"][0]["code"] == "general-practice"


def test_a_correction_is_the_next_version_of_what_is_different_and_only_of_that() -> None:
    know("elmer", ELMER)
    accept(NEW, CORRECTION)

    [pulse] = found("Observation", code="NPU21692")
    [crp] = found("Observation", code="NPU19748")

    assert (pulse["status"], pulse["valueQuantity"]["value"]) == ("corrected", 97)
    assert [one["valueQuantity"]["value"] for one in versions("Observation", pulse["id"])] == [92, 97]
    assert (crp["status"], crp["meta"]["versionId"]) == ("final", "1")
    assert sorted(one["status"] for one in found("DiagnosticReport")) == ["corrected", "entered-in-error"]


def test_what_a_correction_leaves_out_was_wrong() -> None:
    know("elmer", ELMER)
    accept(NEW, SHORTER)

    assert by_code() == {"NPU21692": ("corrected", 97), "NPU19748": ("entered-in-error", 26.5)}


@pytest.mark.parametrize("order", list(permutations([NEW, CORRECTION, SHORTER])))
def test_corrections_come_to_the_same_in_whatever_order_they_arrive(order: tuple[bytes, ...]) -> None:
    know("elmer", ELMER)
    accept(*order)

    assert by_code() == {"NPU21692": ("corrected", 97), "NPU19748": ("entered-in-error", 26.5)}
    assert sorted(one["status"] for one in found("DiagnosticReport")) == [
        "corrected",
        "entered-in-error",
        "entered-in-error",
    ]


@pytest.mark.parametrize("order", list(permutations([NEW, SHORTER, ALSO_CORRECTED])))
def test_a_correction_of_a_correction_counts_in_whatever_order_it_arrives(order: tuple[bytes, ...]) -> None:
    know("elmer", ELMER)
    accept(*order)

    assert by_code() == {"NPU21692": ("corrected", 97), "NPU19748": ("entered-in-error", 26.5)}
    assert sorted(one["status"] for one in found("DiagnosticReport"))[0] == "corrected"


@pytest.mark.parametrize("order", list(permutations([NEW, SHORTER, WITHDRAWAL])))
def test_a_withdrawal_voids_everything_in_whatever_order_it_arrives(order: tuple[bytes, ...]) -> None:
    know("elmer", ELMER)
    accept_together(order)

    assert {status for status, _ in by_code().values()} == {"entered-in-error"}
    assert {one["status"] for one in found("DiagnosticReport")} == {"entered-in-error"}


def test_a_message_sent_again_in_a_new_envelope_is_a_duplicate() -> None:
    know("elmer", ELMER)
    accept(NEW)

    again = receive(message(PULSE, CRP, sending="b2"))

    assert again.message.state == State.REPEATED
    assert again.message.patient_id == "elmer"
    assert {one["meta"]["versionId"] for one in found("Observation")} == {"1"}


def test_an_organisation_that_is_known_by_any_of_its_numbers_is_not_doubled() -> None:
    know("elmer", ELMER)
    store(
        {
            "resourceType": "Organization",
            "id": "home-care",
            "name": "Hjemmeplejen",
            "identifier": [{"system": "http://www.gs1.org/gln", "value": "5790000000016"}],
        }
    )
    accept(NEW)

    [pulse] = found("Observation", code="NPU21692")
    [known] = found("Organization", _id="home-care")

    assert pulse["performer"][0]["reference"] == "Organization/home-care"
    assert known["name"] == "Hjemmeplejen"
    assert known["type"][0]["coding"][0]["code"] == "municipality"


@pytest.mark.parametrize(
    ("system", "number"),
    [("urn:oid:1.2.208.176.1.6.1.1", "2509471AB9"), ("urn:oid:1.2.208.176.1.6.1.3.177", "2509475AB9")],
)
def test_somebody_without_a_cpr_number_is_matched_by_the_replacement_number(system: str, number: str) -> None:
    raw = message(PULSE, cpr=number, system=system)
    assert receive(raw).message.state == State.HELD
    know("nobody", number)
    assert release() == []

    know("visitor", number, system)

    assert [one.patient_id for one in release()] == ["visitor"]
