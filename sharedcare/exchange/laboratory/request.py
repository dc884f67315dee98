"""Who ordered a test, as FHIR says it: a ServiceRequest for each order, on which its results are based. Pure.

There is one only where the message tells who asked. It has no date: what the laboratory tells of is its own order, not
when somebody sat down to ask, and without one it takes no place among what is planned for the patient.
"""

from sharedcare.exchange.inbox.types import Known, Place, Resource
from sharedcare.exchange.laboratory.types import Request, ResultSet
from sharedcare.exchange.parties import systems

LABORATORY_PROCEDURE = "108252007"
"""SNOMED CT: what the category of a ServiceRequest says of a laboratory's."""

_STATUSES = {
    "A": "active",
    "CA": "revoked",
    "CM": "completed",
    "DC": "revoked",
    "HD": "on-hold",
    "IP": "active",
    "RP": "revoked",
    "SC": "active",
}
"""HL7 table 0038, order status."""


def based_on(one: ResultSet, place: Place) -> list[Resource]:
    """What a result and a report say of their order: where it is, if anything is known of it, and its number."""
    number: Resource = {"identifier": {"value": one.placer}} if one.placer else {}
    where: Resource = {"reference": "/".join(place)} if one.request is not None else {}
    return [{**where, "type": "ServiceRequest", **number}] if where or number else []


def service_request(
    one: ResultSet, place: Place, known: Known, *, filler: Resource, code: Resource
) -> Resource | None:
    """The order of a set as it is to be stored; None when nobody is known to have asked, or it stands like that.

    `filler` is the laboratory's number for it, `code` what was asked for.
    """
    if one.request is None:
        return None
    resource: Resource = {
        "resourceType": "ServiceRequest",
        "id": place[1],
        "meta": {"source": known.source},
        "identifier": [*([{"value": one.placer}] if one.placer else []), filler],
        "status": _STATUSES.get(one.request.status, "unknown"),
        "intent": "order",
        "category": [{"coding": [{"system": systems.SNOMED, "code": LABORATORY_PROCEDURE}]}],
        "code": code,
        "subject": {"reference": f"Patient/{known.patient}"},
        "requester": _requester(one.request, known),
    }
    stands = known.standing.get(place, {})
    names = (resource.keys() | stands.keys()) - {"meta"}
    return None if all(stands.get(name) == resource.get(name) for name in names) else resource


def _requester(request: Request, known: Known) -> Resource:
    """The person or place in the record; who cannot be told from others of the name is told by name alone."""
    if request.party is not None:
        return {"reference": known.references[request.party], "display": request.called}
    if request.number is None:
        return {"display": request.called}
    identifier = {"system": request.number.system, "value": request.number.value}
    return {"type": "Practitioner", "identifier": identifier, "display": request.called}
