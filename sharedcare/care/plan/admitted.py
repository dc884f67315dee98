"""Follows admissions: when one begins, measuring at home rests; when it ends, it runs again and somebody gets a task.

Done again, as after a kill, it changes nothing more: an order that rests is not paused twice, and a discharge has one task.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.care.facts.admissions import Admission
from sharedcare.care.facts.admissions import admission as admission_in
from sharedcare.care.plan import admission
from sharedcare.following.types import Follower
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.feed import Change
from sharedcare.records.search.parse import parse as parse_search
from sharedcare.records.types import Change as Stored
from sharedcare.records.types import Create, References, Update

_MOST = "100"


def follower(*, zone: tzinfo) -> Follower:
    """The follower; times without an offset are meant in `zone`."""

    def follow(changes: Sequence[Change], *, by: Actor, at: datetime) -> None:
        trees = (orjson.loads(one.stored.content) for one in changes if one.stored.content is not None)
        found = [one for tree in trees if (one := admission_in(tree, zone=zone)) is not None]
        # Of one admission the newest version counts, which comes last.
        for one in {each.id: each for each in found}.values():
            # One that is long over calls for nothing, but what rests because of it runs again: it may have been seen under way.
            is_recent = admission.is_recent(one, at=at)
            if is_recent or one.ended is not None:
                _move(one, zone=zone, by=by, at=at, with_task=is_recent)

    return Follower("admissions", ("Encounter",), follow)


def _move(one: Admission, *, zone: tzinfo, by: Actor, at: datetime, with_task: bool) -> None:
    episodes = _of_patient("EpisodeOfCare", one.patient, by, at)
    managers = [
        str(tree.get("careManager", {}).get("reference", ""))
        for tree, _ in episodes
        if tree.get("status") == "active"
    ]
    if not managers:
        # Whoever is in no programme has no plan of ours.
        return
    changes: list[Stored] = []
    for tree, version in _of_patient("ServiceRequest", one.patient, by, at):
        if not admission.is_measuring(tree):
            continue
        moved = admission.paused(tree, by=one) if one.ended is None else admission.resumed(tree, after=one)
        if moved is not None:
            changes.append(Update(parse(orjson.dumps(moved)), str(tree["id"]), if_match=version))
    if one.ended is not None and with_task:
        responsible = next(filter(None, managers), "")
        today = at.astimezone(zone).date()
        task = admission.discharge_task(one, responsible=responsible, today=today, at=at)
        once = f"identifier={admission.DISCHARGE}|{one.id}"
        changes.append(Create(parse(orjson.dumps(task)), if_none_exist=once))
    if changes:
        try:
            gate.act(by=by, changes=changes, at=at, references=References.MAY_DANGLE)
        except VersionConflict:
            # Somebody changed an order this very moment. Once more, from what stands now.
            _move(one, zone=zone, by=by, at=at, with_task=with_task)


def _of_patient(kind: str, patient: str, by: Actor, at: datetime) -> Iterable[tuple[dict[str, Any], int]]:
    query = parse_search(kind, [("patient", patient), ("_count", _MOST)])
    found = looks.search(by=by, query=query, at=at).matches
    return [(orjson.loads(one.content), one.version) for one in found if one.content is not None]
