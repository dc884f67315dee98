"""What a practice says its patient has, in the patient's record."""

from itertools import permutations
from pathlib import Path

import pytest

from sharedcare.exchange.inbox.models import State
from tests.integration.exchange.receiving import (
    accept,
    accept_together,
    found,
    know,
    receive,
    store,
    versions,
)
from tests.unit.exchange.general_practice.documents import ICPC2, condition, document

pytestmark = pytest.mark.django_db

ELMER = "2509479989"
DIABETES, PRESSURE = condition("DE11"), condition("K86", ICPC2)
BOTH = document(DIABETES, PRESSURE, number="d1", stated="2026-05-01T12:00:00+02:00")
ONE = document(DIABETES, number="d2", stated="2026-05-02T12:00:00+02:00")
NONE = document(number="d3", stated="2026-05-03T12:00:00+02:00")


def status() -> dict[str, str]:
    """The clinical status of each condition, by code."""
    return {
        one["code"]["coding"][0]["code"]: one["clinicalStatus"]["coding"][0]["code"]
        for one in found("Condition")
    }


def test_the_published_documents_are_stored_once_in_json_and_in_xml(examples: Path) -> None:
    know("elmer", ELMER)
    for number in ("0201919990", "0505059996", "3001749995", "0505239996", "1502829995"):
        know(f"p{number[:6]}", number)
    folder = examples / "medcom-conditionlist-1.0.1"

    accept(*(one.read_bytes() for one in sorted(folder.glob("Bundle-*.json"))))
    in_xml = [receive(one.read_bytes()).message.state for one in sorted(folder.glob("xml/Bundle-*.xml"))]

    assert sorted(in_xml) == [State.REPEATED, State.REPEATED, State.STORED, State.STORED]
    [practice] = found("Organization", identifier="325381000016008")
    assert practice["type"][0]["coding"][0]["code"] == "general-practice"
    by_code = {one["code"]["coding"][0]["code"]: one for one in found("Condition", subject="Patient/elmer")}
    assert {name: one["clinicalStatus"]["coding"][0]["code"] for name, one in by_code.items()} == {
        "DE11": "active",
        "DC43": "resolved",
        "DI109": "active",
    }


def test_a_condition_says_who_recorded_it_in_the_codes_that_are_written_here() -> None:
    know("elmer", ELMER)
    accept(BOTH)

    [diabetes] = found("Condition", code="DE11")
    [role] = found("PractitionerRole", _id=diabetes["recorder"]["reference"].split("/")[1])
    [practice] = found("Organization", _id=role["organization"]["reference"].split("/")[1])

    assert diabetes["code"] == {
        "coding": [{"system": "urn:oid:1.2.208.176.2.4", "code": "DE11", "display": "Type 2-diabetes"}],
        "text": "Type 2-diabetes",
    }
    assert role["practitioner"]["display"] == "Bo Vestergaard"
    assert practice["type"][0]["coding"][0]["code"] == "general-practice"


def test_the_number_in_the_documents_title_stays_out_of_ours() -> None:
    know("elmer", ELMER)
    accept(BOTH)

    assert found("Composition")[0]["title"] == "Diagnoser fra Lægerne Torvet"


def test_what_is_not_on_the_list_any_more_is_inactive_from_that_day_and_was_active_before() -> None:
    know("elmer", ELMER)
    accept(BOTH, ONE)

    [pressure] = found("Condition", code="K86")

    assert status() == {"DE11": "active", "K86": "inactive"}
    assert [one["valueDateTime"] for one in pressure["extension"]] == [
        "2026-05-01T12:00:00+02:00",
        "2026-05-02T12:00:00+02:00",
    ]
    before, _ = versions("Condition", pressure["id"])
    assert before["clinicalStatus"]["coding"][0]["code"] == "active"
    [diabetes] = found("Condition", code="DE11")
    assert diabetes["meta"]["versionId"] == "1"


def test_what_comes_back_on_the_list_is_active_again() -> None:
    know("elmer", ELMER)
    accept(BOTH, ONE, document(DIABETES, PRESSURE, number="d9", stated="2026-05-09T12:00:00+02:00"))

    assert status() == {"DE11": "active", "K86": "active"}


@pytest.mark.parametrize("order", list(permutations([BOTH, ONE, NONE])))
def test_lists_come_to_the_same_in_whatever_order_they_arrive(order: tuple[bytes, ...]) -> None:
    know("elmer", ELMER)
    accept_together(order)

    assert status() == {"DE11": "inactive", "K86": "inactive"}
    assert found("Composition")[0]["date"] == "2026-05-03T12:00:00+02:00"


def test_another_practice_does_not_touch_what_this_one_says() -> None:
    know("elmer", ELMER)
    accept(BOTH, document(number="d5", stated="2026-05-05T12:00:00+02:00", sor="52581000016005"))

    assert status() == {"DE11": "active", "K86": "active"}


def test_a_doctor_who_is_known_by_the_authorisation_is_not_doubled() -> None:
    know("elmer", ELMER)
    identifier = [{"system": "https://autregweb.sst.dk", "value": "6QF17"}]
    store({"resourceType": "Practitioner", "id": "bo", "identifier": identifier})
    accept(BOTH)

    assert [one["id"] for one in found("Practitioner")] == ["bo"]
    assert found("PractitionerRole")[0]["practitioner"]["reference"] == "Practitioner/bo"
