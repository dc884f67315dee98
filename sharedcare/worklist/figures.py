"""How the patients of a team stand against everybody else's, by what the programmes set goals for.

Of others there is nothing but counts, and none under five: a smaller number could tell of somebody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.publishing.queries import known, published
from sharedcare.care.publishing.types import Status
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.goals import ValueIn
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.words import Text
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.types import Question
from sharedcare.terminology import measures
from sharedcare.terminology.measures import Measurable
from sharedcare.terminology.systems import written
from sharedcare.worklist.queries import OURS

SMALLEST = 5
"""Fewer than so many are not told of."""
WITHIN = timedelta(days=365)

_ENROLLED = f"""
SELECT 0::bigint, 0::bigint, e.is_ours, v.unit, v.value, v.raw FROM (
    SELECT DISTINCT r.shard, r.patient, EXISTS (
        SELECT FROM worklist_member m WHERE m.shard = r.shard AND m.patient = r.patient AND m.party = ANY ({OURS})
            AND m.since <= %s AND m.until > %s) AS is_ours
    FROM resource r WHERE r.type + 0 = {type_number("EpisodeOfCare")} AND r.leads @> %s::bigint[]) e
LEFT JOIN LATERAL (
    SELECT s.key FROM series s WHERE s.shard = e.shard AND s.patient = e.patient AND s.token = ANY (%s::bigint[])
        AND s.at > %s AND s.at <= %s ORDER BY s.at DESC LIMIT 1) s ON true
LEFT JOIN LATERAL (
    SELECT i.unit, i.value, i.raw FROM index_quantity i WHERE i.shard = e.shard AND i.patient = e.patient AND i.key = s.key
        AND i.path = ANY (%s::int[]) ORDER BY i.value DESC LIMIT 1) v ON true"""  # noqa: S608  (constants only)


@dataclass(frozen=True, slots=True)
class Group:
    """Of so many in the programme so many were measured within a year, and half of those lie below the middle value.

    `middle` is None where fewer than five were measured.
    """

    all: int
    measured: int
    middle: float | None

    @property
    def is_nearly_all(self) -> bool:
        """Whether those who were not measured are too few to tell of."""
        return 0 < self.all - self.measured < SMALLEST

    @property
    def percent(self) -> int:
        """How many of a hundred were measured."""
        return round(100 * self.measured / self.all) if self.all else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement of a programme: the team's own patients, and all others; None for others who are too few to tell of."""

    programme: Text
    measure: Measurable
    ours: Group
    others: Group | None


def figures(*, by: Actor, at: datetime) -> list[Figure]:
    """One for each measurement that a published programme sets a goal for, where the team has patients in the programme.

    Raises NotPermitted.
    """
    if by.post is None:
        return []
    found = []
    for one, measure in _wanted():
        rows = looks.counting(by=by, at=at)(_question(one, measure, by.post.organization, at))
        ours, others = (_group([row for row in rows if row[2] is mine], measure) for mine in (True, False))
        if ours.all:
            is_told = others.measured >= SMALLEST and others.all >= SMALLEST
            found.append(Figure(one.title.clinician, measure, ours, others if is_told else None))
    return [one for one in found if one.ours.measured or one.others]


def _wanted() -> Iterator[tuple[Programme, Measurable]]:
    keys = dict.fromkeys(one.key for one in published() if one.status is Status.ACTIVE)
    # One that was tampered with takes nothing from the figures of the others.
    for one in filter(None, (known(key=key) for key in keys)):
        aimed = {goal.target.measurement for goal in one.goals if isinstance(goal.target, ValueIn)}
        found = [_known(measurement) for measurement in one.measurements if measurement.key in aimed]
        by_key = {measure.key: measure for measure in found if measure is not None}
        yield from ((one, measure) for measure in by_key.values())


def _known(measurement: Measurement) -> Measurable | None:
    found = (measures.measurable(written(one.system), one.code) for one in measurement.codes)
    return next(filter(None, found), None)


def _question(
    one: Programme, measure: Measurable, organization: int, at: datetime
) -> Question[list[tuple[Any, ...]]]:
    code = parameters_of("Observation")["code"].paths[0].name
    values = [
        parameters_of("Observation")[name].paths[0].number
        for name in ("value-quantity", "component-value-quantity")
    ]
    enrolled = [
        code_token(parameters_of("EpisodeOfCare")["type"].paths[0].name, one.key),
        code_token(parameters_of("EpisodeOfCare")["status"].paths[0].name, "active"),
    ]
    params = (
        organization,
        organization,
        at,
        at,
        enrolled,
        [code_token(code, each) for each in measure.codes],
    )
    return Question(_ENROLLED, (*params, at - WITHIN, at, values), list)


def _group(rows: Iterable[Sequence[Any]], measure: Measurable) -> Group:
    several = list(rows)
    values = [
        value
        for _, _, _, unit, indexed, raw in several
        if unit is not None and (value := measures.from_index(measure, unit, indexed, raw)) is not None
    ]
    return Group(len(several), len(values), median(values) if len(values) >= SMALLEST else None)
