"""The pauses of a patient that last, or are to come."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.care.elements import OURS, Tree, codings, moment
from sharedcare.care.findings.pausing import fhir
from sharedcare.care.findings.pausing.types import Reason
from sharedcare.records.search.parse import parse

_MOST = "50"


@dataclass(frozen=True, slots=True)
class Stands:
    """A pause: the Task's id, why, from when until when (None: until somebody ends it), and who decided it, as a reference."""

    id: str
    reason: Reason
    why: str
    since: datetime
    until: datetime | None
    by: str

    def lasts(self, *, at: datetime) -> bool:
        """Whether it has begun."""
        return self.since <= at


def pauses(*, patient: str, by: Actor, at: datetime) -> list[Stands]:
    """Those that are not over, the one that began first before the others. Raises NotPermitted."""
    asked = [
        ("patient", patient),
        ("code", f"{TASK}|{fhir.CODE}"),
        ("status", "in-progress"),
        ("_count", _MOST),
    ]
    found = looks.search(by=by, query=parse("Task", asked), at=at).matches
    told = (_stands(orjson.loads(one.content)) for one in found if one.content)
    return sorted(
        (one for one in told if one is not None and (one.until is None or at < one.until)),
        key=lambda one: (one.since, one.id),
    )


def _stands(tree: Tree) -> Stands | None:
    period = tree.get("executionPeriod", {})
    since = moment(period.get("start"))
    if since is None:
        return None
    reason = tree.get("reasonCode", {})
    codes = [code for system, code in codings(reason) if system == OURS + "pause"]
    return Stands(
        id=str(tree["id"]),
        reason=Reason(codes[0]) if codes and codes[0] in list(Reason) else Reason.OTHER,
        why=str(reason.get("text", "")),
        since=since,
        until=moment(period.get("end")),
        by=str(tree.get("requester", {}).get("reference", "")),
    )
