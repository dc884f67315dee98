"""The unusual looks of a period, and what was found of them."""

from collections.abc import Iterator
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.audit.acquaintances import acquaintances
from sharedcare.access.audit.strangers import strangers
from sharedcare.access.audit.types import Period
from sharedcare.access.audit.unusual import bursts
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.errors import NotPermitted
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.patterns import fhir, rules
from sharedcare.access.patterns.fhir import LOOKED_INTO
from sharedcare.access.patterns.types import Finding, Kind, Pattern
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse

_MOST = 500


def patterns(period: Period, *, by: Actor, at: datetime, shown: bool = True) -> list[Pattern]:
    """The unusual looks of a period, the newest first; of each question the newest 200. Not `shown`, they are to be
    counted and no more. Raises NotPermitted."""
    found = [
        *_acquainted(period, by, at, shown),
        *_strangers(period, by, at, shown),
        *_bursts(period, by, at),
    ]
    return sorted(found, key=lambda one: one.until, reverse=True)


def waiting(period: Period, *, by: Actor, at: datetime) -> int:
    """How many of them nobody has looked into yet; none of them is shown. Raises NotPermitted."""
    found = findings(since=period.since, by=by, at=at)
    return sum(rules.waits(one, found) for one in patterns(period, by=by, at=at, shown=False))


def pattern_of(*, key: str, period: Period, by: Actor, at: datetime) -> Pattern | None:
    """One of them, by its key. Only such are asked for as it can be among. Raises NotPermitted."""
    kind = key.partition(":")[0]
    if kind == Kind.STRANGER:
        several = _strangers(period, by, at, shown=True)
    elif kind == Kind.BURST:
        several = _bursts(period, by, at)
    else:
        several = _acquainted(period, by, at, shown=True)
    return next((one for one in several if one.key == key), None)


def findings(*, since: datetime, by: Actor, at: datetime) -> dict[str, list[Finding]]:
    """What was found since a moment, by subject, the newest first. Raises NotPermitted."""
    if not may_judge(by):
        raise NotPermitted("Only the data protection officer sees what was found of unusual looks.")
    asked = [
        ("code", f"{TASK}|{LOOKED_INTO}"),
        ("authored-on", f"ge{since.isoformat()}"),
        ("_sort", "-authored-on"),
        ("_count", str(_MOST)),
        ("_include", "Task:owner:PractitionerRole"),
        ("_include:iterate", "PractitionerRole:practitioner"),
    ]
    answer = looks.search(by=by.on_duty, query=parse("Task", asked), at=at)
    named = {f"{one.type}/{one.id}": orjson.loads(one.content) for one in answer.included if one.content}
    trees = [orjson.loads(one.content) for one in answer.matches if one.content is not None]
    return rules.by_subject(fhir.read(tree, named) for tree in trees)


def _acquainted(period: Period, by: Actor, at: datetime, shown: bool) -> Iterator[Pattern]:  # noqa: FBT001
    for one in acquaintances(period, shown=shown, by=by, at=at):
        yield Pattern(Kind(one.why.value), (one.account,), "", one.patient, one.since, one.until, one.times)


def _strangers(period: Period, by: Actor, at: datetime, shown: bool) -> Iterator[Pattern]:  # noqa: FBT001
    for one in strangers(period, shown=shown, by=by, at=at):
        yield Pattern(
            Kind.STRANGER, one.accounts, one.organization, one.patient, one.since, one.until, one.times
        )


def _bursts(period: Period, by: Actor, at: datetime) -> Iterator[Pattern]:
    for one in bursts(period, by=by, at=at):
        yield Pattern(Kind.BURST, (one.account,), "", None, one.since, one.until, one.patients)
