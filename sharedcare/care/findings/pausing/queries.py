"""The pauses of a patient that last, or are to come."""

from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.care.findings.pausing import fhir
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.records.search.parse import parse

_MOST = "50"


def pauses(*, patient: str, by: Actor, at: datetime) -> list[Stands]:
    """Those that are not over, the one that began first before the others. Raises NotPermitted."""
    asked = [
        ("patient", patient),
        ("code", f"{TASK}|{fhir.CODE}"),
        ("status", "in-progress"),
        ("_count", _MOST),
    ]
    found = looks.search(by=by, query=parse("Task", asked), at=at).matches
    told = (fhir.stands(orjson.loads(one.content)) for one in found if one.content)
    return sorted(
        (one for one in told if one is not None and not one.is_over(at=at)),
        key=lambda one: (one.since, one.id),
    )
