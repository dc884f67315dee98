"""An entry of a bundle as the call it stands for. Source: R4 bundle.html, Bundle.entry.request."""

from dataclasses import replace

from sharedcare.api import address
from sharedcare.api.call import Call, Reply
from sharedcare.api.routes import find
from sharedcare.records import bundles
from sharedcare.records.bundles import Entry, Request
from sharedcare.records.errors import MalformedResource

_HEADERS = {
    "HTTP_IF_MATCH": "if_match",
    "HTTP_IF_NONE_MATCH": "if_none_match",
    "HTTP_IF_MODIFIED_SINCE": "if_modified_since",
    "HTTP_IF_NONE_EXIST": "if_none_exist",
}


def answered(call: Call, entry: Entry) -> Reply:
    """The reply to one entry. Raises whatever its interaction raises."""
    request = entry.request
    if request is None:
        raise MalformedResource("An entry of a transaction or batch needs a request with method and url.")
    path, _, query = bundles.relative(request.url, base=call.base).partition("?")
    method = request.method.upper()
    route, place = find(path)
    reply = route.interaction(method)(
        replace(
            call,
            method=method,
            place=place,
            parameters=address.query(query),
            headers=_headers(call, request),
            body=lambda _limit: entry.raw(),
        )
    )
    return replace(reply, body=b"") if method == "HEAD" else reply


def preferring_little(call: Call) -> Call:
    """The call, answered with what its client prefers; without a preference a bundle is not sent back whole."""
    return replace(call, headers={"HTTP_PREFER": _preference(call)})


def _headers(call: Call, request: Request) -> dict[str, str]:
    headers = {"CONTENT_TYPE": "application/fhir+json", "HTTP_PREFER": _preference(call)}
    for name, field in _HEADERS.items():
        value = getattr(request, field)
        if value is not None:
            headers[name] = value
    return headers


def _preference(call: Call) -> str:
    prefer: str = call.headers.get("HTTP_PREFER", "")
    return prefer if "return=" in prefer else f"return=minimal,{prefer}".rstrip(",")
