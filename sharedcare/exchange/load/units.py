"""What a piece of a file asks for, in units: what is stored together or not at all. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import msgspec

from sharedcare.exchange.load.errors import NotTaken
from sharedcare.exchange.load.sources import Piece
from sharedcare.kernel.errors import Refusal
from sharedcare.records import bundles
from sharedcare.records.document import parse
from sharedcare.records.types import Change, Create, Delete, Update

_BY_ENTRY = ("batch", "collection", "searchset")
_NOTHING_TO_LOAD = {
    "history": "A history tells of versions, and versions are not loaded. Load a searchset or a collection.",
    "batch-response": "This is a server's answer to a batch. Load the batch.",
    "transaction-response": "This is a server's answer to a transaction. Load the transaction.",
}


class _Head(msgspec.Struct, rename="camel"):
    """What tells how to read a piece. `type` is looked at in bundles alone: elsewhere it can be anything."""

    resource_type: str
    type: msgspec.Raw = msgspec.Raw(b"null")


_head = msgspec.json.Decoder(_Head)


@dataclass(frozen=True, slots=True)
class Unit:
    """Changes that count together, and the piece to try again with.

    `digest` is set where the changes themselves do not tell whether they were made before: resources that
    bring no id. `entries` are the numbers of the bundle's entries that the changes come from. One that is
    `alone` has a transaction to itself, since its changes find, or link to, each other or what is stored.
    """

    piece: Piece
    changes: Sequence[Change]
    digest: bytes | None = None
    entries: Sequence[int] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a piece that cannot be understood, and why."""

    place: str
    reason: str


def units(piece: Piece) -> Iterator[Unit | Refused]:
    """The units of a piece. One entry of a batch or collection can be refused without the others."""
    try:
        head = _head.decode(piece.text)
        if head.resource_type == "Bundle":
            yield from _of_bundle(piece, bytes(head.type).decode(errors="replace").strip('"'))
        else:
            yield _single(piece)
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield _not_a_resource(piece)
    except RecursionError:
        yield Refused(piece.place, "It is nested more deeply than anything in FHIR is.")
    except Refusal as refusal:
        yield Refused(piece.place, refusal.message)


def _of_bundle(piece: Piece, kind: str) -> Iterator[Unit | Refused]:
    if kind in _NOTHING_TO_LOAD:
        raise NotTaken(_NOTHING_TO_LOAD[kind])
    if kind == "transaction":
        yield _whole(piece, bundles.read(piece.text).entry)
    elif kind in _BY_ENTRY:
        bundle = bundles.read(piece.text)
        if kind != "batch" and any(_is_linked(entry) for entry in bundle.entry):
            yield _whole(piece, bundle.entry)
        else:
            yield from _each(piece, kind, bundle.entry)
    else:
        # A document or a message is a resource to be kept as it is.
        yield _single(piece)


def _single(piece: Piece) -> Unit:
    document = parse(piece.text)
    if document.id is None:
        return Unit(piece, (Create(document),), digest=sha256(piece.text).digest())
    return Unit(piece, (Update(document, document.id),))


def _not_a_resource(piece: Piece) -> Refused:
    try:
        parse(piece.text)
    except Refusal as refusal:
        return Refused(piece.place, refusal.message)
    return Refused(piece.place, "A resource is a JSON object with a resourceType.")


def _is_linked(entry: bundles.Entry) -> bool:
    """Whether an entry can be named only by the entries beside it, so that they have to be stored with it."""
    return entry.request is None and entry.full_url is not None and entry.full_url.startswith("urn:")


def _whole(piece: Piece, entries: Sequence[bundles.Entry]) -> Unit:
    """All entries together, in the order in which a transaction is processed."""
    bundles.require_different_addresses(entries)
    changes, numbers = [], []
    for number in bundles.processing_order(entries):
        step = _step(entries[number], f"Bundle.entry[{number}]: ")
        if step is not None:
            changes.append(step)
            numbers.append(number)
    digest = sha256(piece.text).digest() if any(isinstance(one, Create) for one in changes) else None
    return Unit(piece, changes, digest, numbers, alone=True)


def _each(piece: Piece, kind: str, entries: Sequence[bundles.Entry]) -> Iterator[Unit | Refused]:
    """Each entry by itself. A bundle of one entry is the piece that it was cut into, and has its place."""
    for number, entry in enumerate(entries):
        own = piece if len(entries) == 1 else _cut_out(piece, kind, number, entry)
        try:
            step = _step(entry, "")
        except Refusal as refusal:
            yield Refused(own.place, refusal.message)
            continue
        if step is not None and not _is_about_the_search(kind, step):
            yield _independent(own, entry, step)


def _is_about_the_search(kind: str, step: Change) -> bool:
    """A server adds an OperationOutcome to what it found: R4 search.html section 3.1.1.2.2."""
    return kind == "searchset" and not isinstance(step, Delete) and step.document.type == "OperationOutcome"


def _independent(piece: Piece, entry: bundles.Entry, step: Change) -> Unit:
    if isinstance(step, Delete):
        return Unit(piece, (step,))
    # Entries that do not count together do not name each other; a full URL would link whatever is stored beside it.
    step = replace(step, full_url=None)
    if isinstance(step, Update):
        return Unit(piece, (step,))
    named = msgspec.json.encode((entry.full_url, entry.request))
    return Unit(
        piece,
        (step,),
        digest=sha256(named + entry.raw()).digest(),
        alone=step.if_none_exist is not None,
    )


def _step(entry: bundles.Entry, place: str) -> Change | None:
    """What an entry asks to be stored; None for one that only looks."""
    if entry.request is None and not entry.raw():
        raise NotTaken(f"{place}The entry holds no resource.")
    try:
        step = bundles.loading(entry)
    except Refusal as refusal:
        raise NotTaken(place + refusal.message) from None
    return None if isinstance(step, bundles.Read) else step


def _cut_out(piece: Piece, kind: str, number: int, entry: bundles.Entry) -> Piece:
    parts = {"fullUrl": entry.full_url, "request": entry.request}
    found: dict[str, object] = {name: value for name, value in parts.items() if value is not None}
    if entry.raw():
        found["resource"] = entry.resource
    text = b'{"resourceType":"Bundle","type":"%b","entry":[%b]}' % (kind.encode(), msgspec.json.encode(found))
    return Piece(f"{piece.place}, Bundle.entry[{number}]", text, piece.until)
