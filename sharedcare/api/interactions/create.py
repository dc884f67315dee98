"""Create: store a new resource, if need be only when none like it exists.

https://hl7.org/fhir/R4/http.html#create and https://hl7.org/fhir/R4/http.html#ccreate
"""

from sharedcare.access import gate
from sharedcare.api.call import Call, Reply
from sharedcare.api.sent import resource
from sharedcare.api.written import written
from sharedcare.records.bundles import condition_of
from sharedcare.records.types import Create


def create(call: Call) -> Reply:
    """201 with its address; 200 when If-None-Exist found the one that is there already."""
    condition = condition_of(call.headers.get("HTTP_IF_NONE_EXIST"))
    change = Create(resource(call, call.type), if_none_exist=condition)
    return written(call, gate.act(by=call.by, changes=[change], at=call.at)[0])
