"""Accesses in an emergency: which there were, whether one is under way, and who may open or judge."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.counting import how_many
from sharedcare.access.emergency import fhir
from sharedcare.access.emergency.types import MAY, Case
from sharedcare.access.errands import of_search
from sharedcare.access.errors import NotPermitted
from sharedcare.access.grants.fhir import EMERGENCY, TASK, is_emergency
from sharedcare.access.rights import OFFICER
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse

_MOST = 500
_OPENED = "in-progress"


@dataclass(frozen=True, slots=True)
class Found:
    """A case, and the Task that it is read from."""

    case: Case
    tree: dict[str, Any]


def may_open(by: Actor) -> bool:
    """Whether the actor's role may open a record in an emergency."""
    return by.post is not None and by.post.code in MAY


def may_judge(by: Actor) -> bool:
    """Whether the actor judges accesses in an emergency."""
    return by.post is not None and by.post.code == OFFICER


def cases(*, by: Actor, at: datetime, since: datetime) -> list[Case]:
    """The accesses since a moment, and those before that nobody has judged yet, the newest first. Raises NotPermitted."""
    _require_officer(by)
    recent = _cases([("authored-on", f"ge{since.isoformat()}")], by.on_duty, at)
    left = _cases([("authored-on", f"lt{since.isoformat()}"), ("status", _OPENED)], by.on_duty, at)
    return [*recent, *left]


def waiting(*, by: Actor, at: datetime) -> int:
    """How many nobody has judged yet, whenever they were; none of them is shown. Raises NotPermitted."""
    _require_officer(by)
    query = parse("Task", [("code", f"{TASK}|{EMERGENCY}"), ("status", _OPENED)])
    look = gate.look(by=by.on_duty, errand=of_search(query), at=at)
    return look(how_many("Task", {"Task.code": EMERGENCY, "Task.status": _OPENED}))


def cases_of(*, patient: str, by: Actor, at: datetime, since: datetime) -> list[Case]:
    """The accesses to one patient's record since a moment, the newest first, as far as the actor sees them."""
    return _cases([("patient", patient), ("authored-on", f"ge{since.isoformat()}")], by, at)


def _cases(conditions: list[tuple[str, str]], by: Actor, at: datetime) -> list[Case]:
    asked = [
        ("code", f"{TASK}|{EMERGENCY}"),
        *conditions,
        ("_sort", "-authored-on"),
        ("_count", str(_MOST)),
        ("_include", "Task:patient"),
        ("_include", "Task:owner:PractitionerRole"),
        ("_include:iterate", "PractitionerRole:practitioner"),
        ("_include:iterate", "PractitionerRole:organization"),
    ]
    found = looks.search(by=by, query=parse("Task", asked), at=at)
    named = {f"{one.type}/{one.id}": orjson.loads(one.content) for one in found.included if one.content}
    told = [(orjson.loads(one.content), one.version) for one in found.matches if one.content is not None]
    return [fhir.named(fhir.case(tree, version), named) for tree, version in told]


def case_of(*, case: str, by: Actor, at: datetime) -> Found | None:
    """One access. Raises NotPermitted."""
    _require_officer(by)
    stored = looks.read(by=by.on_duty, type="Task", id=case, at=at)
    if stored is None or stored.content is None:
        return None
    tree: dict[str, Any] = orjson.loads(stored.content)
    return Found(fhir.case(tree, stored.version), tree) if is_emergency(tree) else None


def _require_officer(by: Actor) -> None:
    if not may_judge(by):
        raise NotPermitted("Only the data protection officer sees the accesses in an emergency.")
