"""One measurement in full: every value with who measured it and where it came from, goals, and changes of medicines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sharedcare.access import looks
from sharedcare.access.gate import Visit
from sharedcare.access.types import Actor
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir import measurements, medicines, people, plan
from sharedcare.overview.fhir.values import VOID, Kind, kind_of, readings
from sharedcare.overview.laying_out import laid_out
from sharedcare.overview.narrowing import narrowed
from sharedcare.overview.types import EVERYTHING, Banner, DoseChange, Goal, Narrowed, Programme, Reading, Text
from sharedcare.records import portrait
from sharedcare.records.portrait import Portrait
from sharedcare.terminology import measures

_BESIDE = ("Patient", "AllergyIntolerance", "Condition", "EpisodeOfCare", "Goal", "MedicationStatement")
_MOST = 5000
"""Values of one graph at most, the newest: more than thirteen years of daily ones."""


@dataclass(frozen=True, slots=True)
class Graph:
    """All values of one measurement, the newest first, and what they are seen against.

    `key`, `name` and `unit` are those of `Measure`. `goals` come the strictest first, `programmes` are what their keys
    of programmes mean. `changes` are medicines that were begun, changed or stopped, with
    their name and day. `emergency_until` and `narrowed` are as on the one screen.
    """

    at: datetime
    as_of: datetime | None
    banner: Banner
    key: str
    name: Text
    unit: str
    digits: int
    readings: tuple[Reading, ...]
    goals: tuple[Goal, ...]
    programmes: tuple[Programme, ...]
    changes: tuple[tuple[Text, date, DoseChange], ...]
    emergency_until: datetime | None = None
    narrowed: Narrowed = EVERYTHING


def graph(
    *, by: Actor, patient: str, key: str, zone: tzinfo, at: datetime, as_of: datetime | None = None
) -> Graph | None:
    """One measurement of a patient, by its key; None when there is no such patient, or nothing was measured.

    Raises NotPermitted.
    """
    known = measures.by_key(key)
    codes = known.codes if known is not None else (key,)
    with looks.overview(by=by, patient=patient, at=at, as_of=as_of) as (visit, shown):
        if "Observation" not in shown:
            return None
        found = _asked(visit, patient, codes, [name for name in _BESIDE if name in shown], as_of)
        chart = laid_out(visit, found, patient=patient, since=None, zone=zone, at=as_of or at)
    if chart is None:
        return None
    leaves, kind = _of_kind(chart, key)
    if kind is None:
        return None
    return Graph(
        at=chart.at,
        as_of=as_of,
        banner=people.banner(chart),
        key=key,
        name=kind.name,
        unit=kind.unit,
        digits=kind.digits,
        readings=tuple(readings(leaves, kind, chart)),
        goals=measurements.goals(chart).get(key, ()),
        programmes=tuple(plan.programmes(chart)),
        changes=tuple(medicines.changes(chart)),
        emergency_until=visit.emergency_until,
        narrowed=narrowed(visit, shown),
    )


def _asked(
    visit: Visit, patient: str, codes: Sequence[str], types: Sequence[str], as_of: datetime | None
) -> Portrait:
    if as_of is not None:
        return visit(portrait.as_of(patient=patient, types=(*types, "Observation"), moment=as_of))
    beside = visit(portrait.now(patient=patient, most=dict.fromkeys(types, 200), since=portrait.NEVER))
    values = visit(portrait.series(patient=patient, codes=codes, most=_MOST))
    return Portrait(beside.resources, values.newest, [])


def _of_kind(chart: Chart, key: str) -> tuple[list[Leaf], Kind | None]:
    """The Observations of this measurement, and what they measure."""
    found, first = [], None
    for leaf in chart.observations:
        kind = kind_of(leaf.tree.get("code"), leaf.tree.get("valueQuantity"), of=leaf.tree)
        if kind is not None and kind.key == key and leaf.tree.get("status") not in VOID:
            found.append(leaf)
            first = first or kind
    return found, first
