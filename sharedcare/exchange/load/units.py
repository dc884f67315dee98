"""What a piece of a file asks for: resources one by one, or a transaction that is stored whole or not at all. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from sharedcare.exchange.load.sources import Piece
from sharedcare.records import bundles
from sharedcare.records.document import Document, parse
from sharedcare.records.types import Change, Create, Update

_INDEPENDENT = ("batch", "collection", "searchset")


@dataclass(frozen=True, slots=True)
class Unit:
    """Changes that count together, and the piece to try again with.

    `digest` is set where the changes themselves do not tell whether they were made before: resources that
    bring no id.
    """

    piece: Piece
    changes: tuple[Change, ...]
    digest: bytes | None


def units(piece: Piece) -> Iterator["Unit | Piece"]:
    """The units of a piece; an entry that is to be looked at by itself comes as a piece of its own.

    Raises MalformedResource for what is no FHIR at all.
    """
    document = parse(piece.text)
    if document.type != "Bundle" or document.tree.get("type") not in ("transaction", *_INDEPENDENT):
        yield _single(piece, document)
        return
    bundle = bundles.read(piece.text)
    if bundle.type == "transaction":
        yield _transaction(piece, bundle)
    elif len(bundle.entry) == 1:
        yield _entry(piece, bundle.entry[0])
    else:
        for number, entry in enumerate(bundle.entry):
            kind, text = bundle.type.encode(), msgspec.json.encode(_without_nothing(entry))
            whole = b'{"resourceType":"Bundle","type":"%b","entry":[%b]}' % (kind, text)
            yield Piece(f"{piece.place}, entry {number}", whole)


def _single(piece: Piece, document: Document) -> Unit:
    if document.id is None:
        return Unit(piece, (Create(document),), _digest(piece.text))
    return Unit(piece, (Update(document, document.id),), None)


def _entry(piece: Piece, entry: bundles.Entry) -> Unit:
    step = bundles.loading(entry)
    if isinstance(step, bundles.Read):
        return Unit(piece, (), None)
    return Unit(piece, (step,), _digest(piece.text) if isinstance(step, Create) else None)


def _transaction(piece: Piece, bundle: bundles.Bundle) -> Unit:
    steps = (bundles.step(bundle.entry[position]) for position in bundles.processing_order(bundle.entry))
    changes = tuple(step for step in steps if not isinstance(step, bundles.Read))
    return Unit(piece, changes, _digest(piece.text))


def _digest(text: bytes) -> bytes:
    return sha256(text).digest()


def _without_nothing(entry: bundles.Entry) -> dict[str, object]:
    parts = {"fullUrl": entry.full_url, "request": entry.request}
    found: dict[str, object] = {name: value for name, value in parts.items() if value is not None}
    return {**found, "resource": entry.resource} if entry.raw() else found
