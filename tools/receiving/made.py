"""Messages of each kind for made-up people, as their standards write them: no real person's number has a 9 there."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

_START = datetime(2026, 1, 1, 7, tzinfo=UTC)
_CPR = "urn:oid:1.2.208.176.1.2"
_RESULTS = (
    ("NPU27300", "mmol/mol", 48),
    ("NPU01568", "mmol/L", 3),
    ("NPU18016", "umol/L", 70),
    ("NPU03230", "mmol/L", 4),
    ("NPU02319", "mmol/L", 8),
)
_DIAGNOSES = (("DI509", "K77"), ("DE119", "T90"), ("DI109", "K86"), ("DJ449", "R95"))
_TERMS = "http://medcomfhir.dk/ig/terminology/CodeSystem"

Tree = dict[str, Any]


def number_of(person: int) -> str:
    """The CPR number of a made-up person: born in 1940 to 1959, with no valid modulus."""
    day, month, year = person % 28 + 1, person // 28 % 12 + 1, 40 + person // 336 % 20
    return f"{day:02d}{month:02d}{year:02d}{person // 6720:02d}99"


def patients(many: int) -> bytes:
    """A collection of these people, for `sharedcare load`."""
    lines = (
        {"resourceType": "Patient", "id": f"made-{one}", "identifier": [_identifier(_CPR, number_of(one))]}
        for one in range(many)
    )
    return "\n".join(json.dumps(one) for one in lines).encode()


def laboratory(many: int, people: int) -> Iterator[bytes]:
    """ORU^R01 messages with five results each."""
    for one in range(many):
        sent = f"{_START + timedelta(minutes=one):%Y%m%d%H%M%S}+0000"
        head = rf"MSH|^~\&|LABKA|KBA-OUH^5790002013061^GLN|SC|SC|{sent}||ORU^R01^ORU_R01|N{one}|P|2.5.1||||||UNICODE UTF-8"
        person = f"PID|1||{number_of(one % people)}^^^CPR&1.2.208.176.1.2&ISO^NNDNK||Test^Test"
        order = f"OBR|1|REQ-{one}|F-{one}^LABKA|PANEL^Kontrol^L|||{sent}|||||||||||||||{sent}||LAB|F"
        results = [
            f"OBX|{place}|NM|{code}^^NPU||{value + one % 7}.{one % 10}|{unit}^^UCUM|1-9|H|||F|||{sent}"
            for place, (code, unit, value) in enumerate(_RESULTS, start=1)
        ]
        yield "\r".join([head, person, order, *results]).encode()


def municipality(many: int, people: int) -> Iterator[bytes]:
    """HomeCareObservation messages with five measurements each."""
    for one in range(many):
        sent = (_START + timedelta(minutes=one)).isoformat()
        results = [
            {
                "resourceType": "Observation",
                "id": f"o{one}-{place}",
                "status": "final",
                "code": {"coding": [{"system": "urn:oid:1.2.208.176.2.1", "code": code}]},
                "subject": {"reference": "Patient/p"},
                "effectiveDateTime": sent,
                "valueQuantity": {"value": 30 + one % 60, "unit": unit},
            }
            for place, (code, unit, _) in enumerate(_RESULTS)
        ]
        yield _bundle("message", f"b{one}", sent, [*_around_report(one, sent, results, people), *results])


def practice(many: int, people: int) -> Iterator[bytes]:
    """ConditionList documents with four conditions each."""
    for one in range(many):
        sent = (_START + timedelta(minutes=one)).isoformat()
        conditions = [
            {
                "resourceType": "Condition",
                "id": f"c{one}-{place}",
                "category": [{"coding": [{"system": "http://snomed.info/sct", "code": "15240007"}]}],
                "code": {
                    "coding": [
                        {"system": "urn:oid:1.2.208.176.2.4.12", "code": sks},
                        {"system": "urn:oid:1.2.208.176.2.31", "code": icpc},
                    ]
                },
                "subject": {"reference": "Patient/p"},
                "recordedDate": "2024-01-17",
            }
            for place, (sks, icpc) in enumerate(_DIAGNOSES)
        ]
        composition = {
            "resourceType": "Composition",
            "id": f"x{one}",
            "status": "final",
            "type": {"coding": [{"system": "http://loinc.org", "code": "11450-4"}]},
            "subject": {"reference": "Patient/p"},
            "date": sent,
            "author": [{"reference": "Organization/g"}],
            "title": "Diagnoser",
            "section": [{"entry": [{"reference": f"Condition/{each['id']}"} for each in conditions]}],
        }
        around = [composition, _patient(one % people), _organisation("g", "325381000016008")]
        yield _bundle("document", f"d{one}", sent, [*around, *conditions])


def _around_report(one: int, sent: str, results: list[Tree], people: int) -> list[Tree]:
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r",
        "status": "final",
        "code": {"coding": [{"system": f"{_TERMS}/MedComDiagnosticReportCodes", "code": "HomeCareReport"}]},
        "subject": {"reference": "Patient/p"},
        "issued": sent,
        "performer": [{"reference": "Organization/m"}, {"reference": "PractitionerRole/n"}],
        "result": [{"reference": f"Observation/{each['id']}"} for each in results],
    }
    coding = {"system": f"{_TERMS}/medcom-messaging-activityCodes", "code": "new-message"}
    return [
        {
            "resourceType": "MessageHeader",
            "id": f"h{one}",
            "eventCoding": {"code": "homecareobservation-message"},
            "sender": {"reference": "Organization/m"},
            "source": {"endpoint": "https://example.org"},
            "focus": [{"reference": "DiagnosticReport/r"}],
        },
        _patient(one % people),
        report,
        _organisation("m", "1144561000016002"),
        {"resourceType": "PractitionerRole", "id": "n", "code": [{"text": "sygeplejerske"}]},
        {
            "resourceType": "Provenance",
            "id": "v",
            "target": [{"reference": f"MessageHeader/h{one}"}],
            "recorded": sent,
            "activity": {"coding": [coding]},
        },
    ]


def _patient(person: int) -> Tree:
    return {"resourceType": "Patient", "id": "p", "identifier": [_identifier(_CPR, number_of(person))]}


def _organisation(name: str, sor: str) -> Tree:
    numbers = [_identifier("urn:oid:1.2.208.176.1.1", sor)]
    return {"resourceType": "Organization", "id": name, "identifier": numbers, "name": "Test"}


def _identifier(system: str, value: str) -> Tree:
    return {"system": system, "value": value}


def _bundle(type: str, number: str, sent: str, resources: list[Tree]) -> bytes:
    entries = [
        {"fullUrl": f"https://example.org/{one['resourceType']}/{one['id']}", "resource": one}
        for one in resources
    ]
    whole = {"resourceType": "Bundle", "id": number, "type": type, "timestamp": sent, "entry": entries}
    return json.dumps(whole).encode()
