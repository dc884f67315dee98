"""Patient/$everything: all that is known of a patient. https://hl7.org/fhir/R4/patient-operation-everything.html

A client gets the types that it has the right to search and nothing of the others: an app that may see Observations
gets the patient and the Observations. `_type` asks for fewer. A type it names and may not search is refused.
"""

from sharedcare.access import looks
from sharedcare.api import address, bundle, paging
from sharedcare.api.call import Call, Reply
from sharedcare.api.errors import BadRequest, Deleted, NotThere
from sharedcare.records.definitions.resource_types import is_resource_type

_KNOWN = frozenset({"_count", "_cursor", "_since", "_type", "_format", "_pretty"})


def everything(call: Call) -> Reply:
    """A page of the patient's resources, and what they refer to beyond the patient."""
    asked = dict(call.parameters)
    if unknown := asked.keys() - _KNOWN:
        raise BadRequest(
            f"$everything takes _count, _since and _type, but not: {', '.join(sorted(unknown))}."
        )
    found = looks.everything(
        by=call.by,
        patient=call.id,
        types=_types(call),
        part=paging.part(asked),
        at=call.at,
    )
    if "_cursor" not in asked and not any(one.type == "Patient" for one in found.matches):
        _require_patient(call)
    applied = [pair for pair in call.parameters if pair[0] not in ("_format", "_pretty")]
    links = address.links(
        f"{call.base}/Patient/{call.id}/$everything", applied, cursor=found.next, posted=False
    )
    matches = [bundle.found_entry(call.base, one, one.content or b"{}", "match") for one in found.matches]
    included = [bundle.found_entry(call.base, one, one.content or b"{}", "include") for one in found.included]
    return Reply(200, bundle.searchset(matches=matches, included=included, total=found.total, links=links))


def _require_patient(call: Call) -> None:
    """What is left of a patient who was deleted is no answer to what is known of the patient."""
    patient = looks.read(by=call.by, type="Patient", id=call.id, at=call.at)
    if patient is None:
        raise NotThere("There is no such Patient here.")
    if patient.content is None:
        raise Deleted("The Patient has been deleted. The history of each resource is still there.")


def _types(call: Call) -> list[str] | None:
    named = [name for key, value in call.parameters if key == "_type" for name in value.split(",")]
    if not all(is_resource_type(name) for name in named):
        raise BadRequest("_type lists resource types of FHIR R4, separated by commas.")
    return named or None
