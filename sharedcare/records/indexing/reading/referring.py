"""References and uris: to a resource here, to one elsewhere, by identifier, by canonical url.

https://hl7.org/fhir/R4/search.html#reference
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.gathered import Gathered, Read, Tokens
from sharedcare.records.indexing.parameters import narrowed
from sharedcare.records.indexing.references import literal
from sharedcare.records.indexing.tokens import identifier_token, present_token, reference_token, uri_token


def reader(path: str, datatype: str, only: Iterable[str]) -> Read:
    """How a reference or uri is read from this datatype at this path.

    `only` are the types of which references are present under a name of their own: see `Parameter.presence`.
    """
    present_of = {each: present_token(narrowed(path, each)) for each in only}
    match datatype:
        case "Reference":
            return partial(_read_reference, path, present_of)
        case "Resource":
            return partial(_read_inline, path, present_of)
        case "canonical":
            return partial(_read_canonical, path)
        case _:
            return partial(_read_uri, path)


def canonical_tokens(path: str, url: str) -> tuple[int, ...]:
    """A canonical is found with the version it was written with, and without any."""
    plain, bar, _ = url.partition("|")
    return (uri_token(path, url), uri_token(path, plain)) if bar else (uri_token(path, url),)


def _read_reference(path: str, present_of: Mapping[str, int], reference: Any, into: Gathered) -> None:
    text = reference.get("reference")
    if text:
        tokens, target = _referred(path, text, into.locality.own_urls)
        into.take(tokens)
    else:
        into.marks.add(present_token(path))
        target = reference.get("type")
    if target is not None and target in present_of:
        into.marks.add(present_of[target])
    identifier = reference.get("identifier")
    if identifier and identifier.get("value"):
        into.leads.add(identifier_token(path, identifier.get("system"), identifier["value"]))


@lru_cache(maxsize=32_768)
def _referred(path: str, text: str, own_urls: tuple[str, ...]) -> tuple[Tokens, str | None]:
    """The tokens of a literal reference, and the type it leads to where that is known."""
    present = present_token(path)
    if text.startswith("#"):
        return ((), (present,)), None
    found = literal(text, own_urls)
    if found is None:
        return ((uri_token(path, text),), (present,)), None
    return ((reference_token(path, found.key),), (present,)), found.type


def _read_inline(path: str, present_of: Mapping[str, int], resource: Any, into: Gathered) -> None:
    """A resource inside a Bundle is referred to as if it stood beside it."""
    resource_type = resource["resourceType"]
    into.marks.add(present_token(path))
    if resource_type in present_of:
        into.marks.add(present_of[resource_type])
    if logical_id := resource.get("id"):
        into.leads.add(reference_token(path, key64(f"{resource_type}/{logical_id}")))


def _read_canonical(path: str, url: Any, into: Gathered) -> None:
    into.marks.add(present_token(path))
    into.leads.update(canonical_tokens(path, url))
    found = literal(url, into.locality.own_urls)
    if found is not None:
        into.leads.add(reference_token(path, found.key))


def _read_uri(path: str, uri: Any, into: Gathered) -> None:
    into.marks.add(present_token(path))
    into.leads.add(uri_token(path, uri))
