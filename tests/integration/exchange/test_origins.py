"""Where a value came from."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sharedcare.access import gate
from sharedcare.exchange.inbox import actions
from sharedcare.exchange.inbox.queries import Origin, origins
from sharedcare.records.types import Delete
from tests.integration.exchange.receiving import BY, NOON, accept, desk, found, know, store
from tests.unit.exchange.general_practice.documents import condition, document
from tests.unit.exchange.laboratory.messages import message, ordered, potassium

pytestmark = pytest.mark.django_db


def test_the_origin_of_values_is_told_in_one_query() -> None:
    know("nancy", "2512489996")
    know("elmer", "2509479989")
    accept(message(potassium("4.4")), document(condition("DE11")))
    sources = [one["meta"]["source"] for one in (*found("Observation"), *found("Condition"))]

    with CaptureQueriesContext(connection) as asked:
        told = origins([*sources, "urn:uuid:nobody", "https://example.org"])

    assert len(asked) == 1
    assert [told[one] for one in sources] == [
        Origin(
            sender="KBA-OUH",
            sector="hospital",
            partner="laboratory",
            kind="ORU^R01",
            number="LABKA/1",
            sent_at=datetime(2026, 6, 10, 9, 30, tzinfo=UTC),
            received_at=NOON,
        ),
        Origin(
            sender="Lægerne Torvet",
            sector="general-practice",
            partner="general-practice",
            kind="MedCom ConditionList",
            number="d1",
            sent_at=datetime(2026, 5, 1, 10, tzinfo=UTC),
            received_at=NOON,
        ),
    ]


def test_nothing_is_asked_when_there_is_nothing_to_tell() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert origins([]) == {}

    assert len(asked) == 0


def test_the_laboratory_is_an_organisation_of_a_hospital() -> None:
    know("nancy", "2512489996")
    accept(message(potassium("4.4")))

    [result] = found("Observation")
    [hospital] = found("Organization")

    assert result["performer"][0]["reference"] == f"Organization/{hospital['id']}"
    assert hospital["type"][0]["coding"][0] == {
        "system": "urn:sharedcare:sector",
        "code": "hospital",
        "display": "Hospital",
    }
    assert result["code"]["coding"][0]["system"] == "http://npu-terminology.org"


def test_a_hospital_that_was_deleted_in_the_middle_of_a_run_is_made_again() -> None:
    know("nancy", "2512489996")
    long_lived = desk()
    actions.receive(raws=[message(potassium("4.4"))], desk=long_lived, by=BY, at=NOON)
    [hospital] = found("Organization")
    gate.act(by=BY, changes=[Delete("Organization", hospital["id"])], at=NOON)

    later = message(potassium("4.5"), number="2", filler="F-2")
    [settled] = actions.receive(raws=[later], desk=long_lived, by=BY, at=NOON)

    assert settled.message.reason == ""
    assert len(found("Organization")) == 1


def test_who_ordered_a_test_is_a_person_at_work_in_the_practice_that_the_record_knows() -> None:
    know("nancy", "2512489996")
    number = {"system": "urn:oid:1.2.208.176.1.4", "value": "061654"}
    store({"resourceType": "Organization", "id": "torvet", "identifier": [number], "name": "Lægerne Torvet"})
    place = "Torvet^^^^^YDER&1.2.208.176.1.4&ISO^^^^061654"
    asked = ordered(message(potassium("4.4")), f"ORC|RE|REQ-1|F-1||CM|||||||^Læge^Lise|||||||||{place}")

    accept(asked)

    [order] = found("ServiceRequest")
    [role] = found("PractitionerRole", _id=order["requester"]["reference"].removeprefix("PractitionerRole/"))
    assert role["organization"]["reference"] == "Organization/torvet"
    assert role["practitioner"]["display"] == "Lise Læge"
    assert found("Observation", **{"based-on": f"ServiceRequest/{order['id']}"}) == found("Observation")
    assert len(found("DiagnosticReport", **{"based-on": f"ServiceRequest/{order['id']}"})) == 1
