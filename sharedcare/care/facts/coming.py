"""The moments that an enrolment has by what its programme says they come with: tasks done or due, phases begun, drugs begun or changed,
diagnoses, conditions that hold. Pure.

They are written into the enrolment as those that somebody sets, each with what it came by: so whoever reads an enrolment knows what
times are counted from, and a moment does not shift because what it came by was stored again. One that what it came by bears no more
(a task that is opened again) is taken away.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from hashlib import sha256
from typing import Any

from sharedcare.care.elements import moment, sources_of, when_done
from sharedcare.care.facts.anchors import BEFORE, start_of
from sharedcare.care.facts.diagnoses import diagnosed
from sharedcare.care.facts.enrolled import Anchored, PhaseStands
from sharedcare.care.facts.medicines import STOPPED, atc, begun, dosed
from sharedcare.care.facts.needs import MOST as READ_AT_MOST
from sharedcare.programmes import calendar
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.judging.assuming import leaves
from sharedcare.programmes.shape import plain
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import (
    Coming,
    WithConditions,
    WithDiagnosis,
    WithDose,
    WithDrugs,
    WithPhase,
    WithTask,
    WithTaskDue,
    WithTaskOpen,
)
from sharedcare.programmes.types.course import Anchor

Tree = Mapping[str, Any]
DONE, DUE, OPENS, BEGUN, DRUG, DOSE, DIAGNOSED, HOLD = (
    "task-done",
    "task-due",
    "task-opens",
    "phase-begun",
    "drug-begun",
    "dose-changed",
    "diagnosed",
    "hold",
)
"""What a moment came by, as the file calls it."""
_READ = {
    DONE: ("Task",),
    DUE: ("Task",),
    OPENS: ("Task",),
    DRUG: ("MedicationStatement", "MedicationRequest"),
    DOSE: ("MedicationStatement", "MedicationRequest"),
    DIAGNOSED: ("Condition", "Procedure"),
}
"""The types of what a moment came by."""
_GIVEN_UP = ("cancelled", "rejected", "failed", "entered-in-error")
MOST = 100
"""So many moments of one anchor are kept that came by themselves, the newest: far more than a window or a condition asks for."""


@dataclass(frozen=True, slots=True)
class Told:
    """An enrolment, as far as it is to be known here: the moments that it has, its phases, and since when it is. `trees` are the
    patient's resources by type."""

    anchors: tuple[Anchored, ...]
    phases: tuple[PhaseStands, ...]
    since: date
    trees: Mapping[str, Sequence[Tree]]


def come(programme: Programme, told: Told, *, facts: Facts, zone: tzinfo) -> tuple[Anchored, ...]:
    """The moments that the enrolment has by now: those that somebody set, as they are, and those that have come by themselves.

    Of what comes once those that somebody set count alone; then the one that stands, as long as what it came by bears it, and else the
    earliest. `facts` are the patient's at this moment.
    """
    asked = {one.key: one for one in programme.anchors if one.comes_with}
    kept = [one for one in told.anchors if one.key not in asked or not one.by]
    found = _Come(programme, told, facts, zone)
    for anchor in asked.values():
        by_hand = any(one.key == anchor.key for one in kept)
        if anchor.each_time or not by_hand:
            several = sorted(found.of(anchor), key=lambda one: (one.at, one.what))
            kept += several[-MOST:] if anchor.each_time else _once(several, told.anchors)
    stood = {one: place for place, one in enumerate(told.anchors)}
    # What stands already keeps its place, so that nothing that has not changed is written again.
    return tuple(sorted(dict.fromkeys(kept), key=lambda one: stood.get(one, len(stood))))


def _once(several: Sequence[Anchored], stand: Iterable[Anchored]) -> Sequence[Anchored]:
    """Of the moments of what comes once, the one that counts: a diagnosis of long ago that comes later moves no plan."""
    before = {(one.key, one.by, one.what) for one in stand}
    return [one for one in several if (one.key, one.by, one.what) in before][:1] or several[:1]


def _mark(tree: Tree) -> str:
    """What a moment came by, to be known again: whoever reads an enrolment may not be one who sees the medicine."""
    return _digest(f"{tree.get('resourceType')}/{tree.get('id')}")


def _worded(coming: WithConditions) -> str:
    return _digest(json.dumps(plain(coming.conditions), sort_keys=True))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


