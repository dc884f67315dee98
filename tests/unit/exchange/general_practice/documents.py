"""ConditionList documents for tests, made condition by condition."""

from typing import Any

import orjson

SKS = "urn:oid:1.2.208.176.2.4.12"
ICPC2 = "urn:oid:1.2.208.176.2.31"
Tree = dict[str, Any]


def condition(code: str, system: str = SKS, recorded: str = "2024-01-17", **more: Any) -> Tree:
    """One Condition, current unless it says something else."""
    return {
        "resourceType": "Condition",
        "id": f"c-{code}-{recorded}",
        "category": [{"coding": [{"system": "http://snomed.info/sct", "code": "15240007"}]}],
        "code": {"coding": [{"system": system, "code": code}]},
        "subject": {"reference": "Patient/p"},
        "recordedDate": recorded,
        **more,
    }


def bundle(
    *conditions: Tree,
    number: str = "d1",
    stated: str = "2026-05-01T12:00:00+02:00",
    sor: str = "325381000016008",
) -> Tree:
    """One document with these conditions."""
    entries = [{"reference": f"Condition/{one['id']}"} for one in conditions]
    composition: Tree = {
        "resourceType": "Composition",
        "id": f"composition-{number}",
        "status": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "11450-4"}]},
        "subject": {"reference": "Patient/p"},
        "date": stated,
        "author": [{"reference": "Organization/o"}, {"reference": "Practitioner/l"}],
        "title": "Diagnoseoversigt for 2509479989",
        "section": [{"entry": entries} if entries else {"emptyReason": {"text": "Ingen diagnoser"}}],
    }
    around = (
        {
            "resourceType": "Patient",
            "id": "p",
            "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "2509479989"}],
        },
        {
            "resourceType": "Organization",
            "id": "o",
            "name": "Lægerne Torvet",
            "identifier": [
                {"system": "urn:oid:1.2.208.176.1.1", "value": sor},
                {"system": "urn:oid:1.2.208.176.1.4", "value": sor[:6]},
            ],
        },
        {
            "resourceType": "Practitioner",
            "id": "l",
            "name": [{"family": "Vestergaard", "given": ["Bo"]}],
            "identifier": [{"system": "https://autregweb.sst.dk", "value": "6QF17"}],
        },
    )
    return {
        "resourceType": "Bundle",
        "id": f"bundle-{number}",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{number}"},
        "timestamp": stated,
        "entry": [
            {"fullUrl": f"https://example.org/{one['resourceType']}/{one['id']}", "resource": one}
            for one in (composition, *around, *conditions)
        ],
    }


def document(*conditions: Tree, **said: Any) -> bytes:
    """The bytes of one document."""
    return orjson.dumps(bundle(*conditions, **said))
