"""Which patient a resource is kept under: the first whom its Patient compartment names.

https://hl7.org/fhir/R4/compartmentdefinition-patient.html
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.indexing.locality import Locality
from sharedcare.records.indexing.parameters import owner_places
from sharedcare.records.indexing.references import literal


def patient_of(resource: Mapping[str, Any], locality: Locality) -> int:
    """The key of the patient, or NO_PATIENT when the resource names none that is literally here.

    A patient owns their own record. Whoever else is named in a resource finds it by its tokens.
    """
    resource_type = resource["resourceType"]
    if resource_type == "Patient":
        return key64(f"Patient/{resource['id']}") if "id" in resource else NO_PATIENT
    for place in owner_places(resource_type):
        for reference in _values(resource, place.members):
            text = reference.get("reference")
            found = literal(text, locality.own_urls) if text else None
            if found is not None and found.type == "Patient":
                return found.key
    return NO_PATIENT


def _values(value: Any, members: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _values(each, members)
    elif value is not None:
        if members:
            yield from _values(value.get(members[0]), members[1:])
        else:
            yield value
