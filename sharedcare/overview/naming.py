"""Whom references name: people in their roles and organisations, looked up at once. The directory takes a right and no ground."""

from collections.abc import Iterable
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.overview.directory import Directory
from sharedcare.overview.fhir.elements import Tree
from sharedcare.records.search.parse import parse

_MOST = "200"


def directory(
    references: Iterable[str], *, by: Actor, at: datetime, beside: dict[str, Tree] | None = None
) -> Directory:
    """A directory of those whom these references (`Type/id`) name; `beside` are resources that are at hand. Raises NotPermitted."""
    wanted: dict[str, list[str]] = {}
    for kind, _, name in (one.partition("/") for one in sorted(set(references))):
        wanted.setdefault(kind, []).append(name)
    known: dict[str, Tree] = dict(beside or {})
    for kind, includes in (
        ("PractitionerRole", ("PractitionerRole:practitioner", "PractitionerRole:organization")),
        ("Practitioner", ()),
        ("Organization", ()),
    ):
        if kind not in wanted:
            continue
        asked = [("_id", ",".join(wanted[kind])), ("_count", _MOST), *(("_include", one) for one in includes)]
        if includes:
            asked.append(("_include:iterate", "Organization:partof"))
        found = looks.search(by=by, query=parse(kind, asked), at=at)
        known |= {
            f"{one.type}/{one.id}": orjson.loads(one.content or b"{}")
            for one in (*found.matches, *found.included)
        }
    return Directory(known)
