"""Which id each change of a commit gets, and how the changes then refer to each other.

An id minted here carries the shard of its patient, so patients come first, and whatever else is new
is minted for the patient it names, be it only by the `urn:uuid:` of an entry beside it.
Source: R4 http.html 3.1.0.11.2 (transaction processing rules).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sharedcare.kernel.ids import NO_PATIENT, mint
from sharedcare.records.document import Document, Links
from sharedcare.records.errors import UnresolvedReference
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.parameters import owner_places
from sharedcare.records.indexing.references import literal
from sharedcare.records.types import Change, Create, Delete, Stored, Update, type_of

Names = dict[int, str]
"""The logical id of each change by its position."""


def name(changes: Sequence[Change], existing: Mapping[int, Stored], links: Links, *, at: datetime) -> Names:
    """Give every change its id, and add to `links` what the full URLs of the changes now stand for."""
    names: Names = {}
    for patients in (True, False):
        for position, change in enumerate(changes):
            if (type_of(change) == "Patient") is patients:
                names[position] = _id_of(change, existing.get(position), links, at=at)
                _link(change, names[position], links)
    return names


def patient_named(document: Document, links: Links) -> int:
    """The key of the patient a resource belongs to, seen through the links of its commit."""
    for place in owner_places(document.type):
        for text in _references(document.tree, place.members):
            found = literal(links.get(text), here().own_urls)
            if found is not None and found.type == "Patient":
                return found.key
    return NO_PATIENT


def refuse_unresolved(document: Document) -> None:
    """Raise UnresolvedReference when a `urn:uuid:` is still there: nothing outside its bundle can know it."""
    for place in owner_places(document.type):
        for text in _references(document.tree, place.members):
            if text.startswith("urn:uuid:"):
                raise UnresolvedReference(
                    f"{document.type}.{'.'.join(place.members)} refers to an entry that is not in the bundle."
                    " Add the entry, or refer to a resource that is stored."
                )


def _id_of(change: Change, existing: Stored | None, links: Links, *, at: datetime) -> str:
    if isinstance(change, Update | Delete):
        return change.id
    if existing is not None:
        return existing.id
    patient = NO_PATIENT if change.document.type == "Patient" else patient_named(change.document, links)
    return mint(patient=patient, at=at)


def _link(change: Change, logical_id: str, links: Links) -> None:
    if isinstance(change, Delete) or change.full_url is None:
        return
    target = f"{change.document.type}/{logical_id}"
    links[change.full_url] = target
    if isinstance(change, Create) and change.full_url.startswith("http"):
        # Beside a RESTful full URL, entries may name each other by the relative part of it.
        base, _, last = change.full_url.rpartition("/")
        links[f"{base.rpartition('/')[2]}/{last}"] = target


def _references(value: Any, members: Sequence[str]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _references(one, members)
    elif isinstance(value, dict):
        if members:
            yield from _references(value.get(members[0]), members[1:])
        elif isinstance(text := value.get("reference"), str):
            yield text
