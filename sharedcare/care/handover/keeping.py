"""Keeping responsibility: the answer to a task that tells of a hand-over which came to nothing, or did not do all that was agreed."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care import provenance
from sharedcare.care.handover import answering, queries, telling
from sharedcare.care.handover.answering import Told
from sharedcare.care.handover.errors import NoSuchHandover, NotNow, NotYours
from sharedcare.care.handover.types import Handover
from sharedcare.care.handover.waiting import one_after_the_other
from sharedcare.care.standing import require_treats, treats
from sharedcare.records.document import parse
from sharedcare.records.types import Create, References


@again
def keep(*, patient: str, handover: str, by: Actor, at: datetime) -> None:
    """Say that responsibility stays with those who have it, and that nothing more is to come of this hand-over.

    Raises NotVisible, NotPermitted, NoSuchHandover, NotNow where nobody is asked any more, NotYours or Overtaken.
    """
    role = require_treats(patient=patient, by=by, at=at)
    seen = queries.handover_of(patient=patient, handover=handover, by=by, at=at)
    if seen is None:
        raise NoSuchHandover("There is no such hand-over of this patient. Load the page again.")
    with one_after_the_other(patient):
        told = _told(seen[0], by.on_duty, at)
        if not told or seen[0].is_open:
            raise NotNow("Somebody has answered that already. Load the page again.")
        if not _is_asked(told, seen[0], by, at):
            raise NotYours(
                "Only somebody of the organisation that is responsible, in a role that treats, can do that."
            )
        ended = (
            answering.update(one, telling.ended(one.tree, status=telling.COMPLETED, at=at)) for one in told
        )
        committed = gate.act(by=by.on_duty, changes=list(ended), at=at, references=References.MAY_DANGLE)
        who = f"PractitionerRole/{role}"
        says = provenance.provenance(committed, patient=patient, who=who, why="", at=at)
        if says is not None:
            gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(says)))], at=at)


def asks(found: Handover, *, by: Actor, at: datetime) -> bool:
    """Whether the actor is asked to answer what became of this hand-over: to be offered on a page. Raises NotPermitted."""
    told = _told(found, by, at)
    return bool(told) and treats(patient=found.patient, by=by, at=at) and _is_asked(told, found, by, at)


def _told(found: Handover, by: Actor, at: datetime) -> list[Told]:
    several = answering.unanswered(patient=found.patient, by=by, at=at)
    return [one for one in several if one.handover == found.id]


def _is_asked(told: list[Told], found: Handover, by: Actor, at: datetime) -> bool:
    """Whether somebody of the actor's organisation is told, or is responsible by now for what it was about."""
    about = (
        queries.focus_of(patient=found.patient, reference=one, by=by.on_duty, at=at)
        for one in found.wanted.foci
    )
    names = {*(one.owner for one in told), *(one.responsible for one in about if one is not None)}
    return any(queries.is_responsible(one, by=by) for one in names)
