"""Parts of a resource: `_summary` and `_elements`. The one place where a stored resource is taken apart to be sent.

Only its top level is taken apart, and each member stays the text it is, so that numbers keep their digits.
Hence a summary keeps whole every top-level element that R4 marks for it.

Source: R4 search.html sections 3.1.1.5.8 (_elements) and 3.1.1.5.9 (_summary).
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from sharedcare.api.errors import BadRequest
from sharedcare.records.definitions.elements import elements_of, summary_elements

_SUMMARIES = ("true", "text", "data", "false")
_ALWAYS = frozenset({"resourceType", "id", "meta", "implicitRules", "modifierExtension"})
_SUBSETTED = b'{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}'
_members = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])


def subset(resource_type: str, content: bytes, *, summary: str | None, elements: Collection[str]) -> bytes:
    """The parts of a resource that were asked for, marked as not being the whole."""
    if summary is None and not elements:
        return content
    wanted = _wanted(resource_type, summary, tuple(elements))
    members = _members.decode(content)
    if summary == "data":
        kept = {name: bytes(value) for name, value in members.items() if name != "text"}
    else:
        kept = {name: bytes(value) for name, value in members.items() if name.lstrip("_") in wanted}
    kept["meta"] = _marked(kept.get("meta", b"{}"))
    return b"{" + b",".join(b'"%b":%b' % (name.encode(), value) for name, value in kept.items()) + b"}"


def asked_subset(resource_type: str, content: bytes, parameters: Sequence[tuple[str, str]]) -> bytes:
    """The parts that a read asks for by its `_summary` and `_elements`. Raises BadRequest."""
    asked = dict(parameters)
    summary = asked.get("_summary", "false")
    if summary not in _SUMMARIES:
        raise BadRequest("_summary of a read is true, text, data or false.")
    elements = [name.strip() for name in asked.get("_elements", "").split(",") if name.strip()]
    return subset(resource_type, content, summary=None if summary == "false" else summary, elements=elements)


@lru_cache(maxsize=1024)
def _wanted(resource_type: str, summary: str | None, elements: tuple[str, ...]) -> frozenset[str]:
    required = {one.name for one in elements_of(resource_type).values() if one.min}
    if summary == "true":
        return _ALWAYS | summary_elements(resource_type)
    if summary == "text":
        return _ALWAYS | required | {"text"}
    named = {name.removeprefix(f"{resource_type}.").removesuffix("[x]") for name in elements}
    asked = {
        one.name for one in elements_of(resource_type).values() if one.name in named or one.choice in named
    }
    return _ALWAYS | required | asked


def _marked(meta: bytes) -> bytes:
    members = {name: bytes(value) for name, value in _members.decode(meta).items()}
    tags = [bytes(tag) for tag in _items.decode(members.get("tag", b"[]"))]
    members["tag"] = b"[" + b",".join([*tags, _SUBSETTED]) + b"]"
    return b"{" + b",".join(b'"%b":%b' % (name.encode(), value) for name, value in members.items()) + b"}"