class _Come:
    """What has come of one programme."""

    def __init__(self, programme: Programme, told: Told, facts: Facts, zone: tzinfo) -> None:
        self._programme, self._told, self._facts, self._zone = programme, told, facts, zone
        self._earliest = start_of(told.since, zone) - BEFORE if told.since > date.min else None
        kinds = {kind for several in _READ.values() for kind in several}
        self._here = {_mark(one) for kind in kinds for one in told.trees.get(kind, ())}

    def of(self, anchor: Anchor) -> Iterator[Anchored]:
        """The moments of an anchor, those of each thing that it comes with."""
        standing = {(one.by, one.what): one for one in self._told.anchors if one.key == anchor.key and one.by}
        for one in standing.values():
            # What was not among the newest that are read is not known to have changed. Of what is read whole it was deleted.
            if one.by in _READ and one.what not in self._here and not self._is_whole(one.by):
                yield one
        for coming in anchor.comes_with:
            yield from self._with(anchor, coming, standing)

    def _is_whole(self, by: str) -> bool:
        """Whether all of the types that it came by has been read, and not only the newest."""
        return all(len(self._told.trees.get(kind, ())) < READ_AT_MOST[kind] for kind in _READ[by])

    def _with(
        self, anchor: Anchor, coming: Coming, standing: Mapping[tuple[str, str], Anchored]
    ) -> Iterator[Anchored]:
        match coming:
            case WithTask():
                yield from self._done(anchor, coming, standing)
            case WithTaskDue():
                yield from self._due(anchor, coming, standing)
            case WithTaskOpen():
                yield from self._open(anchor, coming)
            case WithDiagnosis():
                yield from self._diagnoses(anchor, coming, standing)
            case WithDrugs() | WithDose():
                yield from self._drugs(anchor, coming, standing)
            case WithPhase():
                yield from self._phases(anchor, coming)
            case WithConditions():
                yield from self._conditions(anchor, coming)

    def _done(
        self, anchor: Anchor, coming: WithTask, standing: Mapping[tuple[str, str], Anchored]
    ) -> Iterator[Anchored]:
        for tree in self._tasks(coming.task):
            what = _mark(tree)
            at = self._done_at(tree, standing.get((DONE, what)))
            if at is not None:
                yield Anchored(anchor.key, at, DONE, what)

    def _due(
        self, anchor: Anchor, coming: WithTaskDue, standing: Mapping[tuple[str, str], Anchored]
    ) -> Iterator[Anchored]:
        for tree in self._tasks(coming.task):
            what = _mark(tree)
            due = moment(tree.get("restriction", {}).get("period", {}).get("end"), self._zone)
            if tree.get("status") == "completed":
                at = self._done_at(tree, None)
                if anchor.each_time:
                    # It stays where it was, so that what came before it is not asked for again; what was done early needs nothing
                    # before it any more.
                    stood = standing.get((DUE, what))
                    at = stood.at if stood is not None and at is not None and stood.at <= at else None
            else:
                at = due if tree.get("status") not in _GIVEN_UP else None
            if at is not None and at >= start_of(self._told.since, self._zone):
                yield Anchored(anchor.key, at.astimezone(self._zone), DUE, what)

    def _open(self, anchor: Anchor, coming: WithTaskOpen) -> Iterator[Anchored]:
        for tree in self._tasks(coming.task):
            at = moment(tree.get("restriction", {}).get("period", {}).get("start"), self._zone)
            is_given_up = tree.get("status") in _GIVEN_UP
            if not is_given_up and at is not None and at >= start_of(self._told.since, self._zone):
                yield Anchored(anchor.key, at.astimezone(self._zone), OPENS, _mark(tree))

    def _tasks(self, key: str) -> Iterator[Tree]:
        """The Tasks that the programme asks for under this key."""
        for tree in self._told.trees.get("Task", ()):
            if any(one.programme == self._programme.key and one.key == key for one in sources_of(tree)):
                yield tree

    def _done_at(self, tree: Tree, stood: Anchored | None) -> datetime | None:
        """When a Task was done; None where it is not, or was so in an enrolment that has ended."""
        at = when_done(tree, self._zone, stood=None if stood is None else stood.at)
        is_of_this = at is not None and start_of(self._told.since, self._zone) <= at <= self._facts.at
        return at if is_of_this else None

    def _phases(self, anchor: Anchor, coming: WithPhase) -> Iterator[Anchored]:
        for phase in self._told.phases:
            at = moment(phase.begins, self._zone) if phase.key == coming.phase else None
            if at is not None and phase.status in ("active", "done"):
                yield Anchored(anchor.key, at.astimezone(self._zone), BEGUN)

    def _drugs(
        self, anchor: Anchor, coming: WithDrugs | WithDose, standing: Mapping[tuple[str, str], Anchored]
    ) -> Iterator[Anchored]:
        """Told once more, by a prescription of the same beginning that has come later, it stays as it was."""
        by, found = (DRUG, begun) if isinstance(coming, WithDrugs) else (DOSE, dosed)
        groups = next((one.atc for one in self._programme.drugs if one.key == coming.drugs), ())
        kinds = ("MedicationStatement", "MedicationRequest")
        trees = [tree for kind in kinds for tree in self._told.trees.get(kind, ())]
        now = {_mark(tree): at.astimezone(self._zone) for at, tree in found(trees, groups, zone=self._zone)}
        # A drug is not begun twice within so short a time; its dose can be changed twice.
        drugs = {
            _mark(tree): set(atc(tree))
            for tree in trees
            if by == DRUG and any(begun([tree], groups, zone=self._zone))
        }
        told = [(standing[by, what], drugs[what]) for what in drugs.keys() - now if (by, what) in standing]
        for what, at in now.items():
            if (self._earliest is None or self._earliest <= at) and at <= self._facts.at:
                near = (one for one, codes in told if codes & drugs[what] and abs(one.at - at) <= STOPPED)
                yield next(near, Anchored(anchor.key, at, by, what))

    def _diagnoses(
        self, anchor: Anchor, coming: WithDiagnosis, standing: Mapping[tuple[str, str], Anchored]
    ) -> Iterator[Anchored]:
        for kind in ("Condition", "Procedure"):
            for tree in self._told.trees.get(kind, ()):
                if not any(one.means(*code) for code in diagnosed([tree]) for one in coming.codes):
                    continue
                what = _mark(tree)
                at = self._diagnosed_at(tree, standing.get((DIAGNOSED, what)))
                if at is not None and at <= self._facts.at:
                    yield Anchored(anchor.key, at, DIAGNOSED, what)

    def _diagnosed_at(self, tree: Tree, stood: Anchored | None) -> datetime | None:
        """Since when the patient has it, or has had it done. Where that is told as no date (an age, words), it is when it was recorded: on
        the day on which it was stored here it was not, and no moment is better than a wrong one."""
        said = self._first(
            tree.get("onsetDateTime"),
            tree.get("onsetPeriod", {}).get("start"),
            tree.get("performedDateTime"),
            tree.get("performedPeriod", {}).get("start"),
        )
        recorded = tree.get("recordedDate")
        if said is not None or any(name.startswith(("onset", "performed")) for name in tree):
            return said or self._first(recorded)
        return self._first(
            stood.at if stood is not None else None, recorded, tree.get("meta", {}).get("lastUpdated")
        )

    def _conditions(self, anchor: Anchor, coming: WithConditions) -> Iterator[Anchored]:
        """Once they hold the moment stands; once they do not, it is told when that was, and the next time is another. What stands by
        conditions as another version worded them is a moment of the first."""
        every = [one for one in anchor.comes_with if isinstance(one, WithConditions)]
        what, known = _worded(coming), {_worded(one) for one in every}
        holds = all_hold(coming.conditions, self._facts, self._programme).holds
        # What is not known any more has not ceased to hold, unless the file says how old it may be.
        is_over = holds is Holds.NO or (holds is Holds.UNKNOWN and self._ages(coming))
        stood = [
            one
            for one in self._told.anchors
            if one.key == anchor.key
            and one.by == HOLD
            and (one.what == what or (coming == every[0] and one.what not in known))
        ]
        for one in stood:
            yield replace(one, ended=self._facts.at) if one.ended is None and is_over else one
        last = max((one.at for one in stood), default=None)
        is_open = any(one.ended is None for one in stood)
        is_early = (
            last is not None
            and coming.again_after is not None
            and self._facts.at < calendar.after(last, coming.again_after)
        )
        if holds is Holds.YES and not is_open and not is_early:
            yield Anchored(anchor.key, self._facts.at, HOLD, what)

    def _ages(self, coming: WithConditions) -> bool:
        return any(
            getattr(each, "within", None) is not None for each in leaves(coming.conditions, self._programme)
        )

    def _first(self, *written: object) -> datetime | None:
        """The first that says a time."""
        found = (one if isinstance(one, datetime) else moment(one, self._zone) for one in written)
        return next((one.astimezone(self._zone) for one in found if one is not None), None)
