"""Proposing a hand-over, and answering one.

Each has a rule of its own (`rules.py`) and is stored on the ground DUTY, since nobody may write who is responsible otherwise.
Responsibility moves in the transaction that stores the acceptance, or by itself on the day that was agreed (`moving.py`), and by
nothing else: until then the sender has it.
What two do at once is done one after the other, and the second is told what the first did.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care import who
from sharedcare.care.handover import (
    answering,
    declining,
    fhir,
    foci,
    joining,
    moving,
    queries,
    rules,
    telling,
)
from sharedcare.care.handover.errors import (
    AlreadyAnswered,
    AlreadyWaiting,
    DayUnfit,
    NoSuchHandover,
    NotNow,
    NotReachable,
    NotTogether,
    NotYours,
    WordsNeeded,
)
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.reaching import reach
from sharedcare.care.handover.types import Handover, Receiver, Side, Step, Turn, Unfit, Wanted
from sharedcare.care.handover.waiting import one_after_the_other
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import ACCEPT, HAND_OVER
from sharedcare.care.standing import require_treats
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Change, Create, References, Update


@again
def propose(*, patient: str, wanted: Wanted, by: Actor, at: datetime) -> str:
    """Propose to hand over a programme, a phase of one, a task, or the whole patient; the id of the Task that waits.

    Raises NotVisible, NotPermitted, WordsNeeded, NothingToHandOver, DayUnfit, NotYours, NotReachable, AlreadyWaiting or
    Overtaken.
    """
    role = require_treats(patient=patient, by=by, at=at)
    _require_day(wanted, at)
    if not wanted.text.strip():
        raise WordsNeeded("Say in a few words what is handed over.", "text")
    with one_after_the_other(patient):
        several = foci.proposed(patient=patient, wanted=wanted, by=by, at=at)
        for focus in several:
            if focus.responsible and not queries.is_responsible(focus.responsible, by=by):
                raise NotYours(
                    "Only whoever is responsible, or somebody of the same organisation, hands it over."
                )
            _require_let(HAND_OVER, patient, focus, by, at)
        receiver = _reachable(patient, wanted, several, by, at)
        _refuse_twice(patient, wanted, by, at)
        tree = fhir.proposed(wanted, patient=patient, sender=f"PractitionerRole/{role}", at=at)
        author = None if by.post is None else by.post.organization
        [committed] = gate.act(
            by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)), author=author)], at=at
        )
        made = committed.kept.id
        if receiver.joins:
            joining.let_in(
                receiver,
                handover=made,
                patient=patient,
                programme=several[0].programme,
                role=role,
                by=by,
                at=at,
            )
        answering.settle(patient=patient, by=by.on_duty, at=at)
    return made


@again
def accept(*, patient: str, handover: str, by: Actor, at: datetime) -> None:
    """Take over: the actor is responsible from this moment on, or from the day that was proposed, where it still lies ahead.

    Raises NotVisible, NotPermitted, NoSuchHandover, NotYours, NotNow, NotTogether (also for a whole patient on a day ahead),
    AlreadyAnswered, NothingToHandOver or Overtaken.
    """
    with _turn(patient, handover, Step.ACCEPT, by, at) as (found, tree, role):
        several = foci.to_move(patient=patient, wanted=found.wanted, sender=found.sender, by=by, at=at)
        for focus in several:
            _require_let(ACCEPT, patient, focus, by, at)
        if rules.waits_for_its_day(found.wanted.starts, today=_today(at)):
            if found.wanted.also:
                # What another system has stored: on that day the first of them would move alone.
                raise NotTogether(
                    "A whole patient is handed over at once. Say no, so that it is proposed without a day."
                )
            made = fhir.agreed(tree, by=f"PractitionerRole/{role}", at=at)
            _store(made, found, by, at, *joining.until_its_day(found, at=at))
            return
        changes = list(moving.changes(found, tree, several[0], role=role, at=at, also=several[1:]))
        # What the episode has referred to from before is not this action's to mend.
        gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)
        answering.settle(patient=patient, by=by.on_duty, at=at)


@again
def ask(*, patient: str, handover: str, text: str, by: Actor, at: datetime) -> None:
    """Ask the sender something before answering. Raises what `accept` raises, and WordsNeeded."""
    _say(patient, handover, Step.ASK, text, by, at)


@again
def answer(*, patient: str, handover: str, text: str, by: Actor, at: datetime) -> None:
    """Answer the receiver's question; it is the receiver's turn again. Raises what `accept` raises, and WordsNeeded."""
    _say(patient, handover, Step.ANSWER, text, by, at)


@again
def decline(*, patient: str, handover: str, reason: str, by: Actor, at: datetime) -> None:
    """Say no, and why: the sender stays responsible, and is told by a task. Raises what `accept` raises, and WordsNeeded."""
    _end(patient, handover, Step.DECLINE, reason, by, at)


@again
def take_back(*, patient: str, handover: str, reason: str, by: Actor, at: datetime) -> None:
    """Take it back before it has moved. Raises what `accept` raises, and WordsNeeded."""
    _end(patient, handover, Step.TAKE_BACK, reason, by, at)


def _say(patient: str, handover: str, step: Step, text: str, by: Actor, at: datetime) -> None:
    _require_words(text, "text")
    with _turn(patient, handover, step, by, at) as (found, tree, role):
        turn = Turn(step is Step.ASK, text.strip(), f"PractitionerRole/{role}", at)
        made = fhir.turned(tree, turn=turn, stand=rules.STEPS[found.stand, step][1])
        _store(made, found, by, at)


def _end(patient: str, handover: str, step: Step, reason: str, by: Actor, at: datetime) -> None:
    _require_words(reason, "reason")
    with _turn(patient, handover, step, by, at) as (found, tree, role):
        stand = rules.STEPS[found.stand, step][1]
        made = fhir.ended(tree, stand=stand, by=f"PractitionerRole/{role}", because=reason.strip(), at=at)
        told = _told_of_no(found, reason.strip(), by, at) if step is Step.DECLINE else []
        _store(made, found, by, at, *joining.after(found, stand, at=at), *told)


def _told_of_no(found: Handover, why: str, by: Actor, at: datetime) -> list[Change]:
    """What tells the sender; nothing where all that was handed over has ended, since nobody is responsible for it any more."""
    owner = queries.to_tell(found, by=by.on_duty, at=at)
    if not owner or not queries.goes_on(references=found.wanted.foci, by=by.on_duty, at=at):
        return []
    told = declining.task(found, owner=owner, who=who.name(by=by), why=why, today=_today(at), at=at)
    return [Create(parse(orjson.dumps(told)), if_none_exist=telling.only_one(declining.CODE, found))]


def _store(made: dict[str, Any], found: Handover, by: Actor, at: datetime, *more: Change) -> None:
    change = Update(parse(orjson.dumps(made)), found.id, if_match=found.version)
    # What the team has referred to from before is not this action's to mend.
    gate.act(by=by.on_duty, changes=[change, *more], at=at, references=References.MAY_DANGLE)
    answering.settle(patient=found.patient, by=by.on_duty, at=at)


@contextmanager
def _turn(
    patient: str, handover: str, step: Step, by: Actor, at: datetime
) -> Iterator[tuple[Handover, dict[str, Any], str]]:
    """The hand-over as it stands while nobody else can touch it, the Task, and the id of the actor's role."""
    role = require_treats(patient=patient, by=by, at=at, answers=True)
    # Asked by the actor first, so that the trail tells of each try, and what is hidden stays hidden.
    if queries.handover_of(patient=patient, handover=handover, by=by, at=at) is None:
        raise NoSuchHandover("There is no such hand-over of this patient. Load the page again.")
    with one_after_the_other(patient):
        current = queries.handover_of(patient=patient, handover=handover, by=by.on_duty, at=at)
        if current is None:
            raise NoSuchHandover("There is no such hand-over of this patient. Load the page again.")
        found, tree = current
        _require_turn(found, step, by, at)
        yield found, tree, role


