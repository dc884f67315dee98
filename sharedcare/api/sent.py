"""The resource that a client sends."""

import orjson

from sharedcare.api.body import ONE_RESOURCE
from sharedcare.api.call import Call
from sharedcare.api.errors import BadRequest
from sharedcare.api.negotiation import require_json_body
from sharedcare.records.document import Document, parse


def resource(call: Call, expected: str | None = None) -> Document:
    """The resource in the body, of the expected type. Raises UnsupportedContent, MalformedResource, BadRequest."""
    require_json_body(call.headers)
    document = parse(call.body(ONE_RESOURCE))
    if expected is not None and document.type != expected:
        raise BadRequest(f"The resource's type is not {expected}, which the address names.")
    return document


def resource_or_parameter(call: Call) -> Document:
    """The resource in the body, or the one that a Parameters resource in the body carries as `resource`."""
    document = resource(call)
    if document.type != "Parameters" or call.place.get("type") == "Parameters":
        return document
    for one in _parameters(document):
        if isinstance(one, dict) and one.get("name") == "resource" and isinstance(one.get("resource"), dict):
            return _as_document(one["resource"])
    return document


def _parameters(document: Document) -> list[object]:
    found = document.tree.get("parameter")
    return found if isinstance(found, list) else []


def _as_document(tree: dict[str, object]) -> Document:
    # Only to be looked at, never stored: its text is made from the tree.
    return parse(orjson.dumps(tree))
