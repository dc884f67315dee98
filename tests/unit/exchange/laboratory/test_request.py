"""Who ordered a test: where HL7 tells it, and how FHIR is told."""

from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import orjson
import pytest

from sharedcare.exchange.inbox.types import Known
from sharedcare.exchange.laboratory import mapping
from sharedcare.exchange.laboratory.message import read
from sharedcare.exchange.laboratory.types import Request
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.types import Identifier, Organisation, Party, Professional
from sharedcare.records.validation import problems
from tests.unit.exchange.laboratory.messages import message, ordered, potassium

ZONE = ZoneInfo("Europe/Copenhagen")
Standing = dict[tuple[str, str], dict[str, Any]]

LISE = "ORC|RE|REQ-1^PLATFORM|F-1^LABKA||{status}|||||||^Læge^Lise"
HERE = LISE.format(status="CM") + "|||||||||{place}"
TORVET = "Lægerne Torvet^^^^^YDER&1.2.208.176.1.4&ISO^^^^061654"


def request(common: str = "", provider: str = "") -> Request | None:
    """What is read of who ordered."""
    [found] = read(ordered(message(potassium("4.4")), common, provider), zone=ZONE).sets
    return found.request


def stored(raw: bytes, standing: Standing | None = None, source: str = "urn:uuid:m") -> Standing:
    """What is to be stored of a message, by place."""
    report = read(raw, zone=ZONE)
    parties: list[Party] = [mapping.laboratory(report)]
    parties += [one.request.party for one in report.sets if one.request and one.request.party]
    references = {party: f"Organization/{number}" for number, party in enumerate(parties)}
    made = mapping.resources(report, Known("p1", source, references, standing or {}))
    found = [orjson.loads(msgspec.json.encode(one)) for one in made]
    assert all(problems(one) == [] for one in found)
    return {(one["resourceType"], one["id"]): one for one in found}


def of(type: str, standing: Standing) -> dict[str, Any]:
    [found] = [one for (kind, _), one in standing.items() if kind == type]
    return found


@pytest.mark.parametrize(
    ("common", "provider"),
    [
        (LISE.format(status="CM"), "^Læge^Lise"),
        (LISE.format(status="CM"), ""),
        ("", "^Læge^Lise"),
        ("ORC|RE|REQ-1|F-1||CM|||||||^Anden^En", "^Læge^Lise"),
    ],
)
def test_who_ordered_stands_with_the_order_or_before_it(common: str, provider: str) -> None:
    found = request(common, provider)

    assert found is not None
    assert (found.called, found.party, found.number) == ("Lise Læge", None, None)


def test_nobody_is_made_up_where_nobody_is_told() -> None:
    assert request() is None
    assert request("ORC|RE|REQ-1|F-1||CM") is None
    assert "ServiceRequest" not in {kind for kind, _ in stored(message(potassium("4.4")))}
    assert of("Observation", stored(message(potassium("4.4"))))["basedOn"] == [
        {"identifier": {"value": "REQ-1"}, "type": "ServiceRequest"}
    ]


@pytest.mark.parametrize(
    ("place", "system", "value", "sector"),
    [
        (TORVET, systems.YDERNUMMER, "061654", "general-practice"),
        ("Medicinsk^^4202320^^^SOR&1.2.208.176.1.1&ISO", systems.SOR, "4202320", ""),
        ("Medicinsk^^5790002013061^^^^GLN", systems.GLN, "5790002013061", ""),
    ],
)
def test_a_place_with_a_number_of_its_own_is_known_by_it(
    place: str, system: str, value: str, sector: str
) -> None:
    found = request(HERE.format(place=place))

    assert found is not None
    name = place.partition("^")[0]
    organisation = Organisation(name, sector, (Identifier(system, value),))
    assert found.party == Professional(organisation, family="Læge", given=("Lise",))
    assert found.called == f"Lise Læge, {name}"


def test_a_place_alone_may_have_ordered() -> None:
    found = request(HERE.format(place=TORVET).replace("^Læge^Lise", ""))

    assert found is not None
    assert isinstance(found.party, Organisation)
    assert found.called == "Lægerne Torvet"


@pytest.mark.parametrize(
    ("provider", "number"),
    [
        ("AB12C^Læge^Lise^^^^^^AUT&1.2.3.4&ISO", Identifier("urn:oid:1.2.3.4", "AB12C")),
        ("2512489996^Læge^Lise", None),
        ("2512489996^Læge^Lise^^^^^^CPR&1.2.208.176.1.2&ISO", None),
    ],
)
def test_a_person_has_a_number_only_with_its_authority_and_never_the_own_one(
    provider: str, number: Identifier | None
) -> None:
    found = request(provider=provider)

    assert found is not None
    assert found.number == number


def test_results_and_report_are_based_on_the_order_which_names_the_requester() -> None:
    found = stored(ordered(message(potassium("4.4")), LISE.format(status="CM")))

    order = of("ServiceRequest", found)
    assert order["requester"] == {"display": "Lise Læge"}
    assert (order["status"], order["intent"]) == ("completed", "order")
    assert [one["value"] for one in order["identifier"]] == ["REQ-1", "F-1"]
    based_on = [
        {
            "reference": f"ServiceRequest/{order['id']}",
            "type": "ServiceRequest",
            "identifier": {"value": "REQ-1"},
        }
    ]
    assert of("Observation", found)["basedOn"] == based_on
    assert of("DiagnosticReport", found)["basedOn"] == based_on


def test_a_requester_with_a_place_leads_to_the_record() -> None:
    found = stored(ordered(message(potassium("4.4")), HERE.format(place=TORVET)))

    assert of("ServiceRequest", found)["requester"] == {
        "reference": "Organization/1",
        "display": "Lise Læge, Lægerne Torvet",
    }


def test_the_order_has_a_new_version_only_when_something_about_it_is_new() -> None:
    raw = message(potassium("4.4", "P"), sent="20260610091500", status="P")
    first = stored(ordered(raw, LISE.format(status="IP")))
    assert of("ServiceRequest", first)["status"] == "active"
    final = message(potassium("4.4"), number="2")
    second = stored(ordered(final, LISE.format(status="CM")), first, "urn:uuid:n")
    assert of("ServiceRequest", second)["status"] == "completed"

    corrected = message(potassium("4.5", "C"), sent="20260610141500", number="3", status="C")
    third = stored(ordered(corrected, LISE.format(status="CM")), {**first, **second}, "urn:uuid:o")

    assert "ServiceRequest" not in {kind for kind, _ in third}
    assert of("Observation", third)["basedOn"] == of("Observation", first)["basedOn"]


def test_an_old_message_does_not_reopen_an_order() -> None:
    final = stored(ordered(message(potassium("4.4")), LISE.format(status="CM")))
    sodium = "OBX|2|NM|NPU03429^P-Natrium^NPU||140|mmol/L^^UCUM|||||F"
    late = message(sodium, sent="20260610091500", number="0", status="P")

    after = stored(ordered(late, LISE.format(status="IP")), final)

    assert {kind for kind, _ in after} == {"Observation", "DiagnosticReport"}


def test_each_order_of_a_message_has_the_orc_before_it() -> None:
    text = ordered(message(potassium("4.4")), LISE.format(status="CM")).decode()
    second = "ORC|RE|REQ-2|F-2||CM|||||||^Hansen^Hans\rOBR|2|REQ-2|F-2|PANEL^Kontrol^L||||||||||||||||||20260610113000+0200||LAB|F"

    sets = read(f"{text}\r{second}".encode(), zone=ZONE).sets

    assert [one.request and one.request.called for one in sets] == ["Lise Læge", "Hans Hansen"]
