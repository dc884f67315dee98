"""Vread: one version of a resource. https://hl7.org/fhir/R4/http.html#vread"""

from sharedcare.access import looks
from sharedcare.api.call import Call, Reply
from sharedcare.api.errors import NotThere
from sharedcare.api.interactions.read import shown

_LARGEST = 2**31


def vread(call: Call) -> Reply:
    """The version as it was stored; 410 when it is a deletion."""
    text = call.place["version"]
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    if not 0 < number < _LARGEST:
        raise NotThere(f"There is no such version of this {call.type}: versions are numbers from 1.")
    return shown(call, looks.version(by=call.by, type=call.type, id=call.id, version=number, at=call.at))
