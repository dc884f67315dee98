"""Update: store a new version, or the first one under an id that the client chose.

https://hl7.org/fhir/R4/http.html#update and https://hl7.org/fhir/R4/http.html#upsert
"""

from sharedcare.access import gate
from sharedcare.api.call import Call, Reply
from sharedcare.api.conditions import seen_version
from sharedcare.api.sent import resource
from sharedcare.api.written import written
from sharedcare.records.types import Update


def update(call: Call) -> Reply:
    """200 with the new version, 201 when it is the first. If-Match guards against overwriting another's change."""
    change = Update(resource(call, call.type), call.id, if_match=seen_version(call.headers))
    return written(call, gate.act(by=call.by, changes=[change], at=call.at)[0])
