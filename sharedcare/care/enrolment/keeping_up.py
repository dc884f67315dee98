"""The plan follows by itself: what the record tells and what the day brings change it without anybody's page.

Done again, as after a kill, it changes nothing more. Nobody's plan is begun by it: that is an enrolment, which a person answers for.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import orjson
import structlog
from django.db import connection

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.elements import codes
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.alone import one_at_a_time
from sharedcare.care.enrolment.reconciling import reconcile
from sharedcare.care.publishing.queries import programme, published
from sharedcare.following.types import Follower
from sharedcare.programmes.awaiting import awaited
from sharedcare.programmes.types import Programme
from sharedcare.records.around import everybody_having
from sharedcare.records.errors import VersionConflict
from sharedcare.records.feed import Change
from sharedcare.records.storage.connection import raw_connection, run

_ATTEMPTS = 3
_RECENT = timedelta(days=1)
"""What was stored longer ago the daily round has seen."""
_TYPES = (
    "CareTeam",
    "Communication",
    "Condition",
    "DocumentReference",
    "Encounter",
    "EpisodeOfCare",
    "Goal",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "Procedure",
    "QuestionnaireResponse",
    "Task",
)
_log = structlog.get_logger(__name__)


@again
def keep_up(*, patient: str, by: Actor, at: datetime) -> int:
    """Make the plan of a patient what it has to be by now; how many changes that took. None where no enrolment has made one."""
    if not queries.laid_out(patient=patient):
        return 0
    for left in reversed(range(_ATTEMPTS)):
        try:
            with gate.together():
                one_at_a_time(patient)
                return reconcile(patient=patient, by=by, at=at)
        except VersionConflict:
            # Somebody has written in the plan this very moment. Once more, from what stands now.
            if not left:
                raise
    raise AssertionError("The last attempt returns or raises.")


def keep_up_each(patients: Iterable[str], *, by: Actor, at: datetime) -> None:
    """The same for several (ids), who do not wait for one of whom it fails: that is logged, and the daily round tries again. Raises
    what came of it only where the database is away."""
    for patient in patients:
        try:
            keep_up(patient=patient, by=by, at=at)
        except Exception:
            if not connection.is_usable():
                raise
            _log.exception("plans.not_kept_up", patient=patient)


def everybody() -> list[str]:
    """The ids of all who are, or were, in a programme."""
    question = everybody_having(type="EpisodeOfCare")
    return question.read(run(raw_connection(), question.sql, question.params).fetchall())


def follower() -> Follower:
    """Who brings plans up to date with what was stored."""
    return Follower("plans", _TYPES, _follow)


def _follow(changes: Sequence[Change], *, by: Actor, at: datetime) -> None:
    recent = [one.stored for one in changes if at - one.stored.updated <= _RECENT]
    trees = [orjson.loads(one.content) for one in recent if one.content is not None]
    waited_for = frozenset(code for one in published() for code in _awaited(one.key, one.version))
    concerned = dict.fromkeys(patient for tree in trees if (patient := _whose(tree, waited_for)))
    keep_up_each(concerned, by=by, at=at)


def _whose(tree: dict[str, Any], waited_for: frozenset[tuple[str, str]]) -> str:
    """The patient whose plan may follow from this; nobody where no programme waits for such a value."""
    if tree["resourceType"] == "Observation":
        parts = (tree, *tree.get("component", ()))
        if waited_for.isdisjoint(code for part in parts for code in codes(part.get("code"))):
            return ""
    for element in ("subject", "for", "patient"):
        kind, _, name = str(tree.get(element, {}).get("reference", "")).partition("/")
        if kind == "Patient":
            return name
    return ""


@lru_cache(maxsize=200)
def _awaited(key: str, version: str) -> frozenset[tuple[str, str]]:
    what: Programme = programme(key=key, version=version)
    return awaited(what)
