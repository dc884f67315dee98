"""Moving patients to another version of the programme that they follow: what it changes for each, and doing it.

Who is enrolled stays on their version until somebody moves them. What the preview says is reckoned as the move reckons it, from
the same record and by the same rules, so it says exactly what is done; it stores nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor, Ground
from sharedcare.care.elements import OPERATOR
from sharedcare.care.enrolment import fhir, owning, plan_standing, queries
from sharedcare.care.enrolment.alone import one_after_the_other
from sharedcare.care.enrolment.choosing import require_text
from sharedcare.care.enrolment.errors import FollowsAlready, NoSuchPhase, NotYours
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.queries import followed_by
from sharedcare.care.enrolment.reconciling import Because, reconcile
from sharedcare.care.enrolment.rules import require_right, require_treats
from sharedcare.care.enrolment.settled import settled
from sharedcare.care.enrolment.standing_in import HeldTask
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.findings.queries import within_the_act
from sharedcare.care.mandates.rules import CHANGE_PLAN
from sharedcare.care.publishing.queries import programme as published
from sharedcare.kernel.ids import key64
from sharedcare.programmes.combining.changes import changes
from sharedcare.programmes.combining.standing import (
    ChangeGoal,
    ChangeMeasuring,
    ChangeTask,
    MakeTask,
    PlanAgain,
    PlanChange,
    PlanMade,
    Standing,
    TakeAway,
)
from sharedcare.programmes.combining.types import TaskWanted
from sharedcare.programmes.differing import Difference, differences
from sharedcare.records.around import Some, everybody_having, of_types
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import References, Update

_EPISODES = 20
_SOON = timedelta(days=7)
_OF_PATIENT = ("measurements", "questionnaires", "goals", "schedules", "combinations", "references")
"""The parts of a programme that say how a patient is judged, and what is aimed at."""


@dataclass(frozen=True, slots=True)
class Moving:
    """What it changes for one patient: `changes` of the plan, and `differs`, what limits, goals and rhythms say otherwise; `shifted` those whose time,
    band or rhythm becomes another. `trees` are
    the resources of the plan that stand, by reference; `held` those of the new tasks that nobody on the team has the role for; `today`
    is the day on which it would be."""

    patient: str
    programme: str
    before: str
    after: str
    changes: tuple[PlanChange, ...]
    differs: tuple[Difference, ...]
    shifted: tuple[PlanAgain, ...]
    trees: Mapping[str, dict[str, Any]]
    held: tuple[HeldTask, ...] = ()
    today: date = date.min

    @property
    def overdue(self) -> tuple[TaskWanted, ...]:
        """The tasks whose last day would be over already, those that come and those that get another time."""
        return tuple(one for one in self._to_be_done if one.closes < self.today)

    @property
    def soon(self) -> tuple[TaskWanted, ...]:
        """Those that would be due within a week."""
        last = self.today + _SOON
        return tuple(one for one in self._to_be_done if self.today <= one.closes <= last)

    @property
    def new(self) -> tuple[PlanMade, ...]:
        """What comes."""
        return tuple(each for each in self.changes if isinstance(each, PlanMade))

    @property
    def gone(self) -> tuple[TakeAway, ...]:
        """What goes."""
        return tuple(each for each in self.changes if isinstance(each, TakeAway))

    @property
    def otherwise(self) -> int:
        """How many things stay as they are but for the version that asks for them."""
        return len(self.changes) - len(self.new) - len(self.gone) - len(self.shifted)

    @property
    def _to_be_done(self) -> list[TaskWanted]:
        # What cannot be done yet is due to nobody.
        wanted = [each.wanted for each in (*self.new, *self.shifted)]
        return [one for one in wanted if isinstance(one, TaskWanted) and not one.waits]


def preview(
    *, patient: str, programme: str, to: str, by: Actor, at: datetime, seen: Known | None = None
) -> Moving:
    """What moving the patient to a version would change. `seen` is what the actor has looked at already. Raises as `move`, but for the
    reason."""
    _require(patient, programme, by, at, seen)
    found = queries.known(patient=patient, by=by.on_duty, at=at)
    return _moving(patient, found, programme, to, by, at, why="-")[0]


@again
def move(*, patient: str, programme: str, to: str, why: str, by: Actor, at: datetime) -> Moving:
    """Let the patient follow another version from now on; what that changed. The episode says who moved the patient, and why.

    Raises NotVisible, NotYours, NotLet, NotEnrolled, NoSuchProgramme, FollowsAlready, NoSuchPhase, ReasonMissing or HasChanged.
    """
    writer = _require(patient, programme, by, at)
    reason = require_text(why, "Say why the patient is moved to another version.")
    with one_after_the_other(patient):
        found = queries.known(patient=patient, by=by.on_duty, at=at)
        who = writer or OPERATOR
        told, one, tree = _moving(patient, found, programme, to, by, at, why=reason, who=who)
        change = Update(parse(orjson.dumps(tree)), one.id, if_match=one.version)
        # What the episode has referred to from before is not this action's to mend.
        gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
        reconcile(
            patient=patient,
            by=by,
            writer=writer or one.responsible,
            because=Because(who, reason),
            at=at,
        )
    return told


def newer(one: Enrolment) -> str:
    """The newest version, where the patient follows an older one; empty else."""
    newest = published(key=one.programme).version
    return newest if one.followed and _number(one.followed) < _number(newest) else ""


def to_be_moved(*, programme: str, to: str, by: Actor) -> list[str]:
    """The ids of the patients in a programme who follow another version than this: the operator's own question, which shows nothing
    of anybody. Raises NotYours."""
    if by.ground is not Ground.OPERATOR:
        raise NotYours(
            "Whoever runs the platform moves many at once. Move the patient on the page of the programme."
        )
    newest = published(key=programme).version
    return [
        patient
        for patient in within_the_act(everybody_having(type="EpisodeOfCare"))
        if any((version or newest) != to for version in _versions(patient, programme))
    ]


def _require(patient: str, programme: str, by: Actor, at: datetime, seen: Known | None = None) -> str:
    """Who moves, as a reference; empty where it is the operator."""
    if by.ground is Ground.OPERATOR:
        return ""
    writer = require_treats(patient=patient, by=by, at=at)
    found = seen or queries.known(patient=patient, by=by, at=at)
    what = followed_by(queries.enrolment_of(found, programme))
    require_right(CHANGE_PLAN, patient=patient, programmes=[what] if what else [], by=by, at=at)
    return writer


def _moving(  # noqa: PLR0913 - all that the one change rests on
    patient: str,
    found: Known,
    programme: str,
    to: str,
    by: Actor,
    at: datetime,
    *,
    why: str,
    who: str = OPERATOR,
) -> tuple[Moving, Enrolment, Mapping[str, object]]:
    one = queries.enrolment_of(found, programme)
    before, target = followed_by(one), published(key=programme, version=to)
    if before is not None and before.version == to:
        raise FollowsAlready("The patient follows this version already.")
    tree = fhir.moved(one.tree, target, why=why, by=who, at=at)
    if tree is None:
        raise NoSuchPhase(
            "The version has no phase like the one that the patient is in. Close the programme, and enrol the patient anew."
        )
    trees = tuple(tree if each is one.tree or _is(each, tree) else each for each in found.trees)
    # What is counted from can come, or come no more, by the version itself.
    there, _ = settled(Known(trees, found.versions), at)
    after = followed_by(queries.enrolment_of(there, programme))
    standing = plan_standing.standing(there.trees, zone=here().zone)
    asked = changes(queries.plan(there, at=at), standing)
    told = Moving(
        patient=patient,
        programme=programme,
        before=before.version if before is not None else one.followed,
        after=to,
        changes=asked,
        shifted=tuple(each for each in asked if isinstance(each, PlanAgain) and _shifts(each, standing)),
        differs=tuple(
            each
            for each in (differences(before, after) if before is not None and after is not None else ())
            if each.part in _OF_PATIENT
        ),
        trees={f"{each['resourceType']}/{each['id']}": each for each in found.trees},
        held=owning.held(
            (each.wanted for each in asked if isinstance(each, MakeTask)),
            owning.by_kind(there, by=by, at=at),
            queries.enrolments(there),
            patient=patient,
        ),
        today=at.astimezone(here().zone).date(),
    )
    return told, one, tree


def _shifts(change: PlanAgain, standing: Standing) -> bool:
    match change:
        case ChangeTask(id=name, wanted=task):
            stands = next(each for each in standing.tasks if each.id == name)
            is_other = (stands.opens, stands.closes, stands.waits) != (task.opens, task.closes, task.waits)
            return change.window and is_other
        case ChangeGoal(id=name, wanted=goal):
            return any(each.id == name and each.band != goal.band for each in standing.goals)
        case ChangeMeasuring(id=name, wanted=measuring):
            return any(
                each.id == name and each.rhythm != str(measuring.rhythm) for each in standing.measuring
            )


def _is(each: Mapping[str, object], tree: Mapping[str, object]) -> bool:
    return (each["resourceType"], each["id"]) == ("EpisodeOfCare", tree["id"])


def _versions(patient: str, programme: str) -> list[str]:
    wanted = {"EpisodeOfCare": Some(_EPISODES)}
    stored = within_the_act(of_types(patient=key64(f"Patient/{patient}"), wanted=wanted))
    zone = here().zone
    all_of = (fhir.enrolment(orjson.loads(one.content or b"{}"), one.version, zone=zone) for one in stored)
    return [one.followed for one in all_of if one is not None and one.programme == programme]


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
