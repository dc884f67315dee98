"""HomeCareObservation messages for tests, made measurement by measurement."""

from typing import Any

import orjson

TERMS = "http://medcomfhir.dk/ig/terminology/CodeSystem"
NPU = "urn:oid:1.2.208.176.2.1"
Tree = dict[str, Any]


def measured(number: str, code: str, value: float, unit: str, at: str = "2026-06-10T09:30:00+02:00") -> Tree:
    """One Observation."""
    return {
        "resourceType": "Observation",
        "id": number,
        "status": "final",
        "code": {"coding": [{"system": NPU, "code": code}]},
        "subject": {"reference": "Patient/p"},
        "effectiveDateTime": at,
        "valueQuantity": {"value": value, "unit": unit},
        "interpretation": [
            {"coding": [{"system": f"{TERMS}/medcom-core-interpretation-codes", "code": "NI"}]}
        ],
    }


def bundle(
    *measurements: Tree,
    number: str = "h1",
    sending: str = "b1",
    activity: str = "new-message",
    about: str | None = None,
    sent: str = "2026-06-10T10:00:00+02:00",
    cpr: str = "2509479989",
    system: str = "urn:oid:1.2.208.176.1.2",
) -> Tree:
    """One message with these measurements; `about` is the header of the message that it corrects or withdraws."""
    entity = [{"role": "revision", "what": {"reference": f"MessageHeader/{about}"}}]
    provenance: Tree = {
        "resourceType": "Provenance",
        "id": f"pv-{number}",
        "target": [{"reference": f"MessageHeader/{number}"}],
        "recorded": sent,
        "activity": {"coding": [{"system": f"{TERMS}/medcom-messaging-activityCodes", "code": activity}]},
        "agent": [{"who": {"reference": "Organization/m"}}],
    } | ({"entity": entity} if about else {})
    return {
        "resourceType": "Bundle",
        "id": sending,
        "type": "message",
        "timestamp": sent,
        "entry": [_entry(one) for one in (*_around(number, sent, cpr, system), *measurements, provenance)]
        + [_entry(_report(sent, [one["id"] for one in measurements]))],
    }


def message(*measurements: Tree, **said: Any) -> bytes:
    """The bytes of one message."""
    return orjson.dumps(bundle(*measurements, **said))


def _around(number: str, sent: str, cpr: str, system: str) -> tuple[Tree, ...]:
    header: Tree = {
        "resourceType": "MessageHeader",
        "id": number,
        "eventCoding": {
            "system": f"{TERMS}/medcom-messaging-eventCodes",
            "code": "homecareobservation-message",
        },
        "destination": [{"endpoint": "https://example.org", "receiver": {"reference": "Organization/g"}}],
        "sender": {"reference": "Organization/m"},
        "source": {"endpoint": "https://example.org"},
        "focus": [{"reference": "DiagnosticReport/r"}],
    }
    return (
        header,
        {"resourceType": "Patient", "id": "p", "identifier": [{"system": system, "value": cpr}]},
        _organisation("m", "Hjemmepleje Nord", ("urn:oid:1.2.208.176.1.1", "1144561000016002")),
        _organisation("g", "Lægerne Torvet", ("urn:oid:1.2.208.176.1.4", "061654")),
        {
            "resourceType": "PractitionerRole",
            "id": "n",
            "practitioner": {"reference": "Practitioner/mia"},
            "code": [{"coding": [{"system": f"{TERMS}/roles", "code": "sygeplejerske"}]}],
        },
        {"resourceType": "Practitioner", "id": "mia", "name": [{"given": ["Mia"]}]},
    )


def _organisation(name: str, called: str, *numbers: tuple[str, str]) -> Tree:
    identifiers = [{"system": system, "value": value} for system, value in numbers]
    gln = {"system": "https://www.gs1.org/gln", "value": f"579000{len(called):07d}"}
    return {"resourceType": "Organization", "id": name, "identifier": [gln, *identifiers], "name": called}


def _report(sent: str, results: list[str]) -> Tree:
    code = {"coding": [{"system": f"{TERMS}/MedComDiagnosticReportCodes", "code": "HomeCareReport"}]}
    return {
        "resourceType": "DiagnosticReport",
        "id": "r",
        "status": "final",
        "code": code,
        "subject": {"reference": "Patient/p"},
        "issued": sent,
        "performer": [{"reference": "Organization/m"}, {"reference": "PractitionerRole/n"}],
        "result": [{"reference": f"Observation/{one}"} for one in results],
        "conclusion": "Alt vel.",
    }


def _entry(resource: Tree) -> Tree:
    name = f"{resource['resourceType']}/{resource['id']}"
    return {"fullUrl": f"https://example.org/{name}", "resource": resource}
