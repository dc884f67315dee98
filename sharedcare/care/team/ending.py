"""Ending a place on a patient's team, and giving it back to whoever had it.

The place stays in the record with its end. Nobody is taken off who is responsible in a programme, nor by whose place they have the
record: responsibility is handed over, and does not end here.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.again import again
from sharedcare.access.asked import whole_of
from sharedcare.access.grants import places
from sharedcare.access.types import Actor
from sharedcare.care.elements import moment, parts_of, who_of
from sharedcare.care.enrolment import queries as enrolment
from sharedcare.care.enrolment import shutting, teams, telling
from sharedcare.care.enrolment.alone import one_after_the_other
from sharedcare.care.enrolment.known import Known
from sharedcare.care.team.actions import require_may_decide
from sharedcare.care.team.errors import CannotEnd, CannotJoin, HoldsResponsibility, NoReason, OwnPlace
from sharedcare.care.team.types import Ended
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse as query
from sharedcare.records.types import References, Update

_MOST = "50"


@again
def end(*, patient: str, who: str, why: str, knows: bool = False, by: Actor, at: datetime) -> None:
    """Take somebody (a reference) off the team, and tell the patient where that shuts the record to an organisation. `knows` is whether
    the actor has said to know that it is their own place.

    Raises NotVisible, NotPermitted, NotLet, NoReason, HoldsResponsibility, OwnPlace or CannotEnd.
    """
    role = require_may_decide(patient=patient, by=by, at=at)
    reason = " ".join(why.split())
    if not reason:
        raise NoReason("Say why they are taken off the team.")
    changed = CannotEnd("Somebody else has changed the team at this very moment. Look at how it stands now.")
    with one_after_the_other(patient, overtaken=changed):
        known = enrolment.known(patient=patient, by=by.on_duty, at=at)
        responsible = {one.responsible for one in enrolment.enrolments(known)}
        if who in responsible:
            raise HoldsResponsibility(
                "They are responsible in a programme. Hand over the responsibility first."
            )
        changes = _ended(known, who, by=f"PractitionerRole/{role}", why=reason, at=at)
        if not changes:
            raise CannotEnd("They have no place on the team that can be ended. Load the page again.")
        with shutting.told_to_the_patient(patient=patient, role=role, by=by, at=at) as lost:
            # What the team has referred to from before is not this action's to mend.
            gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
            shut = lost()
            if any(whole_of(one, at=at) in shut for one in responsible if one):
                raise HoldsResponsibility(
                    "By this place somebody has the record who is responsible. Hand over first."
                )
            own = by.post.treating if by.post is not None else 0
            if not knows and (who == f"PractitionerRole/{role}" or own in shut):
                raise OwnPlace("It is your own place. Say that you know what that means.")


@again
def give_back(*, patient: str, who: str, by: Actor, at: datetime) -> None:
    """Have somebody (a reference) on the team again whose place was ended, and tell the patient where that opens the record.

    Raises NotVisible, NotPermitted, NotLet or CannotJoin.
    """
    role = require_may_decide(patient=patient, by=by, at=at)
    changed = CannotJoin("Somebody else has changed the team at this very moment. Look at how it stands now.")
    with one_after_the_other(patient, overtaken=changed):
        known = enrolment.known(patient=patient, by=by.on_duty, at=at)
        every = [one for team in places.at_work(known.of("CareTeam")) for one in team.get("participant", ())]
        had = [one for one in every if places.was_ended(one) and places.whose(one) == who]
        today = _today(at)
        if not had or who in places.members(known.of("CareTeam"), on=today):
            raise CannotJoin("They were not taken off the team, or are on it again. Load the page again.")
        before = shutting.open_to(patient=patient, by=by, at=at)
        changes = _given_back(known, had[-1], on=today)
        gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
        after = shutting.open_to(patient=patient, by=by, at=at)
        if whole_of(places.sits_for(had[-1]), at=at) not in after:
            raise CannotJoin("The record would not be open to them any more. Ask the patient.")
        new = [one.name for key, one in after.items() if key not in before]
        told = [telling.told(telling.NEW, one, patient=patient, role=role, at=at) for one in new]
        if told:
            gate.act(by=by.on_duty, changes=told, at=at)


def ended(*, patient: str, by: Actor, at: datetime) -> list[Ended]:
    """The places on the patient's teams that somebody has ended, the first before. Raises NotPermitted."""
    asked = query("CareTeam", [("patient", patient), ("_count", _MOST)])
    found = looks.search(by=by, query=asked, at=at).matches
    trees = [orjson.loads(one.content) for one in found if one.content is not None]
    there = set(places.members(trees, on=_today(at)))
    told = [
        one for tree in trees for place in tree.get("participant", ()) for one in _told(place, is_back=there)
    ]
    return sorted(told, key=lambda one: one.at)


def _told(place: Mapping[str, Any], *, is_back: set[str]) -> list[Ended]:
    who = places.whose(place)
    parts = [(one, moment(one.get("at"))) for one in parts_of(place, "place-ended")]
    return [
        Ended(who, who_of(one.get("by")), when, str(one.get("why") or ""), who in is_back)
        for one, when in parts
        if when is not None and who
    ]


def _ended(known: Known, who: str, *, by: str, why: str, at: datetime) -> list[Update]:
    changes: list[Update] = []
    for team in places.at_work(known.of("CareTeam")):
        before = team.get("participant", ())
        # Who waits for an answer is let go with the hand-over.
        after = [
            teams.ended(one, by=by, why=why, at=at)
            if places.whose(one) == who and not places.waits(one) and _has_begun(one, at)
            else one
            for one in before
        ]
        if after != list(before):
            tree = parse(orjson.dumps({**team, "participant": after}))
            changes.append(Update(tree, str(team["id"]), if_match=known.version(team)))
    return changes


def _has_begun(place: Mapping[str, Any], at: datetime) -> bool:
    """Whether it counts, and not first from later on the same day: nothing ends before it begins."""
    starts = moment(place.get("period", {}).get("start"))
    return places.counts(place, on=_today(at)) and (starts is None or starts <= at)


def _given_back(known: Known, had: Mapping[str, Any], *, on: date) -> list[Update]:
    """The team on which the place is there anew, from this day on, for whom they sat there; what it came by is over."""
    kept = {name: had[name] for name in ("role", "member", "onBehalfOf") if name in had}
    place = {**kept, "period": {"start": on.isoformat()}}
    team = next(one for one in places.at_work(known.of("CareTeam")) if had in one.get("participant", ()))
    tree = parse(orjson.dumps({**team, "participant": [*team["participant"], place]}))
    return [Update(tree, str(team["id"]), if_match=known.version(team))]


def _today(at: datetime) -> date:
    return at.astimezone(here().zone).date()
