"""Capabilities: what this server does. Anyone may ask. https://hl7.org/fhir/R4/http.html#capabilities"""

from sharedcare.api.call import Call, Reply
from sharedcare.api.capability import statement


def capabilities(call: Call) -> Reply:
    """The CapabilityStatement."""
    return Reply(200, statement(call.base, at=call.at))
