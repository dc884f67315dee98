"""History of one resource: its versions, the newest first. https://hl7.org/fhir/R4/http.html#history"""

from sharedcare.access import looks
from sharedcare.api import address, bundle, paging
from sharedcare.api.call import Call, Reply
from sharedcare.api.errors import BadRequest, NotThere

_KNOWN = frozenset({"_count", "_cursor", "_since", "_at", "_format", "_pretty"})


def history_instance(call: Call) -> Reply:
    """A page of versions, deletions among them; `_since` leaves out what is older, `_at` asks for one moment."""
    asked = dict(call.parameters)
    if unknown := asked.keys() - _KNOWN:
        raise BadRequest(f"A history takes _count, _since and _at, but not: {', '.join(sorted(unknown))}.")
    found = looks.history(
        by=call.by,
        type=call.type,
        id=call.id,
        part=paging.part(asked),
        as_of=paging.moment("_at", asked["_at"]) if "_at" in asked else None,
        at=call.at,
    )
    if not found.total and not asked.keys() & {"_since", "_at"}:
        raise NotThere(f"There is no such {call.type} here, and never was.")
    applied = [pair for pair in call.parameters if pair[0] not in ("_format", "_pretty")]
    links = address.links(
        f"{call.base}/{call.type}/{call.id}/_history", applied, cursor=found.next, posted=False
    )
    return Reply(200, bundle.history(base=call.base, versions=found.versions, total=found.total, links=links))
