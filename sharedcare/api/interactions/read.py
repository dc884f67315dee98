"""Read: the current version of a resource. https://hl7.org/fhir/R4/http.html#read"""

from sharedcare.access import looks
from sharedcare.api.call import Call, Reply
from sharedcare.api.conditions import is_known, version_headers
from sharedcare.api.errors import Deleted, NotThere
from sharedcare.api.subset import asked_subset
from sharedcare.records.types import Stored


def read(call: Call) -> Reply:
    """The resource as it was stored; 404 when there never was one, 410 when it has been deleted."""
    found = looks.read(by=call.by, type=call.type, id=call.id, at=call.at)
    return shown(call, found)


def shown(call: Call, found: Stored | None) -> Reply:
    """One version as the answer to a read of it: 304 when the client holds it already."""
    if found is None:
        raise NotThere(f"There is no such {call.type} here.")
    if found.content is None:
        raise Deleted(f"This {call.type} has been deleted. Its earlier versions are in its history.")
    headers = version_headers(found)
    if is_known(call.headers, found):
        return Reply(304, headers=headers)
    content = found.content
    if call.parameters:
        content = asked_subset(call.type, content, call.parameters)
    return Reply(200, content, headers, found.updated)
