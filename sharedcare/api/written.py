"""The answer to a change: which version there is now, and where. https://hl7.org/fhir/R4/http.html#ops"""

from sharedcare.api import outcome
from sharedcare.api.call import Call, Reply
from sharedcare.api.conditions import etag, version_headers
from sharedcare.api.negotiation import returns
from sharedcare.records.types import Committed

_SAID = {
    "created": "The resource is stored.",
    "updated": "The new version is stored.",
    "unchanged": "This is what is stored already; no new version was made.",
    "existing": "The resource that was asked for by If-None-Exist is here already; nothing was stored.",
}


def written(call: Call, committed: Committed) -> Reply:
    """201 for a first version, else 200, with as much of the resource as the client wants to have back."""
    stored = committed.stored
    if stored is None or stored.content is None:
        raise AssertionError(committed.outcome)  # creating and updating end with a version
    headers = version_headers(stored)
    headers["Location"] = f"{call.base}/{stored.type}/{stored.id}/_history/{stored.version}"
    status = 201 if committed.outcome == "created" else 200
    wanted = returns(call.headers)
    if wanted == "minimal":
        return Reply(status, headers=headers, modified=stored.updated)
    if wanted == "OperationOutcome":
        said = outcome.issue("information", "informational", _SAID[committed.outcome])
        return Reply(status, outcome.outcome([said]), headers, stored.updated)
    return Reply(status, stored.content, headers, stored.updated)


def ended(committed: Committed) -> Reply:
    """204, also when nothing was there to delete."""
    stored = committed.stored
    if stored is None:
        return Reply(204)
    return Reply(204, headers={"ETag": etag(stored.version)}, modified=stored.updated)
