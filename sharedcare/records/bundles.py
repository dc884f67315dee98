"""Bundles, read: what a transaction or batch asks to be done, entry by entry, and in which order. Pure.

A bundle can be 20 MB and hold thousands of resources, so an entry's resource stays the slice of text
that it is until somebody asks for it.

Source: R4 http.html section 3.1.0.11, bundle.html.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from sharedcare.records.document import Document, parse, require_single_names
from sharedcare.records.errors import MalformedResource
from sharedcare.records.types import Change, Create, Delete, Update

NOT_YET = 0
"""The version `seen` by who wants a resource stored only if it is not there yet (If-None-Match: *)."""

_ORDER = {"DELETE": 0, "POST": 1, "PUT": 2, "PATCH": 2, "GET": 3, "HEAD": 3}
_INSTANCE = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9\-.]{1,64})\Z")
_TYPE = re.compile(r"([A-Z][A-Za-z]+)\Z")
_ETAG = re.compile(r'(?:W/)?"?([1-9][0-9]{0,9})"?\Z')


class Request(msgspec.Struct, frozen=True, rename="camel"):
    """Bundle.entry.request: the HTTP request that the entry stands for."""

    method: str
    url: str
    if_none_match: str | None = None
    if_modified_since: str | None = None
    if_match: str | None = None
    if_none_exist: str | None = None


class Entry(msgspec.Struct, frozen=True, rename="camel"):
    """One entry, with its resource as untouched text."""

    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw()
    request: Request | None = None

    def raw(self) -> bytes:
        """The text of the resource; empty when the entry has none."""
        return bytes(self.resource)


class Bundle(msgspec.Struct, frozen=True, rename="camel"):
    """A Bundle resource, as far as processing it needs."""

    resource_type: str
    type: str = ""
    entry: list[Entry] = []


class NotSupportedInBundle(MalformedResource):
    """An entry asks for something that exists in FHIR but that this server does not do inside a bundle."""


@dataclass(frozen=True, slots=True)
class Read:
    """An entry that only looks: a GET, answered after everything is stored."""

    request: Request


_decoder = msgspec.json.Decoder(Bundle)


def read(raw: bytes) -> Bundle:
    """The bundle that a JSON text holds. Raises MalformedResource when it is none."""
    try:
        bundle = _decoder.decode(raw)
    except (msgspec.ValidationError, RecursionError) as error:
        raise MalformedResource(f"This is not a Bundle: {error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedResource(f"This is not JSON: {error}.") from None
    if bundle.resource_type != "Bundle":
        raise MalformedResource("A Bundle is expected here: resourceType says something else.")
    require_single_names(_without_resources(raw, bundle.entry))
    return bundle


def require_different_addresses(entries: Sequence[Entry]) -> None:
    """Refuse entries that count together and share a full URL: a reference to it could mean either.

    Source: R4 bundle.html, invariant bdl-7. Raises MalformedResource.
    """
    found: set[str] = set()
    for position, entry in enumerate(entries):
        if entry.full_url is not None and entry.full_url in found:
            raise MalformedResource(
                f"Bundle.entry[{position}].fullUrl is that of an entry before. Give each entry one of its own."
            )
        found.add(entry.full_url or "")


def _without_resources(raw: bytes, entries: Sequence[Entry]) -> bytes:
    """The text of the bundle alone: what its resources say is looked at when they are."""
    parts, position = [], 0
    for entry in entries:
        resource = entry.raw()
        if resource:
            start = raw.index(resource, position)
            parts.append(raw[position:start])
            position = start + len(resource)
    return b"null".join([*parts, raw[position:]])


def processing_order(entries: Sequence[Entry]) -> list[int]:
    """The positions of the entries in the order of section 3.1.0.11.2: DELETE, POST, PUT, then GET."""

    def rank(position: int) -> int:
        request = entries[position].request
        return _ORDER.get(request.method.upper(), 4) if request else 4

    return sorted(range(len(entries)), key=rank)


def step(entry: Entry, *, base: str = "") -> Change | Read:
    """What one entry of a transaction or batch asks for.

    `base` is the server's own address, so that an absolute url that starts with it is understood.
    Raises MalformedResource or NotSupportedInBundle.
    """
    request = entry.request
    if request is None:
        raise MalformedResource("An entry of a transaction or batch needs a request with method and url.")
    method = request.method.upper()
    if method in ("GET", "HEAD"):
        return Read(request)
    if method not in _STEPS:
        raise NotSupportedInBundle("An entry's method is one of GET, HEAD, POST, PUT and DELETE here.")
    return _STEPS[method](entry, request, relative(request.url, base=base))


def relative(url: str, *, base: str) -> str:
    """The part of an entry's url after the server's own address, without a leading slash."""
    return (url.removeprefix(base) if base else url).lstrip("/")


def loading(entry: Entry) -> Change | Read:
    """What an entry asks for when a file is loaded: like `step`, but a plain collection is stored as it is."""
    if entry.request is not None:
        return step(entry)
    document = parse(entry.raw())
    if document.id is None:
        return Create(document, full_url=entry.full_url)
    return Update(document, document.id, full_url=entry.full_url)


def version_of(etag: str | None) -> int | None:
    """The version that an If-Match names. Raises MalformedResource when it names none."""
    if etag is None:
        return None
    found = _ETAG.match(etag.strip())
    if found is None:
        raise MalformedResource('If-Match holds the ETag of one version of the resource, such as W/"3".')
    return int(found[1])


def condition_of(if_none_exist: str | None) -> str | None:
    """The search of an If-None-Exist. Raises MalformedResource for an empty one, which would forbid nothing."""
    if if_none_exist is None:
        return None
    condition = if_none_exist.strip().removeprefix("?")
    if not condition:
        raise MalformedResource(
            "If-None-Exist holds a search, such as identifier=system|value. This one is empty."
        )
    return condition


def _create(entry: Entry, request: Request, url: str) -> Change:
    if not _TYPE.match(url):
        raise NotSupportedInBundle("A POST in a bundle goes to a resource type, such as Observation.")
    document = _resource(entry, url)
    return Create(document, if_none_exist=condition_of(request.if_none_exist), full_url=entry.full_url)


def _update(entry: Entry, request: Request, url: str) -> Change:
    found = _instance(url, "PUT")
    document = _resource(entry, found[1])
    return Update(document, found[2], if_match=_seen(request), full_url=entry.full_url)


def _delete(_: Entry, request: Request, url: str) -> Change:
    found = _instance(url, "DELETE")
    return Delete(found[1], found[2], if_match=_seen(request))


_STEPS: dict[str, Callable[[Entry, Request, str], Change]] = {
    "POST": _create,
    "PUT": _update,
    "DELETE": _delete,
}


def _instance(url: str, method: str) -> re.Match[str]:
    found = _INSTANCE.match(url)
    if found is None:
        plain = f"A {method} in a bundle goes to one resource, such as Patient/123; conditional ones are not supported yet."
        raise NotSupportedInBundle(plain)
    return found


def _resource(entry: Entry, expected: str) -> Document:
    raw = entry.raw()
    if not raw:
        raise MalformedResource("This entry's request needs a resource, and the entry has none.")
    document = parse(raw)
    if document.type != expected:
        raise MalformedResource(f"The resource's type is not {expected}, which the entry's url names.")
    return document


def _seen(request: Request) -> int | None:
    if request.if_none_match == "*":
        return NOT_YET
    return version_of(request.if_match)
