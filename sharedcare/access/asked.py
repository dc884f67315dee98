"""Who has the record only because they are asked whether they take over: they read and answer, and decide nothing for the patient.

The guards ask here, so that no door lets them store anything; the actions of the house, which store on the ground DUTY, ask for
themselves, and let them answer.

What the team says is told to nobody here: it decides what somebody may do.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

import orjson

from sharedcare.access.errors import OnlyAsked
from sharedcare.access.grants import places
from sharedcare.access.grants import queries as grants
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.around import Some, of_types
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Stored

_TEAMS = 200


def teams(*, patient: str) -> list[Stored]:
    """All teams that the patient has or had, the newest first: a place may wait on one that is no longer the first, or rests."""
    return _teams(key64(f"Patient/{patient}"))


def only_asked(*, patient: str, at: datetime) -> frozenset[int]:
    """The organisations, by the keys of `Treating`, that have no other place on the patient's teams now than one that waits."""
    return only_asked_by_key(patient=key64(f"Patient/{patient}"), at=at)


def only_asked_by_key(*, patient: int, at: datetime) -> frozenset[int]:
    """The same of the patient with this key."""
    trees = [orjson.loads(one.content) for one in _teams(patient) if one.content]
    today = at.astimezone(here().zone).date()
    waiting = places.waiting(trees, on=today)
    return _wholes(waiting, at) - _wholes(places.on_team(trees, on=today), at) if waiting else frozenset()


def whole_of(reference: str, *, at: datetime) -> int:
    """The organisation as which somebody treats now who is named by a role, or which is named itself (`Type/id`), by the key of
    `Treating`. 0 for whom the record does not know, and for a role that has ended."""
    if reference.startswith("PractitionerRole/"):
        post = grants.post(raw_connection(), role=key64(reference), at=at)
        return post.treating if post is not None else 0
    return next((one.treating for one in grants.places(raw_connection(), reference=reference)), 0)


def refuse_only_asked(*, patient: str, by: Actor, at: datetime) -> None:
    """Raises OnlyAsked where the actor is."""
    if is_only_asked(patient=patient, by=by, at=at):
        raise OnlyAsked


def is_only_asked(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether somebody of the staff, or a system, is of an organisation that is only asked."""
    return by.post is not None and by.post.treating in only_asked(patient=patient, at=at)


def only_asked_about(patients: Collection[str], *, by: Actor, at: datetime) -> frozenset[str]:
    """Those of these patients (ids) whose record the actor has only because they are asked. Each costs questions: name those about
    whom something waits for an answer, not all of a list."""
    return frozenset(one for one in patients if is_only_asked(patient=one, by=by, at=at))


def _teams(patient: int) -> list[Stored]:
    question = of_types(patient=patient, wanted={"CareTeam": Some(_TEAMS)})
    return question.read(run(raw_connection(), question.sql, question.params).fetchall())


def _wholes(several: Iterable[places.Place], at: datetime) -> frozenset[int]:
    return frozenset(filter(None, (whole_of(places.sits_for(one), at=at) for one in several)))
