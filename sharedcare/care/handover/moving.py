"""Moving responsibility: in the transaction of the yes, or by itself on the day that was agreed.

Until the day has come nothing has moved, so the sender is responsible, whatever happens meanwhile. On that day it is asked again
whether the receiver can: where not, the sender keeps it and gets a task that says so.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.grants import queries as grants
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor, Post
from sharedcare.access.wishes.effects import treating
from sharedcare.care.handover import answering, beginning, fhir, joining, lapsing, queries, rules, telling
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.types import Handover, Lapse, Stand
from sharedcare.care.handover.waiting import one_after_the_other
from sharedcare.care.mandates.programmes import programmes_of, unread_of
from sharedcare.care.mandates.rules import ACCEPT, Mandate
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Change, Create, References, Update


def changes(
    found: Handover,
    tree: dict[str, Any],
    focus: Focus,
    *,
    role: str,
    at: datetime,
    also: Iterable[Focus] = (),
) -> Iterable[Change]:
    """All that it takes to move it to this role (id): the hand-over, what it is about (`also`: the patient's other programmes, which go
    with it), the place that waited for it, and where the phase that was to begin with it cannot, a task that says so to whoever is
    responsible now."""
    who = f"PractitionerRole/{role}"
    ended = fhir.ended(tree, stand=Stand.ACCEPTED, by=who, because="", at=at)
    of_programme = focus.reference.startswith("EpisodeOfCare/")
    if of_programme and fhir.loses_phase(focus.tree, found.wanted.phase):
        ended = fhir.without_phase(ended)
        told = beginning.task(found, role=role, today=_today(at), at=at)
        yield Create(parse(orjson.dumps(told)), if_none_exist=telling.only_one(beginning.CODE, found))
    moved = (
        fhir.taken_over(focus.tree, by=who, phase=found.wanted.phase, today=_today(at))
        if of_programme
        else fhir.taken_on(focus.tree, by=who, at=at)
    )
    yield Update(parse(orjson.dumps(ended)), found.id, if_match=found.version)
    yield Update(parse(orjson.dumps(moved)), focus.reference.partition("/")[2], if_match=focus.version)
    for other in also:
        taken = fhir.taken_over(other.tree, by=who, phase="", today=_today(at))
        yield Update(parse(orjson.dumps(taken)), other.reference.partition("/")[2], if_match=other.version)
    yield from joining.after(found, Stand.ACCEPTED, at=at)


@again
def move(*, patient: str, handover: str, by: Actor, at: datetime) -> Stand | None:
    """Move what was agreed for a day that has come, or say why it cannot, at once where it has ended; how it stands then. None where it does not
    move: a programme that is on hold moves when it goes on again, however long that takes, and until then the sender is responsible.

    Raises Overtaken where somebody writes what it moves at this very moment: then it is tried again.
    """
    with one_after_the_other(patient):
        current = queries.handover_of(patient=patient, handover=handover, by=by, at=at)
        if current is None or current[0].stand is not Stand.AGREED:
            return None
        found, tree = current
        focus = queries.focus_of(patient=patient, reference=found.wanted.focus, by=by, at=at)
        has_come, rests = _has_come(found, at), focus is None and _rests(found, by, at)
        if (focus is not None or rests) and not has_come:
            return None
        # For what has ended nobody is kept waiting: who was let in for it would see the record until the day.
        role = found.ended_by.removeprefix("PractitionerRole/")
        gone = _gone(found, role, by, at) if rests else None
        is_kept = (focus is not None or rests) and gone is None
        if is_kept and (kept := joining.while_held(found, rests=rests, at=at)):
            gate.act(by=by, changes=kept, at=at, references=References.MAY_DANGLE)
        if rests and gone is None:
            return None
        why = (gone or Lapse.OVER) if focus is None else _why_not(found, focus, role, by, at)
        if focus is not None and why is None:
            made = list(changes(found, tree, focus, role=role, at=at))
        else:
            made = list(_lapsed(found, tree, focus, why or Lapse.OVER, at))
        gate.act(by=by, changes=made, at=at, references=References.MAY_DANGLE)
        answering.settle(patient=patient, by=by, at=at)
        return Stand.ACCEPTED if why is None else Stand.LAPSED


def due(*, by: Actor, at: datetime) -> list[tuple[str, str]]:
    """The agreed hand-overs, of all patients, whose day has come, or of which what is handed over has ended: patient and hand-over
    (ids). Those of a programme on hold are among them, so that whoever takes over can still do so when it goes on."""
    found = [one for one in queries.agreed(by=by, at=at) if one.stand is Stand.AGREED]
    moves = queries.goes_on(references={one.wanted.focus for one in found}, by=by, at=at)
    return [(one.patient, one.id) for one in found if one.wanted.focus not in moves or _has_come(one, at)]


def _rests(found: Handover, by: Actor, at: datetime) -> bool:
    """Whether what it is about is on hold, and has not ended."""
    about = found.wanted.focus
    return queries.goes_on(references=[about], by=by, at=at).get(about) is False


def _has_come(found: Handover, at: datetime) -> bool:
    return not rules.waits_for_its_day(found.wanted.starts, today=_today(at))


def _gone(found: Handover, role: str, by: Actor, at: datetime) -> Lapse | None:
    """Why whoever said yes is not there any more: asked while a programme is on hold, too, so that nobody waits for who has left."""
    post = _post(role, at)
    if post is None or post.code not in TREATING:
        return Lapse.ROLE
    asked = queries.asked_places(found.wanted.receiver, by=by, at=at)
    return None if any(rules.is_of_receiver(post, receiver=one.key) for one in asked) else Lapse.PLACE


def _post(role: str, at: datetime) -> Post | None:
    return grants.post(raw_connection(), role=key64(f"PractitionerRole/{role}"), at=at)


def _why_not(found: Handover, focus: Focus, role: str, by: Actor, at: datetime) -> Lapse | None:
    """Why whoever said yes cannot take over now: what was so then need not be so any more."""
    post = _post(role, at)
    gone = _gone(found, role, by, at)
    if post is None or gone is not None:
        return gone
    if not _takes_over(post, found.patient, focus, by, at):
        return Lapse.MANDATE
    opened = treating(patient=found.patient, by=by, at=at)
    is_open = any(one.key == post.treating and focus.programme in ("", one.programme) for one in opened)
    return None if is_open else Lapse.CLOSED


def _takes_over(post: Post, patient: str, focus: Focus, by: Actor, at: datetime) -> bool:
    """Whether the programme lets somebody at this post take over, as it is asked of who says yes."""
    every = programmes_of(patient=patient, by=by, at=at)
    programmes = [one for one in every if focus.programme in ("", one.key)]
    return Mandate(post.code, post.sector, _today(at), unread_of(patient=patient)).may(ACCEPT, programmes)


def _lapsed(
    found: Handover, tree: dict[str, Any], focus: Focus | None, why: Lapse, at: datetime
) -> Iterable[Change]:
    yield Update(parse(orjson.dumps(fhir.lapsed(tree, why=why, at=at))), found.id, if_match=found.version)
    yield from joining.after(found, Stand.LAPSED, at=at, is_over=why is Lapse.OVER)
    told = lapsing.task(
        found, why=why, responsible=focus.responsible if focus else "", today=_today(at), at=at
    )
    if told is not None:
        yield Create(parse(orjson.dumps(told)), if_none_exist=telling.only_one(lapsing.CODE, found))


def _today(at: datetime) -> date:
    return at.astimezone(here().zone).date()
