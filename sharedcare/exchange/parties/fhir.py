"""People and organisations of messages as FHIR, under ids that are made from their numbers."""

from typing import Any

from sharedcare.exchange.parties.systems import AUTHORISATION
from sharedcare.exchange.parties.types import Organisation, Professional
from sharedcare.kernel.ids import NO_PATIENT, derive

Resource = dict[str, Any]

SECTOR = "urn:sharedcare:sector"
_ROLE = "urn:sharedcare:role"
_SECTORS = {
    "hospital": "Hospital",
    "general-practice": "Almen praksis",
    "municipality": "Kommune",
}


def organisation_id(organisation: Organisation) -> str:
    """The id of an organisation that nobody has stored before."""
    system, value = organisation.identifiers[0]
    return derive(f"Organization/{system}|{value}", patient=NO_PATIENT)


def organisation(party: Organisation) -> Resource:
    """An organisation as a message tells of it."""
    resource: Resource = {
        "resourceType": "Organization",
        "id": organisation_id(party),
        "identifier": [{"system": each.system, "value": each.value} for each in party.identifiers],
        "active": True,
        "name": party.name,
    }
    return with_sector(resource, party.sector) or resource


def with_sector(resource: Resource, sector: str) -> Resource | None:
    """A stored organisation with its sector; None when it has one already, or none is known."""
    types = resource.get("type", ())
    known = any(coding.get("system") == SECTOR for each in types for coding in each.get("coding", ()))
    if known or not sector:
        return None
    concept = {"coding": [{"system": SECTOR, "code": sector, "display": _SECTORS[sector]}]}
    return {**resource, "type": [*types, concept]}


def practitioner_id(party: Professional, within: str) -> str:
    """The id of a person at work: made from the authorisation, else from organisation and name."""
    if party.authorisation:
        return derive(f"Practitioner/{AUTHORISATION}|{party.authorisation}", patient=NO_PATIENT)
    name = f"{' '.join(party.given)} {party.family}".strip().casefold()
    return derive(f"Practitioner/{within}/{name}", patient=NO_PATIENT) if name else ""


def practitioner(party: Professional, logical_id: str) -> Resource:
    """A person at work as a message tells of them."""
    resource: Resource = {"resourceType": "Practitioner", "id": logical_id}
    if party.authorisation:
        resource["identifier"] = [{"system": AUTHORISATION, "value": party.authorisation}]
    name: Resource = {"family": party.family} if party.family else {}
    if party.given:
        name |= {"given": list(party.given)}
    if name:
        resource["name"] = [name]
    return resource


def role_id(party: Professional, within: str, practitioner: str) -> str:
    """The id of what somebody is in an organisation."""
    return derive(f"PractitionerRole/{within}/{practitioner}/{party.role_text}", patient=NO_PATIENT)


def role(party: Professional, within: str, practitioner: str) -> Resource:
    """What somebody is in an organisation; without a person where the message names none."""
    resource: Resource = {
        "resourceType": "PractitionerRole",
        "id": role_id(party, within, practitioner),
        "organization": {"reference": f"Organization/{within}", "display": party.organisation.name},
    }
    if practitioner:
        called = " ".join((*party.given, party.family)).strip()
        resource["practitioner"] = {"reference": f"Practitioner/{practitioner}"}
        if called:
            resource["practitioner"]["display"] = called
    if party.role or party.role_text:
        concept: Resource = {"coding": [{"system": _ROLE, "code": party.role}]} if party.role else {}
        resource["code"] = [{**concept, "text": party.role_text or party.role}]
    if party.telephone:
        resource["telecom"] = [{"system": "phone", "value": party.telephone}]
    return resource
