"""A patient leaves a programme: the places on the team that came with this enrolment end, unless somebody has taken them up since. Pure.

Whoever does what is still to be done, or answers for something, stays: who has a task that goes on, who is responsible in another
programme, the organisation whose patient it is there, and who was asked to take over or has. What a person or a partner put there
came with no enrolment.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access.grants import places
from sharedcare.care.elements import OURS, has_code
from sharedcare.care.enrolment import teams
from sharedcare.care.enrolment.known import Known
from sharedcare.care.facts.enrolled import GOES_ON
from sharedcare.records.document import parse
from sharedcare.records.types import Change, Update

Tree = dict[str, Any]
Wholes = Mapping[str, frozenset[int]]
_OVER = ("completed", "cancelled", "failed", "rejected", "entered-in-error")
_TASK = OURS + "task"


def staff(found: Known) -> set[str]:
    """Everybody (references) whose organisation `let_go` asks for."""
    return {
        *_needed(found),
        *(places.sits_for(one) for team in found.of("CareTeam") for one in team.get("participant", ())),
    }


def let_go(found: Known, *, came_by: str, wholes: Wholes, by: str, why: str, at: datetime) -> list[Change]:
    """The team without what came with this enrolment (a reference) alone. `found` is the record once the programme is left and the plan
    is what the others ask for; `wholes` the organisations, as they treat, for which each of `staff` works."""
    work = places.at_work(found.of("CareTeam"))
    theirs = [one for team in work for one in team.get("participant", ()) if places.is_for_good(one)]
    only = [one for one in theirs if places.came_by(one) == {came_by}]
    needed = set(_needed(found))
    stay = [one for one in theirs if one not in only or places.sits_for(one) in needed]
    covered = _all_of((places.sits_for(one) for one in stay), wholes)
    # An organisation that has something to do is on the team by whichever place is left.
    wanting = _all_of(needed, wholes) - covered
    going = [
        one for one in only if one not in stay and not wholes.get(places.sits_for(one), frozenset()) & wanting
    ]
    changes: list[Change] = []
    for team in work:
        several = [
            teams.ended(one, by=by, why=why, at=at) if one in going else _without(one, came_by)
            for one in team.get("participant", ())
        ]
        if several != list(team.get("participant", ())):
            tree = parse(orjson.dumps({**team, "participant": several}))
            changes.append(Update(tree, str(team["id"]), if_match=found.version(team)))
    return changes


def _without(place: Tree, came_by: str) -> Tree:
    """The place, no longer there by this enrolment. Where it came with no other, somebody has taken it up, and it is theirs now."""
    if came_by not in places.came_by(place) or not places.is_for_good(place):
        return place
    kept = [
        one
        for one in place["extension"]
        if one.get("url") != places.CAME_BY or one.get("valueReference", {}).get("reference") != came_by
    ]
    others = {key: value for key, value in place.items() if key != "extension"}
    return {**others, "extension": kept} if kept else others


def _needed(found: Known) -> Iterator[str]:
    """Who has something to do for the patient or answers for something, by reference. What tells of a hand-over is nothing to do by
    itself: what that was about says whose it is."""
    handovers = {
        f"Task/{one['id']}" for one in found.of("Task") if has_code([one.get("code")], _TASK, "handover")
    }
    for one in found.of("EpisodeOfCare"):
        if one.get("status") in GOES_ON:
            yield from _references(one, "careManager", "managingOrganization")
    for one in found.of("Task"):
        code = [one.get("code")]
        is_handover = has_code(code, _TASK, "handover")
        tells = handovers & set(_references(one, "focus"))
        if has_code(code, _TASK, "emergency-access") or tells:
            continue
        if one.get("status") not in _OVER or (is_handover and one.get("status") == "completed"):
            yield from _references(one, "owner")
            for said in one.get("output", ()) if is_handover else ():
                yield from _references(said, "valueReference")


def _references(tree: Mapping[str, Any], *elements: str) -> Iterator[str]:
    for element in elements:
        reference = str(tree.get(element, {}).get("reference", ""))
        if reference:
            yield reference


def _all_of(several: Iterable[str], wholes: Wholes) -> set[int]:
    return {each for one in several for each in wholes.get(one, frozenset())}
