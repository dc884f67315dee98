"""How a measured goal has gone over time, as a curve as small as a word. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.safestring import SafeString

from sharedcare.care.plan.types import Thing
from sharedcare.clinic.plan.asking import Asked
from sharedcare.overview.fhir.values import is_lower
from sharedcare.overview.types import Measure, Point
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.charts.series import Band, Dot
from sharedcare.ui.charts.spark import spark
from sharedcare.ui.numbers import measured

_SPANS, _ENOUGH = (timedelta(days=30), timedelta(days=90)), 5
"""What is measured often is drawn over the shortest time with enough values; what is measured seldom over all that is known."""


def measure_of(one: Thing, asked: Asked) -> Measure | None:
    """What a goal is held against, where it has been measured."""
    name = one.reference.partition("/")[2]
    every = asked.overview.measures
    return next((each for each in every if any(goal.ref.id == name for goal in each.goals)), None)


def latest(one: Thing, measure: Measure | None, asked: Asked) -> str:
    """The newest value that a goal is held against, with its unit; empty where there is none. A goal for the lower value of a pair
    is held against that one, though the pair is drawn within the goal for its upper."""
    value = None if measure is None else measure.newest.value
    if measure is None and any(is_lower(each.get("measure")) for each in one.tree.get("target", ())):
        measure = next((each for each in asked.overview.measures if each.newest.second is not None), None)
        value = None if measure is None else measure.newest.second
    if measure is None or value is None:
        return ""
    number = measured((value,), measure.newest.digits, asked.tongue.language)
    return with_unit(number, asked.tongue.unit(measure.key, measure.unit), asked.tongue.language)


def progress(measure: Measure | None, asked: Asked) -> SafeString | str:
    """The curve until now, within the goal's band; nothing for fewer than two values."""
    if measure is None or len(measure.points) < 2:
        return ""
    at = asked.calendar.at
    points = next(filter(lambda some: len(some) >= _ENOUGH, _lately(measure, at)), measure.points)
    goal, language = measure.goal, asked.tongue.language
    band = Band(goal.low, goal.high) if goal and (goal.low is not None or goal.high is not None) else None
    told = asked.words.progress.format(
        count=len(points),
        day=asked.calendar.plain(points[0].at),
        first=measured((points[0].value,), measure.newest.digits, language),
        last=with_unit(
            measured((points[-1].value,), measure.newest.digits, language),
            asked.tongue.unit(measure.key, measure.unit),
            language,
        ),
    )
    return spark(
        tuple(Dot(one.at, one.value, one.second, is_square=not one.at_home) for one in points),
        band=band,
        starts=min(points[0].at, at - _SPANS[0]),
        ends=at + timedelta(hours=1),
        changes=(),
        summary=told,
    )


def _lately(measure: Measure, at: datetime) -> Iterator[tuple[Point, ...]]:
    for span in _SPANS:
        yield tuple(one for one in measure.points if one.at >= at - span)
