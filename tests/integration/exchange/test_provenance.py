"""One Provenance for each message: which versions it made, who sent it, under what number."""

from typing import Any

import pytest

from sharedcare.access import looks
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse as query_of
from tests.integration.exchange.receiving import (
    BY,
    NOON,
    accept,
    accept_together,
    found,
    know,
    receive,
    release,
    versions,
)
from tests.unit.exchange.general_practice.documents import condition, document
from tests.unit.exchange.laboratory.messages import message, potassium
from tests.unit.exchange.municipality.messages import measured
from tests.unit.exchange.municipality.messages import message as measurements

pytestmark = pytest.mark.django_db

SODIUM = "OBX|2|NM|NPU03429^P-Natrium^NPU||140|mmol/L^^UCUM|||||F"


@pytest.fixture(autouse=True)
def _nancy(request: pytest.FixtureRequest) -> None:
    if "unknown" not in request.node.name:
        know("nancy", "2512489996")


def targets(provenance: dict[str, Any]) -> set[str]:
    """What a Provenance is about, the patient excepted."""
    return {one["reference"] for one in provenance["target"]} - {"Patient/nancy"}


def test_a_message_tells_which_versions_it_made_who_sent_it_and_under_what_number() -> None:
    accept(message(potassium("4.4"), SODIUM))

    [told] = found("Provenance")
    [hospital] = found("Organization")
    made = [*found("Observation"), *found("DiagnosticReport")]
    assert targets(told) == {f"{one['resourceType']}/{one['id']}/_history/1" for one in made}
    assert told["meta"]["source"] == f"urn:uuid:{Message.objects.get().id}" == made[0]["meta"]["source"]
    assert told["recorded"] == "2026-06-10T12:00:00+00:00"
    assert told["activity"]["text"] == "ORU^R01"
    assert told["activity"]["coding"][0]["code"] == "CREATE"
    assert told["agent"] == [
        {"who": {"reference": f"Organization/{hospital['id']}", "display": "KBA-OUH"}},
    ]
    assert told["entity"] == [
        {
            "role": "source",
            "what": {
                "identifier": {
                    "system": "urn:sharedcare:laboratory:5790002013061:messages",
                    "value": "LABKA/1",
                }
            },
        }
    ]


def test_it_is_found_by_what_it_is_about_and_by_the_patient_in_whose_compartment_it_lies() -> None:
    accept(message(potassium("4.4")), message(SODIUM, number="2", filler="F-2"))
    [result] = [one for one in found("Observation") if one["valueQuantity"]["value"] == 4.4]

    [told] = found("Provenance", target=f"Observation/{result['id']}")

    assert f"Observation/{result['id']}/_history/1" in targets(told)
    assert len(found("Provenance", patient="nancy")) == 2
    within = looks.search(by=BY, query=query_of("Provenance", []), patient="nancy", at=NOON).matches
    assert [one.patient for one in within] == [key64("Patient/nancy")] * 2


def test_a_correction_tells_of_the_version_that_it_made() -> None:
    accept(message(potassium("6.9"), SODIUM))
    accept(message(potassium("4.4", "C"), sent="20260610141500", number="2", status="C"))
    [corrected] = [one for one in found("Observation") if one["status"] == "corrected"]

    first, second = sorted(found("Provenance", target=f"Observation/{corrected['id']}"), key=_number)

    assert f"Observation/{corrected['id']}/_history/1" in targets(first)
    assert f"Observation/{corrected['id']}/_history/2" in targets(second)
    assert len(targets(second)) == 2
    assert second["activity"]["coding"][0]["code"] == "UPDATE"


@pytest.mark.parametrize("again", [b"", b"\r\r"])
def test_a_message_that_is_received_again_is_told_of_once(again: bytes) -> None:
    text = message(potassium("4.4"))
    accept(text)
    receive(text + again)

    [told] = found("Provenance")
    assert len(versions("Provenance", told["id"])) == 1


def test_a_message_that_changes_nothing_leaves_none() -> None:
    accept(message(potassium("4.4"), sent="20260610141500"))

    accept(message(potassium("", "I"), sent="20260610091500", number="2", status="P"))

    assert [_number(one) for one in found("Provenance")] == ["LABKA/1"]


def test_a_message_to_an_unknown_patient_is_told_of_when_it_is_stored() -> None:
    assert receive(message(potassium("4.4"))).message.state == State.HELD
    assert found("Provenance") == []
    know("nancy", "2512489996")
    release()

    [told] = found("Provenance")
    assert "Patient/nancy" in {one["reference"] for one in told["target"]}


def test_messages_of_all_sectors_that_come_together_are_told_of_each_by_itself() -> None:
    know("elmer", "2509479989")
    accept_together([message(potassium("4.4")), measurements(), document(condition("DE11"))])

    assert {one["activity"]["text"] for one in found("Provenance")} == {
        "ORU^R01",
        "MedCom HomeCareObservation",
        "MedCom ConditionList",
    }
    for one in found("Provenance"):
        [source] = {version["meta"]["source"] for version in _told_of(one)}
        assert source == one["meta"]["source"]


def _told_of(provenance: dict[str, Any]) -> list[dict[str, Any]]:
    """The versions that a Provenance is about."""
    names = [one["reference"].split("/") for one in provenance["target"] if "_history" in one["reference"]]
    return [versions(kind, name)[int(number) - 1] for kind, name, _, number in names]


def _number(provenance: dict[str, Any]) -> str:
    value = provenance["entity"][0]["what"]["identifier"]["value"]
    assert isinstance(value, str)
    return value


def test_what_a_municipality_says_of_its_correction_lies_in_the_compartment_of_the_patient_too() -> None:
    know("elmer", "2509479989")
    pulse = measured("pulse", "NPU21692", 72, "/min")
    accept(measurements(pulse, number="h1"))
    accept(measurements(pulse, number="h2", sending="b2", activity="modified-message", about="h1"))

    told = found("Provenance", patient="elmer")

    assert len(told) == len(found("Provenance")) == 3
    [own] = [one for one in told if one["entity"][0]["role"] == "revision"]
    assert own["activity"]["coding"][0]["code"] == "modified-message"
