"""The pauses of a patient that last, or are to come, and what those that are over leave of the bound on their own."""

from collections.abc import Iterable
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.care.elements import Tree, moment
from sharedcare.care.findings.pausing import fhir
from sharedcare.care.findings.pausing.rules import Before, is_own, red_after
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.programmes.types import Programme
from sharedcare.records.search.parse import parse

_MOST, _MOST_VALUES = "50", "200"
_NO_VALUE = ("cancelled", "entered-in-error")


def pauses(*, patient: str, by: Actor, at: datetime) -> list[Stands]:
    """Those that are not over, the one that began first before the others. Raises NotPermitted."""
    asked = [
        ("patient", patient),
        ("code", f"{TASK}|{fhir.CODE}"),
        ("status", "in-progress"),
        ("_count", _MOST),
    ]
    told = (fhir.stands(tree) for tree in _found("Task", asked, by, at))
    return sorted(
        (one for one in told if one is not None and not one.is_over(at=at)),
        key=lambda one: (one.since, one.id),
    )


def before(
    *, patient: str, since: datetime, programmes: Iterable[Programme], by: Actor, at: datetime
) -> Before:
    """What bounds a pause of the patient's own that begins `since` then. Raises NotPermitted."""
    asked = [
        ("patient", patient),
        ("code", f"{TASK}|{fhir.CODE}"),
        ("status", "in-progress,completed"),
        ("_sort", "-_lastUpdated"),
        ("_count", _MOST),
    ]
    told = (fhir.stands(tree) for tree in _found("Task", asked, by, at))
    own = [
        (one.since, one.until) for one in told if one is not None and one.until is not None and is_own(one.by)
    ]
    first = min((ends for _, ends in own), default=since)
    values = [
        ("patient", patient),
        ("date", f"ge{first.isoformat()}"),
        ("_sort", "-date"),
        ("_count", _MOST_VALUES),
    ]
    trees = _found("Observation", values, by, at) if own else []
    measured = [moment(one.get("effectiveDateTime")) for one in trees if _is_from_home(one)]
    return Before(own, [one for one in measured if one is not None], red_after(programmes))


def _is_from_home(tree: Tree) -> bool:
    by = [str(one.get("reference", "")) for one in tree.get("performer", ())]
    return tree.get("status") not in _NO_VALUE and any(map(is_own, by))


def _found(kind: str, asked: list[tuple[str, str]], by: Actor, at: datetime) -> list[Tree]:
    found = looks.search(by=by, query=parse(kind, asked), at=at).matches
    return [orjson.loads(one.content) for one in found if one.content]
