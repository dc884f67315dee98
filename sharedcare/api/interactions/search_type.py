"""Search one resource type, by GET or by POST. https://hl7.org/fhir/R4/http.html#search"""

from sharedcare.access import looks
from sharedcare.api import address, bundle, negotiation, outcome
from sharedcare.api.body import ONE_FORM
from sharedcare.api.call import Call, Parameters, Reply
from sharedcare.api.errors import BadRequest, UnsupportedContent
from sharedcare.api.subset import subset
from sharedcare.records.search.parse import parse
from sharedcare.records.search.query import Query
from sharedcare.records.search.run import Found
from sharedcare.records.types import Stored


def search_type(call: Call) -> Reply:
    """A page of what matches, and what is included with it."""
    return search(call, at=f"{call.base}/{call.type}")


def search(call: Call, *, at: str, compartment: str | None = None) -> Reply:
    """A search of one type, within a patient's compartment if one is named. Links begin with the address `at`."""
    lenient = negotiation.is_lenient(call.headers)
    query = parse(call.type, _asked(call), lenient=lenient, compartment=compartment)
    found = looks.search(by=call.by, query=query, patient=compartment, at=call.at)
    return Reply(200, _page(call, query, found, at))


def _page(call: Call, query: Query, found: Found, at: str) -> bytes:
    applied = [pair for pair in query.applied if pair[0] not in ("_format", "_pretty")]
    matches = [_entry(call, query, one, "match") for one in found.matches]
    included = [_entry(call, query, one, "include") for one in found.included]
    if query.ignored:
        included.append(bundle.outcome_entry(_left_out(query)))
    links = address.links(at, applied, cursor=found.next, posted=call.method == "POST")
    return bundle.searchset(matches=matches, included=included, total=found.total, links=links)


def _asked(call: Call) -> Parameters:
    if call.method != "POST":
        return call.parameters
    if not negotiation.is_form(call.headers):
        sent = call.body(ONE_FORM)
        if sent:
            raise UnsupportedContent(
                "Send search parameters as Content-Type: application/x-www-form-urlencoded."
            )
        return call.parameters
    try:
        form = call.body(ONE_FORM).decode()
    except UnicodeDecodeError:
        raise BadRequest("The form is not UTF-8.") from None
    return [*call.parameters, *address.query(form)]


def _entry(call: Call, query: Query, one: Stored, mode: str) -> bytes:
    # Whatever was deleted while the search ran has no content and is none of its results.
    content = one.content or b"{}"
    elements = query.elements if mode == "match" else ()
    if query.summary is not None or elements:
        content = subset(one.type, content, summary=query.summary, elements=elements)
    return bundle.found_entry(call.base, one, content, mode)


def _left_out(query: Query) -> bytes:
    names = sorted({name.partition(":")[0] for name, _ in query.ignored})
    text = f"These parameters are not known here and were left out: {', '.join(names)}."
    return outcome.outcome([outcome.issue("warning", "not-supported", text)])