def _require_turn(found: Handover, step: Step, by: Actor, at: datetime) -> None:
    allowed = rules.STEPS.get((found.stand, step))
    if not found.is_waiting and allowed is None:
        raise AlreadyAnswered(
            "Somebody has answered or taken back this hand-over already.",
            stand=found.stand,
            who=found.ended_by,
        )
    focus = queries.focus_of(patient=found.patient, reference=found.wanted.focus, by=by.on_duty, at=at)
    sides = queries.sides(found, responsible=focus.responsible if focus else "", by=by)
    if allowed is None:
        raise NotNow("As the hand-over stands, that cannot be done with it. Load the page again.")
    if allowed[0] not in sides:
        whose = "receiving" if allowed[0] is Side.RECEIVER else "sending"
        raise NotYours(f"Only somebody of the {whose} organisation, in a role that treats, can do that.")


def _require_let(right: str, patient: str, focus: Focus, by: Actor, at: datetime) -> None:
    """That the programme handed over lets the actor's role do it; of a task that any of the patient's programmes does."""
    every = programmes_of(patient=patient, by=by.on_duty, at=at)
    programmes = [one for one in every if focus.programme in ("", one.key)]
    holds = mandate(patient=patient, by=by, at=at)
    if not holds.may(right, programmes):
        if not programmes and holds.unread:
            raise NotYours(
                f"The programme {', '.join(holds.unread)} cannot be read here, so that nobody knows who hands over and who takes over. "
                "Tell those who publish programmes."
            )
        does = "hands over" if right == HAND_OVER else "takes over"
        raise NotYours(f"By the programme your role {does} nothing. Ask somebody whose role does.")


def _reachable(patient: str, wanted: Wanted, several: Sequence[Focus], by: Actor, at: datetime) -> Receiver:
    """The receiver, who can take over each of them; of several programmes nobody who would have to be let in first."""
    found = [
        one
        for focus in several
        for one in reach(patient=patient, focus=focus, by=by, at=at).receivers
        if one.reference == wanted.receiver and not (one.joins and wanted.also)
    ]
    if len(found) < len(several) or wanted.receiver in {one.responsible for one in several}:
        raise NotReachable(
            "The receiver cannot take this over: it takes an agreement in force with you, and a role that takes over by the programme."
        )
    return found[0]


def _refuse_twice(patient: str, wanted: Wanted, by: Actor, at: datetime) -> None:
    for one in queries.handovers(patient=patient, by=by.on_duty, at=at):
        if one.is_open and set(one.wanted.foci) & set(wanted.foci):
            raise AlreadyWaiting("The same is on its way already. Take that back first.", one.id)


def _require_day(wanted: Wanted, at: datetime) -> None:
    if wanted.also and wanted.starts is not None:
        raise DayUnfit("The whole patient is handed over at once. Leave the day empty.", Unfit.WHOLE)
    why = rules.why_not_from(wanted.starts, today=_today(at))
    if why is Unfit.PAST:
        raise DayUnfit("That day is past. Name a day from today on, or none to move it at once.", why)
    if why is not None:
        raise DayUnfit(f"Name a day within {rules.FARTHEST.days} days from now.", why)


def _today(at: datetime) -> date:
    return at.astimezone(here().zone).date()


def _require_words(text: str, field: str) -> None:
    if not text.strip():
        raise WordsNeeded("Write a few words, so that the others know what to do.", field)
