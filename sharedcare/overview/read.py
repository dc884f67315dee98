"""The overview of one patient: what to ask of the record, and all of it put together.

Three questions, whatever the patient: the resources (with the trail), whom they name, and the curves, in one
transaction. As of an earlier moment the curves come with the resources.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from sharedcare.access import looks
from sharedcare.access.gate import Visit
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir import course, measurements, medicines, news, pausing, people, plan
from sharedcare.overview.fhir.measurements import Measured
from sharedcare.overview.fhir.values import kind_of
from sharedcare.overview.laying_out import laid_out
from sharedcare.overview.narrowing import narrowed
from sharedcare.overview.since_then import Newest, since_then
from sharedcare.overview.towards import shares
from sharedcare.overview.types import Concern, Overview, Point, Status
from sharedcare.records import portrait
from sharedcare.records.portrait import Portrait

_MOST = {
    "Patient": 1,
    "Communication": 30,
    "Encounter": 80,
    "MedicationRequest": 80,
    "MedicationStatement": 150,
    "QuestionnaireResponse": 30,
    "Task": 100,
}
"""How many of a type at most, the newest first."""
_USUALLY = 60
_CURVES = 14
"""Of how many measurements the curves are drawn: more than the screen has room for, and no more than it can use."""
_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the screen was asked for; `moment` is the one that it shows."""

    patient: str
    since: datetime | None
    moment: datetime
    as_of: datetime | None


def overview(
    *,
    by: Actor,
    patient: str,
    since: datetime | None,
    zone: tzinfo,
    at: datetime,
    as_of: datetime | None = None,
) -> Overview | None:
    """All of one patient, now or as of an earlier moment; None when there is no such patient, or was none then.

    `since` is when the reader looked last, None for the first time. Raises NotPermitted.
    """
    asked = _Asked(patient, since if as_of is None else None, as_of or at, as_of)
    with looks.overview(by=by, patient=patient, at=at, as_of=as_of) as (visit, shown):
        found = _resources(visit, asked, shown)
        chart = laid_out(visit, found, patient=patient, since=asked.since, zone=zone, at=asked.moment)
        if chart is None:
            return None
        measured = measurements.measured(chart)
        goals = measurements.goals(chart)
        concerns = measurements.concerns(chart, {one.kind.key for one in measured})
        wanted = _worth_a_curve(measured, {*goals, *(one.measure for one in concerns)})
        newest = max((one.readings[0].at for one in measured), default=chart.at)
        # Of somebody who has not been measured for years, the last year in which something was.
        curves = _curves(visit, chart, wanted, min(chart.at, newest) - _BACK, as_of)
        measures = measurements.measures(chart, measured, goals, concerns, curves)
        if as_of is None:
            concerns = _with_what_came(visit, patient, concerns, measured)
    fresh = {one.key for one in found.news}
    changed = [one for one in (*chart.observations, *chart.all(*chart.leaves)) if one.key in fresh]
    return Overview(
        at=chart.at,
        as_of=as_of,
        banner=people.banner(chart),
        concerns=tuple(concerns),
        news=news.news(chart, changed),
        matters=tuple(plan.matters(chart)),
        programmes=tuple(plan.programmes(chart)),
        conflicts=tuple(measurements.conflicts(goals)),
        problems=tuple(plan.problems(chart)),
        team=tuple(people.team(chart)),
        measures=tuple(measures),
        events=tuple(course.events(chart, measures)),
        tasks=tuple(plan.tasks(chart)),
        appointments=tuple(plan.appointments(chart)),
        medicines=tuple(medicines.medicines(chart, shares(chart))),
        notes=tuple(course.notes(chart)),
        pauses=tuple(pausing.pauses(chart)),
        emergency_until=visit.emergency_until,
        narrowed=narrowed(visit, shown),
    )


def _resources(visit: Visit, asked: _Asked, shown: Sequence[str]) -> Portrait:
    if asked.as_of is not None:
        return visit(portrait.as_of(patient=asked.patient, types=shown, moment=asked.as_of))
    most = {name: _MOST.get(name, _USUALLY) for name in shown}
    return visit(portrait.now(patient=asked.patient, most=most, since=asked.since or portrait.NEVER))


def _curves(
    visit: Visit, chart: Chart, wanted: Sequence[Measured], begin: datetime, as_of: datetime | None
) -> Mapping[str, Sequence[Point]]:
    if as_of is not None:
        grouped: dict[str, list[Leaf]] = {}
        for one in chart.observations:
            kind = kind_of(one.tree.get("code"), one.tree.get("valueQuantity"))
            if kind is not None:
                grouped.setdefault(kind.key, []).append(one)
        every = {
            one.kind.key: measurements.points_of(grouped[one.kind.key], one.kind, chart) for one in wanted
        }
        return {key: [point for point in points if point.at >= begin] for key, points in every.items()}
    values = visit(
        portrait.curves(patient=chart.patient.ref.id, codes=[one.kind.codes for one in wanted], since=begin)
    )
    return {
        one.kind.key: measurements.points_from(several, one.kind)
        for one, several in zip(wanted, values, strict=True)
    }


def _with_what_came(
    visit: Visit, patient: str, concerns: Sequence[Concern], measured: Sequence[Measured]
) -> list[Concern]:
    """The concerns about values, each with the newest where that came later and is past no limit. How a value was judged is known of
    now alone."""
    newest = {one.kind.key: _newest(one) for one in measured}
    of_values = (Status.ACT, Status.WATCH)
    asked = [(one.last, newest.get(one.measure) if one.status in of_values else None) for one in concerns]
    came = since_then(visit, patient=patient, several=asked)
    return [replace(one, then=then) for one, then in zip(concerns, came, strict=True)]


def _newest(one: Measured) -> Newest | None:
    reading = one.readings[0]
    if reading.value is None:
        return None
    point = Point(reading.at, reading.value, reading.second, reading.at_home)
    return Newest(key64(f"Observation/{reading.ref.id}"), point)


def _worth_a_curve(measured: Sequence[Measured], pressing: Container[str]) -> list[Measured]:
    """The pressing ones, with a goal or something noticed, and then as clinicians look."""
    numbers = [one for one in measured if one.readings[0].value is not None]
    # Sorting keeps the order of what is alike.
    return sorted(numbers, key=lambda one: one.kind.key not in pressing)[:_CURVES]
