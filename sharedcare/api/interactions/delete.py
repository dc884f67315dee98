"""Delete: end a resource. https://hl7.org/fhir/R4/http.html#delete"""

from sharedcare.access import gate
from sharedcare.api.call import Call, Reply
from sharedcare.api.conditions import seen_version
from sharedcare.api.written import ended
from sharedcare.records.types import Delete


def delete(call: Call) -> Reply:
    """204, also when nothing was there to delete. Its history stays."""
    change = Delete(call.type, call.id, if_match=seen_version(call.headers))
    return ended(gate.act(by=call.by, changes=[change], at=call.at)[0])
