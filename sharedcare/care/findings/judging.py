"""What follows when a value or an answer is stored, changed or withdrawn: it is judged, in the same transaction.

Only what is of the last thirty days, of patients who are in a programme; of what comes from home with an older date, or none, it is
told that nobody judges it. What a command loads whole is told with what was
found of it at the time; the worker looks at what is recent in it (`config/worker/watching.py`).

A defect in judging keeps no value out of the record: a finding says that it was not judged (`unjudged.py`), and the worker judges
it on its next round.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from operator import itemgetter

import psycopg

from sharedcare.access.types import Actor
from sharedcare.care.facts.values import is_from_home, taken_at
from sharedcare.care.findings import green
from sharedcare.care.findings.actions import judge
from sharedcare.care.findings.queries import read, within_the_act
from sharedcare.care.findings.types import Tree
from sharedcare.care.findings.unjudged import note
from sharedcare.care.happening import LOOKED_BACK, brings_whole
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.programmes.judging.moments import OCCASION
from sharedcare.records.around import having
from sharedcare.records.storage import reading
from sharedcare.records.types import Change, Committed, Stored, type_of

_JUDGED = ("Observation", "QuestionnaireResponse")
_CHANGING = ("created", "updated", "deleted")
_TOGETHER = max(OCCASION, timedelta(hours=1))
"""Before what has changed, values of the same occasion and those that were to be measured again are judged anew."""


class Judging:
    """Values and answers are judged."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether values or answers are among them."""
        return any(type_of(one) in _JUDGED for one in changes)

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Judge them, patient by patient."""
        green.forget(connection, committed)
        if brings_whole(by):
            return
        of_patient: dict[int, list[tuple[Tree, datetime]]] = {}
        of_old_clock: dict[int, list[Tree]] = {}
        for one in committed:
            if one.stored is not None and one.outcome in _CHANGING and one.stored.type in _JUDGED:
                for tree, taken in _recent(one.stored, at):
                    of_patient.setdefault(one.stored.patient, []).append((tree, taken))
                if one.stored.content is not None and _is_of_old_clock(tree := read(one.stored), at):
                    of_old_clock.setdefault(one.stored.patient, []).append(tree)
        of_patient.pop(NO_PATIENT, None)
        if len(of_patient) > 1:
            enrolled = within_the_act(having(patients=of_patient, type="EpisodeOfCare"))
            of_patient = {key: several for key, several in of_patient.items() if key in enrolled}
        for patient, several in sorted(of_patient.items(), key=itemgetter(0)):
            judge(
                patient=patient,
                since=max(min(taken for _, taken in several) - _TOGETHER, at - LOOKED_BACK),
                changed=[f"{tree['resourceType']}/{tree['id']}" for tree, _ in several],
                by=by,
                at=at,
                old=of_old_clock.get(patient, ()),
            )

    def instead(
        self, _: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Say of each value and answer that it was not judged."""
        if not brings_whole(by):
            note([one.stored for one in committed if one.outcome in _CHANGING and one.stored], by=by, at=at)


def _recent(stored: Stored, at: datetime) -> Iterator[tuple[Tree, datetime]]:
    """What is said now, and what was said before, as far as it is recent enough to be acted on."""
    versions = [stored]
    if stored.version > 1:
        before = reading.version(type=stored.type, id=stored.id, version=stored.version - 1)
        found = within_the_act(before)
        versions += [] if found is None else [found]
    for one in versions:
        tree = read(one)
        taken = taken_at(tree)
        if taken is not None and taken >= at - LOOKED_BACK:
            yield tree, taken
        elif _is_of_old_clock(tree, at):
            yield tree, at


def _is_of_old_clock(tree: Tree, at: datetime) -> bool:
    """Whether a value from home is stored that is not of the last thirty days by what it says itself. A laboratory's results may
    come late; who measures at home sends it when it is measured, and the device's clock has gone wrong."""
    if tree.get("resourceType") != "Observation" or not is_from_home(tree):
        return False
    taken = taken_at(tree)
    return taken is None or taken < at - LOOKED_BACK


judging = Judging()
