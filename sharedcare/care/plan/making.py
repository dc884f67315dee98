"""Who made many things of the plan what they are in a version, and why: asked of all at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Action, Actor, Need
from sharedcare.care.elements import sources_of
from sharedcare.care.plan.types import Thing
from sharedcare.records.search.parse import parse

_AT_ONCE, _MOST = 50, "500"


@dataclass(frozen=True, slots=True)
class Made:
    """Who made the version (a reference, empty where nobody is named), when, why, and the keys of the programmes that ask for it."""

    by: str
    at: datetime
    why: str
    programmes: tuple[str, ...] = ()


def made(things: Sequence[Thing], *, by: Actor, at: datetime) -> dict[str, Made]:
    """How each of these came to say what it says, by its reference. Raises NotPermitted."""
    told = provenances([one.reference for one in things], by=by, at=at)
    found = {}
    for one in things:
        who, why = told.get((one.reference, one.version), ("", ""))
        programmes = tuple(dict.fromkeys(each.programme for each in sources_of(one.tree)))
        author = author_of(one.tree) if one.version == 1 else ""
        found[one.reference] = Made(who or author, one.updated, why, programmes)
    return found


def gone(things: Sequence[Thing], *, by: Actor, at: datetime) -> dict[str, Made]:
    """Who took each of these out of the plan: of what was there before, what came of it last. Raises NotPermitted."""
    told = provenances([one.reference for one in things], by=by, at=at)
    found = {}
    for one in things:
        kind, _, name = one.reference.partition("/")
        versions = looks.history(by=by, type=kind, id=name, part=looks.Part(1), as_of=None, at=at).versions
        last, when = (versions[0].version, versions[0].updated) if versions else (one.version, one.updated)
        who, why = told.get((one.reference, last), ("", ""))
        found[one.reference] = Made(who, when, why)
    return found


def provenances(
    references: Sequence[str], *, by: Actor, at: datetime
) -> dict[tuple[str, int], tuple[str, str]]:
    """Who made each version of these (`Type/id`) and why, where a Provenance of ours tells it; nothing to whose role may not read those."""
    if not gate.permits(by, Need(Action.SEARCH, "Provenance")):
        return {}
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for begins in range(0, len(references), _AT_ONCE):
        asked = [("target", ",".join(references[begins : begins + _AT_ONCE])), ("_count", _MOST)]
        for one in looks.search(by=by, query=parse("Provenance", asked), at=at).matches:
            tree = orjson.loads(one.content or b"{}")
            who = next((each.get("who", {}).get("reference", "") for each in tree.get("agent", ())), "")
            why = next((str(each.get("text", "")) for each in tree.get("reason", ())), "")
            for version in _versions(tree.get("target", ())):
                found[version] = (str(who), why)
    return found


def author_of(tree: dict[str, Any]) -> str:
    """Who is named as whoever asked for it, wrote it or agreed on it."""
    for element in ("requester", "sender", "expressedBy"):
        if reference := str(tree.get(element, {}).get("reference", "")):
            return reference
    return ""


def _versions(targets: Iterable[dict[str, Any]]) -> Iterable[tuple[str, int]]:
    for one in targets:
        name, _, version = str(one.get("reference", "")).partition("/_history/")
        if version.isdigit():
            yield name, int(version)
