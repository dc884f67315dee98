"""Enrolling a patient, and what is changed while the patient is in a programme.

Each has a rule of its own (`rules`) and is stored on the ground DUTY, under a lock of the patient's: of two who do the same at
once one is first, and the other is told. The plan becomes what the programmes ask for in the same transaction.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.aside import aside
from sharedcare.access.grants import queries as grants
from sharedcare.access.types import Actor
from sharedcare.access.wishes.actions import give_consent
from sharedcare.care.enrolment import fhir, letting_go, queries, shutting, teams
from sharedcare.care.enrolment.alone import one_after_the_other
from sharedcare.care.enrolment.choosing import require_possible, require_reference, require_text
from sharedcare.care.enrolment.errors import AlreadyEnrolled, BadChoice, NoConsent
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.proposing import own_party, proposed_team, taken_up
from sharedcare.care.enrolment.queries import followed_by
from sharedcare.care.enrolment.reconciling import Because, reconcile
from sharedcare.care.enrolment.rules import (
    require_answerable,
    require_may_enrol,
    require_named,
    require_right,
    require_to_begin,
    require_treats,
)
from sharedcare.care.enrolment.types import Choices, LevelChoice, Member
from sharedcare.care.facts import gathering
from sharedcare.care.facts.enrolled import Anchored, Enrolment, Judgement, Levelled, Reference
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.mandates.rules import CHANGE_PLAN, CLOSE, WRITE
from sharedcare.care.publishing.queries import programme as published
from sharedcare.programmes.fitting import fit
from sharedcare.programmes.types import Programme
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Change, Create, References, Update


@dataclass(frozen=True, slots=True)
class _Act:
    """One change of what a patient follows: by whom, as a reference, and what was known when it began."""

    patient: str
    by: Actor
    writer: str
    at: datetime
    found: Known


@again
def enrol(
    *, patient: str, programme: str, choices: Choices, by: Actor, at: datetime, version: str | None = None
) -> str:
    """Take a patient into a programme; the id of the EpisodeOfCare. The plan is laid out in the same transaction.

    Raises NotYours, NotLet for another level than the proposed by whom the programme does not let decide it, NoAgreement, NoConsent, NobodyResponsible, BadChoice, AlreadyEnrolled, NoSuchProgramme, or what `give_consent` raises when
    a consent is written down.
    """
    writer = require_may_enrol(programme=programme, by=by, at=at)
    what = published(key=programme, version=version)
    require_possible(what, choices)
    with _one_at_a_time(patient, by, writer, at) as act:
        if any(one.programme == programme for one in queries.enrolments(act.found)):
            raise AlreadyEnrolled(
                "The patient is in this programme already: somebody else was first. Load the page again."
            )
        _require_consent(what, choices, act)
        team = teams.members(act.found, choices.team, me=writer, on=_today(at))
        require_answerable(choices.responsible, among=team, at=at)
        organisation = _organisation(act, programme)
        tree = _episode(what, choices, act, organisation)
        name = f"urn:uuid:{uuid4()}"
        changes: list[Change] = [Create(parse(orjson.dumps(tree)), full_url=name)]
        forces = queries.agreements_in_force(programme=programme, by=by, at=at)
        proposed = proposed_team(act.found, forces, by, on=_today(at))
        changes += teams.joined(
            act.found,
            patient=patient,
            members=[Member(writer, ""), *choices.team],
            on=_today(at),
            came_by=name,
            taken_up=taken_up(act.found, proposed, on=_today(at)),
        )
        committed = gate.act(by=by.on_duty, changes=changes, at=at)
        reconcile(patient=patient, by=by, writer=writer, at=at)
        return committed[0].kept.id


@again
def leave(*, patient: str, programme: str, why: str, by: Actor, at: datetime) -> None:
    """Let a patient leave a programme: what only it asks for and nobody has begun goes from the plan, and who came on the team only by it
    goes from that; all else stays. The patient is told to whom that shuts the record.

    Raises NotVisible, NotYours, NotEnrolled, BadChoice or HasChanged.
    """
    reason = require_text(why, "Say why the patient leaves the programme.")
    writer = require_treats(patient=patient, by=by, at=at)
    with _one_at_a_time(patient, by, writer, at) as act:
        one = queries.enrolment_of(act.found, programme)
        _require(CLOSE, act, one)
        role = writer.removeprefix("PractitionerRole/")
        with shutting.told_to_the_patient(patient=patient, role=role, by=by, at=at):
            _store(act, one, fhir.left(one.tree, why=reason, by=writer, at=at, on=_today(at)))
            # What goes from the plan with it says who and why itself: the programme is not there any more to tell.
            reconcile(patient=patient, by=by, writer=writer, at=at, because=Because(writer, reason))
            # By now the plan is what the other programmes ask for, and says who has something to do for them.
            found = queries.derived(patient=patient, at=at)
            wholes = grants.wholes(raw_connection(), references=letting_go.staff(found))
            came_by = f"EpisodeOfCare/{one.id}"
            gone = letting_go.let_go(found, came_by=came_by, wholes=wholes, by=writer, why=reason, at=at)
            if gone:
                # What the team has referred to from before is not this action's to mend.
                gate.act(by=by.on_duty, changes=gone, at=at, references=References.MAY_DANGLE)


@again
def set_level(*, patient: str, programme: str, choice: LevelChoice, by: Actor, at: datetime) -> None:
    """Put a patient into a level; the reason is needed where it is not the proposed one. Raises as `leave`."""
    stratification, level, why = choice.stratification, choice.level, choice.why
    with _changing(patient, programme, by, at) as (act, one):
        _require(CHANGE_PLAN, act, one)
        what = published(key=programme, version=one.followed or None)
        require_possible(what, Choices(levels={stratification: (level, why)}, responsible=one.responsible))
        facts = gathering.facts(act.found.trees, what, enrolment=one, at=at, zone=here().zone)
        proposed = {each.stratification.key: each.level.key for each in fit(what, facts).levels}
        if proposed.get(stratification) != level:
            require_text(why, "Say why it is another level than the proposed one.")
        new = Levelled(stratification, level, act.writer, at, why.strip())
        kept = tuple(each for each in one.levels if each.stratification != stratification)
        _store_told(act, one, replace(one, levels=(*kept, new)))


@again
def set_anchor(
    *, patient: str, programme: str, anchor: str, moment: datetime, by: Actor, at: datetime
) -> None:
    """Say when something happened that times are counted from: what comes once is corrected, what comes again is added.

    Raises as `leave`.
    """
    with _changing(patient, programme, by, at) as (act, one):
        _require(WRITE, act, one)
        what = published(key=programme, version=one.followed or None)
        found = next((each for each in what.anchors if each.key == anchor), None)
        if found is None:
            raise BadChoice("The programme counts nothing from this. Choose one of its moments.")
        kept = tuple(each for each in one.anchors if found.each_time or each.key != anchor)
        new = Anchored(anchor, moment.astimezone(here().zone))
        _store_told(act, one, replace(one, anchors=tuple(dict.fromkeys((*kept, new)))))


@again
def judge(*, patient: str, programme: str, judged: Mapping[str, bool], by: Actor, at: datetime) -> None:
    """Say of statements that no data tells whether they hold; an answer that stands already keeps its name and date.

    Raises as `leave`.
    """
    with _changing(patient, programme, by, at) as (act, one):
        _require(WRITE, act, one)
        standing = {each.key: each.holds for each in one.judged}
        new = {key: holds for key, holds in judged.items() if standing.get(key) is not holds}
        kept = tuple(each for each in one.judged if each.key not in new)
        told = (Judgement(key, holds, act.writer, at) for key, holds in sorted(new.items()))
        _store_told(act, one, replace(one, judged=(*kept, *told)))


@again
def set_reference_value(
    *, patient: str, programme: str, reference: str, value: float, by: Actor, at: datetime
) -> None:
    """Agree on a value of the patient's that others are compared with, in the measurement's unit. What was agreed before stays for
    what was measured before. Raises as `leave`."""
    with _changing(patient, programme, by, at) as (act, one):
        what = published(key=programme, version=one.followed or None)
        unit = require_reference(what, reference, value)
        [setters] = [each.set_by for each in what.references if each.key == reference]
        require_named(what, setters, patient=patient, by=by, at=at)
        new = Reference(reference, value, unit, act.writer, at)
        _store_told(act, one, replace(one, references=(*one.references, new)))
        _rejudged(patient, by, at)


def _rejudged(patient: str, by: Actor, at: datetime) -> None:
    """What could not be judged for lack of a value is over at once, and not with the worker's next round. A defect in judging keeps
    nobody from agreeing on one: then it is that round."""
    with aside("enrolment.not_judged_again"):
        rejudge(patient=patient, by=by, at=at, since=at)


@contextmanager
def _one_at_a_time(patient: str, by: Actor, writer: str, at: datetime) -> Iterator[_Act]:
    """What is read in here still stands when it is stored."""
    with one_after_the_other(patient):
        found = queries.known(patient=patient, by=by.on_duty, at=at)
        yield _Act(patient, by, writer, at, found)


@contextmanager
def _changing(patient: str, programme: str, by: Actor, at: datetime) -> Iterator[tuple[_Act, Enrolment]]:
    """A change of one enrolment, and the plan brought up to date after it."""
    writer = require_treats(patient=patient, by=by, at=at)
    with _one_at_a_time(patient, by, writer, at) as act:
        yield act, queries.enrolment_of(act.found, programme)
        reconcile(patient=patient, by=by, writer=writer, at=at)


def _store_told(act: _Act, one: Enrolment, changed: Enrolment) -> None:
    _store(act, one, fhir.told(one.tree, changed))


def _store(act: _Act, one: Enrolment, tree: Mapping[str, Any]) -> None:
    change = Update(parse(orjson.dumps(tree)), one.id, if_match=one.version)
    gate.act(by=act.by.on_duty, changes=[change], at=act.at)


def _require(right: str, act: _Act, one: Enrolment) -> None:
    # What has happened is told by all who treat; a level and an end are decided.
    what = followed_by(one)
    require_right(right, patient=act.patient, programmes=[what] if what else [], by=act.by, at=act.at)


def _require_consent(what: Programme, choices: Choices, act: _Act) -> None:
    if queries.consent_stands(patient=act.patient, programme=what.key, by=act.by, at=act.at):
        return
    if not choices.consent.strip():
        raise NoConsent(
            "The patient has not agreed to this programme. Ask the patient, and write down the consent with the enrolment."
        )
    text = what.title.clinician.da
    give_consent(patient=act.patient, programme=what.key, text=text, by=act.by, at=act.at)


def _episode(what: Programme, choices: Choices, act: _Act, organisation: str) -> Mapping[str, Any]:
    facts = gathering.facts(
        act.found.trees,
        what,
        enrolment=None,
        at=act.at,
        zone=here().zone,
        choices=replace(choices, levels={}),
    )
    fits = fit(what, facts)
    tree = fhir.begun(
        what,
        patient=act.patient,
        organisation=organisation,
        responsible=choices.responsible,
        conditions=queries.conditions_of(act.found, fits),
        on=_today(act.at),
    )
    proposed = {each.stratification.key: each.level.key for each in fits.levels}
    if any(proposed.get(key) != level for key, (level, _) in choices.levels.items()):
        # The programme's own proposal is nobody's decision; another level is.
        require_to_begin(CHANGE_PLAN, what, by=act.by, at=act.at)
    for stratification, (level, why) in choices.levels.items():
        if proposed.get(stratification) not in (None, level):
            require_text(why, "Say why it is another level than the proposed one.")
    chosen = {**{key: (level, "") for key, level in proposed.items()}, **choices.levels}
    zone = here().zone
    written = Enrolment(
        id="",
        version=0,
        programme=what.key,
        followed=what.version,
        since=_today(act.at),
        responsible=choices.responsible,
        anchors=tuple(Anchored(key, moment.astimezone(zone)) for key, moment in choices.anchors.items()),
        levels=tuple(
            Levelled(key, level, act.writer, act.at, why.strip()) for key, (level, why) in chosen.items()
        ),
        judged=tuple(Judgement(key, holds, act.writer, act.at) for key, holds in choices.judged.items()),
    )
    return fhir.told(tree, written)


def _organisation(act: _Act, programme: str) -> str:
    """The party to the agreement for which the patient is enrolled: the actor's own organisation, or one above it."""
    forces = queries.agreements_in_force(programme=programme, by=act.by, at=act.at)
    own = own_party(forces, act.by)
    if own is None:
        raise AssertionError("Who may enrol belongs to a party of an agreement.")
    return own


def _today(at: datetime) -> date:
    return at.astimezone(here().zone).date()
