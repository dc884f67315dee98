"""Which looks patients have reported."""

from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.errors import NotPermitted
from sharedcare.access.reports import fhir
from sharedcare.access.reports.fhir import CATEGORY, NOT_RECOGNISED, Report
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse

_MOST = 500


def reports(*, by: Actor, at: datetime) -> list[Report]:
    """All of them, the newest first. Raises NotPermitted for all but the data protection officer."""
    if not may_judge(by):
        raise NotPermitted("Only the data protection officer sees what patients have reported.")
    return _reports([], by.on_duty, at)


def reported(*, patient: str, by: Actor, at: datetime) -> set[int]:
    """The looks (numbers of the trail's entries) that this patient has reported."""
    return {one.look for one in _reports([("patient", patient)], by, at)}


def _reports(conditions: list[tuple[str, str]], by: Actor, at: datetime) -> list[Report]:
    asked = [
        ("category", f"{CATEGORY}|{NOT_RECOGNISED}"),
        *conditions,
        ("_sort", "-sent"),
        ("_count", str(_MOST)),
        ("_include", "Communication:patient"),
    ]
    found = looks.search(by=by, query=parse("Communication", asked), at=at)
    named = {f"{one.type}/{one.id}": orjson.loads(one.content) for one in found.included if one.content}
    return [fhir.read(orjson.loads(one.content), named) for one in found.matches if one.content is not None]
