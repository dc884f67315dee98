"""The plan in the record becomes what the patient's programmes ask for: made, changed, taken away, all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

import orjson

from sharedcare.access import gate
from sharedcare.access.grants.places import at_work
from sharedcare.access.types import Actor
from sharedcare.care.elements import OURS, identifiers, named
from sharedcare.care.enrolment import owning, plan_fhir, plan_standing, queries, standing_in
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.settled import ROUNDS, counts_from_due, settled
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.provenance import provenance
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.combining.changes import changes
from sharedcare.programmes.combining.standing import (
    ChangeGoal,
    ChangeMeasuring,
    ChangeTask,
    GoalToStand,
    Kind,
    MakeGoal,
    MakeMeasuring,
    MakeTask,
    PlanChange,
    TakeAway,
)
from sharedcare.programmes.combining.types import Source, TaskWanted
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Change, Committed, Create, Update

Tree = dict[str, Any]
_TYPES = {Kind.TASK: "Task", Kind.GOAL: "Goal", Kind.MEASURING: "ServiceRequest"}


@dataclass(frozen=True, slots=True)
class Because:
    """Who made the plan another, and why: a reference, or the operator (`elements.OPERATOR`)."""

    who: str
    why: str


def reconcile(
    *, patient: str, by: Actor, at: datetime, writer: str = "", because: Because | None = None
) -> int:
    """Carry out what has to change in the patient's plan; how many changes that were. In the transaction that is open, by
    whoever has found that the actor may. `writer` refers to whoever it is done for; without one it is who answers for the patient.
    With `because` the record tells, of all that became another by it, who it was and why.

    What is shown to be done is so first, and phases end and begin by it; then the plan is what the programmes ask for, and once more
    where something is counted from when a task is due. Nobody is shown anything, so the record is read as a part of the act.
    """
    many = 0
    for _ in range(ROUNDS):
        asked, goes_on = _reconciled(patient=patient, by=by, at=at, writer=writer, because=because)
        many += asked
        if not goes_on:
            break
    return many


def _reconciled(
    *, patient: str, by: Actor, at: datetime, writer: str, because: Because | None
) -> tuple[int, bool]:
    """Once, and whether that can have brought what more follows from."""
    found, became_so = settled(queries.derived(patient=patient, at=at), at)
    standing = plan_standing.standing(found.trees, zone=here().zone)
    asked = changes(queries.plan(found, at=at), standing)
    enrolments = queries.enrolments(found)
    responsible = next((one.responsible for one in enrolments if one.responsible), "")
    answers = writer or responsible
    asker = because.who if because is not None else answers
    writing = _Writing(found, patient, answers, asker, at, owning.by_kind(found, by=by, at=at))
    planned = [change for each in asked for change in writing.of(each)]
    handed = list(writing.handed())
    done = [change for name, change in became_so.items() if not writing.has_written(name)]
    stored = [*done, *planned]
    until = len(stored)
    stored += handed
    plan = writing.care_plan()
    if plan is not None:
        stored.append(plan)
    if stored:
        became = gate.act(by=by.on_duty, changes=stored, at=at)
        if because is not None:
            # What was shown to be done, and who has come meanwhile, are not so for this reason.
            _tell(became[len(done) : until], because, patient=patient, by=by, at=at)
    moved_due = any(isinstance(each, MakeTask | ChangeTask) for each in asked)
    goes_on = moved_due and any(counts_from_due(one, among=writing.shelf) for one in enrolments)
    return len(became_so) + len(asked), goes_on


def _tell(became: Sequence[Committed], because: Because, *, patient: str, by: Actor, at: datetime) -> None:
    told = provenance(became, patient=patient, who=because.who, why=because.why, at=at)
    if told is not None:
        gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(told)))], at=at)


class _Writing:
    """The changes of one reconciliation, as resources."""

    def __init__(
        self, found: Known, patient: str, writer: str, asker: str, at: datetime, places: Mapping[str, str]
    ) -> None:
        self._found = found
        self._patient = patient
        self._writer = writer
        self._asker = asker
        self._at = at.astimezone(here().zone)
        self._places = places
        self._enrolments = queries.enrolments(found)
        self._by_name = {f"{one['resourceType']}/{one['id']}": one for one in found.trees}
        self._numbers: dict[str, int] = {}
        for key, number in (
            _numbered(each) for one in found.of("Task") for each in identifiers(one, "task-key")
        ):
            self._numbers[key] = max(number, self._numbers.get(key, 0))
        self._written: set[str] = set()
        self._made: dict[str, list[str]] = {"Goal": [], "Task": [], "ServiceRequest": []}

    def of(self, change: PlanChange) -> Iterable[Change]:
        match change:
            case MakeTask():
                yield self._create(self._task(change.wanted))
            case ChangeTask():
                tree = self._held_anew(self._by_name[f"Task/{change.id}"], change.wanted)
                name = self._name_again(tree, change.wanted)
                yield self._update(plan_fhir.task_again(tree, change.wanted, name=name, window=change.window))
            case MakeGoal():
                conditions = self._conditions(change.wanted.sources)
                yield self._create(self._goal(change.wanted, conditions))
            case ChangeGoal():
                yield self._update(plan_fhir.goal_again(self._by_name[f"Goal/{change.id}"], change.wanted))
            case MakeMeasuring():
                yield self._create(
                    plan_fhir.measuring(change.wanted, patient=self._patient, by=self._asker, at=self._at)
                )
            case ChangeMeasuring():
                tree = self._by_name[f"ServiceRequest/{change.id}"]
                yield self._update(plan_fhir.measuring_again(tree, change.wanted))
            case TakeAway():
                yield self._update(plan_fhir.taken_away(self._by_name[f"{_TYPES[change.kind]}/{change.id}"]))

    def has_written(self, name: str) -> bool:
        """Whether this resource is among the changes."""
        return name in self._written

    def care_plan(self) -> Change | None:
        """The one plan that holds what was made; None where it says so already."""
        plan = next((one for one in self._found.of("CarePlan") if one.get("status") == "active"), None)
        follows = [_canonical(one) for one in self._enrolments if one.followed]
        if plan is None and not self._enrolments:
            return None
        before = plan or {
            "resourceType": "CarePlan",
            "language": "da",
            "status": "active",
            "intent": "plan",
            "title": "Plan",
            "subject": {"reference": f"Patient/{self._patient}"},
            "created": self._at.date().isoformat(),
            "author": named(self._asker),
        }
        foreign = [
            one
            for one in before.get("instantiatesCanonical", ())
            if not str(one).startswith(OURS + "programme:")
        ]
        after: Tree = {**before, "instantiatesCanonical": [*foreign, *follows]}
        if not after["instantiatesCanonical"]:
            del after["instantiatesCanonical"]
        _more(after, "goal", [{"reference": one} for one in self._made["Goal"]])
        activities = [*self._made["Task"], *self._made["ServiceRequest"]]
        _more(after, "activity", [{"reference": {"reference": one}} for one in activities])
        teams = at_work(self._found.of("CareTeam"))
        if not after.get("careTeam") and teams:
            after["careTeam"] = [{"reference": f"CareTeam/{teams[0]['id']}"}]
        known = {str(one.get("reference")) for one in after.get("addresses", ())}
        conditions = dict.fromkeys(each for one in self._enrolments for each in one.conditions)
        _more(after, "addresses", [{"reference": one} for one in conditions if one and one not in known])
        if after == before:
            return None
        return Create(parse(orjson.dumps(after))) if plan is None else self._update(after)

    @cached_property
    def shelf(self) -> Shelf:
        """What is published, asked for once, and only where it is needed."""
        return shelf()

    def handed(self) -> Iterable[Change]:
        """Tasks that somebody holds for want of another, and whom nothing else changes: they go over to whoever is there now."""
        for name, tree in self._by_name.items():
            found = standing_in.handed(tree, self._places) if name not in self._written else None
            if found is not None:
                yield self._update(found)

    def _held_anew(self, tree: Tree, wanted: TaskWanted) -> Tree:
        """A Task that somebody holds, by the roles that it is for now: another version may name others."""
        if standing_in.missing(tree) is None:
            return tree
        fits = standing_in.fits(wanted.doers, self._places, patient=self._patient)
        if fits:
            return standing_in.owned(tree, fits)
        return standing_in.marked(tree, owning.stand_in(wanted, among=self.shelf))

    def _name(self, key: str) -> str:
        """The next name under a key, after the highest: of those between some may stand for another task by now."""
        number = self._numbers[key] = self._numbers.get(key, 0) + 1
        return key if number == 1 else f"{key}/{number}"

    def _name_again(self, tree: Tree, wanted: TaskWanted) -> str:
        """The name that a Task has, unless it stands for another task by now."""
        name = next(iter(identifiers(tree, "task-key")), "")
        return name if name.partition("/")[0] == wanted.key else self._name(wanted.key)

    def _task(self, wanted: TaskWanted) -> Tree:
        fits = standing_in.fits(wanted.doers, self._places, patient=self._patient)
        made = plan_fhir.task(
            wanted,
            patient=self._patient,
            owner=fits or owning.answering(wanted, self._enrolments) or self._writer,
            name=self._name(wanted.key),
            by=self._asker,
            at=self._at,
        )
        return made if fits else standing_in.marked(made, owning.stand_in(wanted, among=self.shelf))

    def _goal(self, wanted: GoalToStand, conditions: list[str]) -> Tree:
        return plan_fhir.goal(
            wanted, patient=self._patient, conditions=conditions, by=self._asker, at=self._at
        )

    def _conditions(self, sources: Sequence[Source]) -> list[str]:
        programmes = {each.programme for each in sources}
        return list(
            dict.fromkeys(
                each
                for one in self._enrolments
                if one.programme in programmes
                for each in one.conditions[:1]
                if each
            )
        )

    def _create(self, tree: Tree) -> Create:
        name = f"urn:uuid:{uuid4()}"
        self._made[tree["resourceType"]].append(name)
        return Create(parse(orjson.dumps(tree)), full_url=name)

    def _update(self, tree: Mapping[str, Any]) -> Update:
        self._written.add(f"{tree['resourceType']}/{tree['id']}")
        return Update(parse(orjson.dumps(tree)), str(tree["id"]), if_match=self._found.version(tree))


def _canonical(one: Enrolment) -> str:
    return f"{OURS}programme:{one.programme}|{one.followed}"


def _numbered(name: str) -> tuple[str, int]:
    """The key of a Task and its number under that; the first has none."""
    key, _, number = name.partition("/")
    return key, int(number) if number.isdecimal() else 1


def _more(tree: Tree, element: str, new: list[Tree]) -> None:
    if new:
        tree[element] = [*tree.get(element, ()), *new]
