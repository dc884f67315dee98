"""The patient's one team with those who join it, and a place on it that ends. Pure."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access.grants import places
from sharedcare.care.elements import extension, named
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


def joined(
    found: Known,
    *,
    patient: str,
    members: Iterable[Member],
    on: date,
    came_by: str = "",
    taken_up: Collection[str] = (),
) -> list[Change]:
    """The changes by which these are on the team: none where all are already. For whom a place only waits is
    not: what another hand-over brings to an end may not end this.

    `came_by` is the enrolment (a reference) that they come with. Places of theirs that came with another one, and those of whom it has
    `taken_up` (references), are there by this one too.
    """
    teams = places.at_work(found.of("CareTeam"))
    before: Tree = (
        teams[0]
        if teams
        else {
            "resourceType": "CareTeam",
            "language": "da",
            "status": "active",
            "name": "Team",
            "subject": {"reference": f"Patient/{patient}"},
            "participant": [],
        }
    )
    there = places.members([before], on=on)
    wanted = {one.reference: one for one in members}
    new = [_participant(one, on, came_by) for reference, one in wanted.items() if reference not in there]
    also = {*wanted, *taken_up} if came_by else set()
    changes: list[Change] = []
    for team in teams or [before]:
        several = [_also(one, came_by, also) for one in team.get("participant", ())]
        several += new if team is before else []
        if several == list(team.get("participant", ())):
            continue
        tree = {**team, "participant": several}
        document = parse(orjson.dumps(tree))
        changes.append(
            Update(document, str(team["id"]), if_match=found.version(team)) if teams else Create(document)
        )
    return changes


def ended(place: Mapping[str, Any], *, by: str, why: str, at: datetime) -> Tree:
    """The place that somebody has ended: it stays in the record, as what was."""
    told = extension(
        "place-ended", by_valueReference=named(by), at_valueInstant=at.isoformat(), why_valueString=why
    )
    return {
        **place,
        "extension": [*place.get("extension", ()), told],
        "period": {**place.get("period", {}), "end": at.isoformat()},
    }


def _also(place: Tree, came_by: str, who: Collection[str]) -> Tree:
    """The place, there by this enrolment too where it is one of theirs that came with another."""
    is_theirs = place.get("member", {}).get("reference") in who
    is_marked = places.came_by(place) and places.is_for_good(place)
    if not (is_theirs and is_marked) or came_by in places.came_by(place):
        return place
    return {**place, "extension": [*place["extension"], _mark(came_by)]}


def _participant(one: Member, on: date, came_by: str) -> Tree:
    return {
        **({"extension": [_mark(came_by)]} if came_by else {}),
        "role": [{"text": CALLED.get(one.role, one.role)}],
        "member": {"reference": one.reference},
        "period": {"start": on.isoformat()},
    }


def _mark(came_by: str) -> Tree:
    return {"url": places.CAME_BY, "valueReference": {"reference": came_by}}
