"""Who made many things of the plan what they are in a version, and why: asked of all at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Action, Actor, Need
from sharedcare.care.elements import sources_of, who_of
from sharedcare.care.plan import fhir
from sharedcare.care.plan.comparing import Difference
from sharedcare.care.plan.types import OVER, Kind, Thing
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Stored

_AT_ONCE, _MOST, _VERSIONS = 50, "500", 100


@dataclass(frozen=True, slots=True)
class Made:
    """Who made the version (a reference or the operator, empty where nobody is named), when, why, and the keys of the programmes that
    ask for it. `then` is who changed since what came in it, or who ended it, where it is over by now (`is_end`)."""

    by: str
    at: datetime
    why: str
    programmes: tuple[str, ...] = ()
    is_first: bool = False
    is_end: bool = False
    then: "Made | None" = None


def made(several: Sequence[Difference], *, by: Actor, at: datetime) -> dict[str, Made]:
    """How each of these, which are there, came to say what it says, by its reference: what came, in its first version, and then in the
    last that says something else than the one before, or, where it is over, in that which ended it; what was changed, in that alone. A version in which nothing but our own
    marks are others tells nothing. Raises NotPermitted."""
    told = provenances([one.thing.reference for one in several], by=by, at=at)
    return {one.thing.reference: _made(one, told, by, at) for one in several}


def _made(one: Difference, told: Mapping[tuple[str, int], tuple[str, str]], by: Actor, at: datetime) -> Made:
    thing = one.thing
    programmes = tuple(dict.fromkeys(each.programme for each in sources_of(thing.tree)))

    def of(version: int, when: datetime) -> Made:
        who, why = told.get((thing.reference, version), ("", ""))
        # Whoever asked for it stays named there.
        author = author_of(thing.tree) if version == 1 else ""
        return Made(who or author, when, why, programmes, version == 1)

    became = _Became.at_once(thing) if thing.version == 1 else _became(thing, by, at)
    if one.before is not None:
        return of(*became.last)
    if became.first == became.last:
        return of(*became.first)
    return replace(of(*became.first), then=replace(of(*became.last), is_end=became.is_ended))


@dataclass(frozen=True, slots=True)
class _Became:
    """The first version of a thing, and the last that says something else than the one before: number and moment. Of a thing that is
    over (`is_ended`) the last is that by which it became so, whatever was put right in it afterwards."""

    first: tuple[int, datetime]
    last: tuple[int, datetime]
    is_ended: bool = False

    @classmethod
    def at_once(cls, thing: Thing) -> "_Became":
        """That of a thing of one version."""
        return cls((thing.version, thing.updated), (thing.version, thing.updated))


def _became(thing: Thing, by: Actor, at: datetime) -> _Became:
    kind, _, name = thing.reference.partition("/")
    page = looks.history(by=by, type=kind, id=name, part=looks.Part(_VERSIONS), as_of=None, at=at)
    versions = [each for each in page.versions if each.content is not None and each.version <= thing.version]
    if not versions:
        return _Became.at_once(thing)
    said = [(one, _says(one, thing.kind)) for one in versions]
    changes = [(one, says, older) for (one, says), (_, older) in pairwise(said) if says != older]
    ends = [one for one, says, older in changes if _is_over(says) and not _is_over(older)]
    is_ended = thing.is_over and bool(ends)
    last = ends[0] if is_ended else changes[0][0] if changes else versions[-1]
    first = versions[-1]
    return _Became((first.version, first.updated), (last.version, last.updated), is_ended)


def _is_over(says: Mapping[str, str]) -> bool:
    return says.get("status", "") in OVER


def _says(stored: Stored, kind: Kind) -> dict[str, str]:
    return fhir.fields_of(orjson.loads(stored.content or b"{}"), kind)


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


def proposed_by(things: Sequence[Thing], *, by: Actor, at: datetime) -> dict[str, str]:
    """Who put each of these into the plan, by its reference: as a Provenance of its first version tells it, else who it names itself.
    Those of whom nobody is named are left out. Raises NotPermitted."""
    told = provenances([one.reference for one in things], by=by, at=at) if things else {}
    found = {
        one.reference: told.get((one.reference, 1), ("", ""))[0] or author_of(one.tree) for one in things
    }
    return {reference: who for reference, who in found.items() if who}


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
            who = next((who_of(each.get("who")) for each in tree.get("agent", ())), "")
            why = next((str(each.get("text", "")) for each in tree.get("reason", ())), "")
            for version in _versions(tree.get("target", ())):
                found[version] = (who, why)
    return found


def author_of(tree: dict[str, Any]) -> str:
    """Who is named as whoever asked for it, wrote it or agreed on it: a reference, or the operator."""
    for element in ("requester", "sender", "expressedBy"):
        if who := who_of(tree.get(element)):
            return who
    return ""


def _versions(targets: Iterable[dict[str, Any]]) -> Iterable[tuple[str, int]]:
    for one in targets:
        name, _, version = str(one.get("reference", "")).partition("/_history/")
        if version.isdigit():
            yield name, int(version)
