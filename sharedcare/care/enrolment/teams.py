"""The patient's one team with those who join it. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import orjson

from sharedcare.access.grants import places
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.types import Member
from sharedcare.records.document import parse
from sharedcare.records.types import Change, Create, Update

Tree = dict[str, Any]
CALLED = {
    "hospital": "Hospital",
    "general-practice": "Egen læge",
    "municipality": "Kommune",
    "region": "Region",
    "": "Behandler",
}


def members(found: Known, new: Iterable[Member], *, me: str, on: date) -> set[str]:
    """Who is on the patient's team once these have joined it, by reference."""
    return {me, *places.members(found.of("CareTeam"), on=on), *(one.reference for one in new)}


def joined(found: Known, *, patient: str, members: Iterable[Member], on: date, me: str = "") -> list[Change]:
    """The change by which these are on the team, and whoever enrols (`me`): none where all are already. For whom a place only waits is
    not: what another hand-over brings to an end may not end this."""
    team = next(iter(places.at_work(found.of("CareTeam"))), None)
    before: Mapping[str, Any] = team or {
        "resourceType": "CareTeam",
        "language": "da",
        "status": "active",
        "name": "Team",
        "subject": {"reference": f"Patient/{patient}"},
        "participant": [],
    }
    there = places.members([dict(before)], on=on)
    wanted = {one.reference: one for one in (*([Member(me, "")] if me else ()), *members)}
    new = [_participant(one, on) for reference, one in wanted.items() if reference not in there]
    if not new:
        return []
    tree = {**before, "participant": [*before.get("participant", ()), *new]}
    if team is None:
        return [Create(parse(orjson.dumps(tree)))]
    return [Update(parse(orjson.dumps(tree)), str(team["id"]), if_match=found.version(team))]


def _participant(one: Member, on: date) -> Tree:
    return {
        "role": [{"text": CALLED.get(one.role, one.role)}],
        "member": {"reference": one.reference},
        "period": {"start": on.isoformat()},
    }
