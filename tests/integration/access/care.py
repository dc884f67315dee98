"""Who works where and treats whom, as tests say it: stored as resources, so that what follows from them is derived."""

from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.records.document import parse as document
from sharedcare.records.types import References, Update
from tests.integration.access.clients import NOON

Resource = dict[str, Any]
HEART = "heart-failure"
CLINIC, CLINIC_SOR = "heart-clinic", "999900000000011"


def store(*resources: Resource, at: datetime = NOON) -> None:
    """Have these in the record, whoever refers to whom."""
    changes = [Update(document(orjson.dumps(one)), one["id"]) for one in resources]
    gate.act(by=operator("test"), changes=changes, at=at, references=References.MAY_DANGLE)


def concept(system: str, code: str) -> Resource:
    return {"coding": [{"system": f"urn:sharedcare:{system}", "code": code}]}


def organisation(
    name: str, sector: str = "hospital", part_of: str | None = None, sor: str | None = None
) -> Resource:
    above = {} if part_of is None else {"partOf": {"reference": f"Organization/{part_of}"}}
    number = {} if sor is None else {"identifier": [{"system": "urn:oid:1.2.208.176.1.1", "value": sor}]}
    return {
        "resourceType": "Organization",
        "id": name,
        "name": name,
        "type": [concept("sector", sector)],
        **above,
        **number,
    }


def role(name: str, organization: str, code: str = "nurse", **more: Any) -> Resource:
    return {
        "resourceType": "PractitionerRole",
        "id": name,
        "practitioner": {"reference": f"Practitioner/of-{name}"},
        "organization": {"reference": f"Organization/{organization}"},
        "code": [concept("role", code)],
        **more,
    }


def agreement(name: str, *parties: str, programme: str = HEART, **more: Any) -> Resource:
    signature = {
        "type": [{"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.7"}],
        "when": "2026-01-01T00:00:00Z",
        "who": {"display": "who may sign"},
    }
    references = [{"reference": f"Organization/{one}"} for one in parties]
    return {
        "resourceType": "Contract",
        "id": name,
        "status": "executed",
        "topicCodeableConcept": concept("programme", programme),
        "term": [
            {"offer": {"party": [{"reference": references, "role": {"text": "treats"}}]}},
        ],
        "signer": [{"type": {"code": "part"}, "party": one, "signature": [signature]} for one in references],
        **more,
    }


def enrolled(patient: str, programme: str = HEART, **more: Any) -> Resource:
    return {
        "resourceType": "EpisodeOfCare",
        "id": f"{patient}-in-{programme}",
        "status": "active",
        "type": [concept("programme", programme)],
        "patient": {"reference": f"Patient/{patient}"},
        **more,
    }


def team(patient: str, *members: str, **more: Any) -> Resource:
    return {
        "resourceType": "CareTeam",
        "id": f"{patient}-team",
        "status": "active",
        "subject": {"reference": f"Patient/{patient}"},
        "participant": [{"member": {"reference": one}} for one in members],
        **more,
    }


def consent(patient: str, programme: str = HEART, **more: Any) -> Resource:
    return {
        "resourceType": "Consent",
        "id": f"{patient}-agrees-to-{programme}",
        "status": "active",
        "scope": {
            "coding": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/consentscope",
                    "code": "patient-privacy",
                }
            ]
        },
        "category": [{"text": "consent"}],
        "policyRule": {"text": "Sundhedsloven § 42 a"},
        "patient": {"reference": f"Patient/{patient}"},
        "provision": {"type": "permit", "code": [concept("programme", programme)]},
        **more,
    }


def refusal(patient: str, name: str, **provision: Any) -> Resource:
    """The patient says no."""
    found = consent(patient, id=f"{patient}-says-no-{name}")
    return {**found, "provision": {"type": "deny", **provision}}


def clinic(role_id: str = "demo-anne-role") -> None:
    """The clinic at which `accounts.staff` works, and a municipality that it has an agreement with."""
    store(
        organisation("hospital"),
        organisation(CLINIC, part_of="hospital", sor=CLINIC_SOR),
        organisation("town", "municipality"),
        role(role_id, CLINIC),
        agreement("heart-agreement", "hospital", "town"),
    )


def treated(*patients: str) -> None:
    """The clinic treats these."""
    for one in patients:
        store(enrolled(one), team(one, f"Organization/{CLINIC}"), consent(one))
