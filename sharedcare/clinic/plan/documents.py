"""The documents of a patient, which the plan lists: discharge letters, training programmes, written agreements."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Action, Actor, Need
from sharedcare.care.elements import our_codes
from sharedcare.overview.fhir.elements import Tree, moment
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.types import Text
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Stored

_TYPE, _MOST = "DocumentReference", "50"
_VOID = frozenset({"entered-in-error", "superseded"})


@dataclass(frozen=True, slots=True)
class Document:
    """What it is, who wrote it (a reference, or empty), and when; `reference` is `Type/id`."""

    reference: str
    version: int
    text: Text
    author: str
    at: datetime
    named: str = ""
    """The programme and the document of it (`<programme>:<key>`) that this is, if it is one."""


def documents(*, patient: str, by: Actor, zone: tzinfo, at: datetime) -> list[Document]:
    """Those that stand, the newest first; none for a role that sees no documents. Raises NotVisible."""
    if not gate.permits(by, Need(Action.SEARCH, _TYPE)):
        return []
    query = parse(_TYPE, [("patient", patient), ("_count", _MOST)])
    found = (_document(one, zone) for one in looks.search(by=by, query=query, at=at).matches)
    return sorted((one for one in found if one is not None), key=lambda one: one.at, reverse=True)


def _document(stored: Stored, zone: tzinfo) -> Document | None:
    tree: Tree = orjson.loads(stored.content or b"{}")
    if tree.get("status") in _VOID or not tree.get("content"):
        return None
    title = written(tree["content"][0].get("attachment"), "title", tree)
    author = next((str(one.get("reference", "")) for one in tree.get("author", ())), "")
    return Document(
        reference=f"{_TYPE}/{stored.id}",
        version=stored.version,
        text=written(tree, "description", tree) or said(tree.get("type"), tree) or title,
        author=author,
        at=moment(tree.get("date"), zone) or stored.updated,
        named=next(iter(our_codes([tree.get("type", {})], "document")), ""),
    )
