"""What the plan holds, what each thing in it said before, and what the reader may do with it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.grants import queries as grants
from sharedcare.access.types import Actor
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import SET_GOALS
from sharedcare.care.plan import admission, fhir
from sharedcare.care.plan.errors import NoSuchThing
from sharedcare.care.plan.making import author_of, provenances
from sharedcare.care.plan.merging import changed
from sharedcare.care.plan.types import Kind, Thing, Told
from sharedcare.kernel.ids import key64
from sharedcare.programmes.types import Programme
from sharedcare.records import portrait
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Stored

TYPES = ("Goal", "Task", "ServiceRequest", "Communication")
MOST = dict.fromkeys(TYPES, 300)
"""So many of each type are looked at, of longer records the newest."""
_VERSIONS = 100
_GOAL_KEY = "urn:sharedcare:goal-key"


def things(*, patient: str, by: Actor, at: datetime, as_of: datetime | None = None) -> list[Thing]:
    """Everything in the plan that the actor sees, now or as of a moment. Raises NotPermitted and NotVisible."""
    with looks.overview(by=by, patient=patient, at=at, as_of=as_of) as (visit, shown):
        types = [name for name in TYPES if name in shown]
        if as_of is not None:
            found = visit(portrait.as_of(patient=patient, types=types, moment=as_of))
        else:
            most = {name: MOST[name] for name in types}
            found = visit(portrait.now(patient=patient, most=most, since=portrait.NEVER))
    return [one for one in map(_thing, found.resources) if one is not None]


def things_among(resources: Iterable[Stored]) -> list[Thing]:
    """The same from what the actor has looked at already, the newest first of each type, whatever else there is among it."""
    left = dict(MOST)
    found = []
    for stored in resources:
        if left.get(stored.type, 0) > 0:
            left[stored.type] -= 1
            found.append(_thing(stored))
    return [one for one in found if one is not None]


def paused(*, patient: str, by: Actor, at: datetime) -> list[datetime]:
    """Since when the orders to measure at home that rest because of an admission do so. Raises NotPermitted."""
    query = parse("ServiceRequest", [("patient", patient), ("status", "on-hold"), ("_count", str(_VERSIONS))])
    trees = [orjson.loads(one.content or b"{}") for one in looks.search(by=by, query=query, at=at).matches]
    found = (admission.since(one) for one in trees if admission.is_measuring(one))
    return sorted(one for one in found if one is not None)


def thing_of(*, patient: str, reference: str, by: Actor, at: datetime) -> Thing:
    """One thing of the plan. Raises NoSuchThing and NotPermitted."""
    kind, _, name = reference.partition("/")
    if kind in TYPES and name:
        stored = looks.read(by=by, type=kind, id=name, at=at)
        found = None if stored is None or stored.patient != key64(f"Patient/{patient}") else _thing(stored)
        if found is not None:
            return found
    raise NoSuchThing("There is no such thing in this patient's plan. Load the page again.")


def version_of(*, thing: Thing, version: int, by: Actor, at: datetime) -> Thing:
    """The same thing as it was in a version. Raises NoSuchThing."""
    kind, _, name = thing.reference.partition("/")
    stored = looks.version(by=by, type=kind, id=name, version=version, at=at)
    found = None if stored is None else _thing(stored, kind=thing.kind)
    if found is None:
        raise NoSuchThing("There is no such version of this. Load the page again.")
    return found


def history(*, thing: Thing, by: Actor, at: datetime) -> list[Told]:
    """The versions of a thing that say something else than the one before, the newest first: who, when, why, and what changed. One in
    which nothing but our own marks are others, such as the version of the programme that asks for it, is no change to tell."""
    kind, _, name = thing.reference.partition("/")
    page = looks.history(by=by, type=kind, id=name, part=looks.Part(_VERSIONS), as_of=None, at=at)
    every = (_thing(one, kind=thing.kind) for one in page.versions)
    versions = [one for one in every if one is not None]
    told = provenances([thing.reference], by=by, at=at)
    found = []
    for place, one in enumerate(versions):
        before = versions[place + 1].fields if place + 1 < len(versions) else {}
        if before and not changed(before, one.fields):
            continue
        who, why = told.get((thing.reference, one.version), ("", ""))
        first = who or (author_of(one.tree) if place + 1 == len(versions) else "")
        found.append(Told(one.version, one.updated, first, why, before, one.fields))
    return found


def may(*, patient: str, by: Actor, at: datetime, programmes: Sequence[Programme] = ()) -> frozenset[str]:
    """The rights that the actor has in this patient's plan; none for whoever does not treat the patient now."""
    if by.post is None:
        return frozenset()
    return mandate(patient=patient, by=by, at=at).rights(programmes)


def over(
    thing: Thing, *, patient: str, by: Actor, at: datetime, programmes: Sequence[Programme] = ()
) -> frozenset[str]:
    """The same, of one thing: a goal of a programme says itself who sets it."""
    rights = may(patient=patient, by=by, at=at, programmes=programmes)
    if thing.kind is not Kind.TARGET or not rights:
        return rights
    keys = [
        str(one.get("value")) for one in thing.tree.get("identifier", ()) if one.get("system") == _GOAL_KEY
    ]
    sets = mandate(patient=patient, by=by, at=at).may_set_goal(keys, programmes)
    return rights | {SET_GOALS} if sets else rights - {SET_GOALS}


def is_own(thing: Thing, *, by: Actor) -> bool:
    """Whether the thing is of the actor's organisation."""
    owner = thing.fields.get("owner", "")
    places = grants.places(raw_connection(), reference=owner) if owner else []
    return by.post is not None and any(one.treating == by.post.treating for one in places)


def _thing(stored: Stored, kind: Kind | None = None) -> Thing | None:
    if stored.content is None:
        return None
    tree: dict[str, Any] = orjson.loads(stored.content)
    kind = kind or fhir.kind_of(tree)
    if kind is None:
        return None
    reference = f"{stored.type}/{stored.id}"
    return Thing(kind, reference, stored.version, stored.updated, fhir.fields_of(tree, kind), tree)
