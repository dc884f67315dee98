"""The whole region, person by person, never more than one of them in memory."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from sharedcare.region import organisations, staff
from sharedcare.region.calendar import Calendar
from sharedcare.region.cast.stories import STORIES
from sharedcare.region.chart import Chart
from sharedcare.region.citizen import Citizen
from sharedcare.region.systems import Resource


def common() -> list[Resource]:
    """What belongs to nobody in particular: organisations and staff."""
    return organisations.resources() + staff.resources()


def charts(*, seed: int, until: datetime) -> Iterator[Chart]:
    """Everyone's chart as it is at a moment."""
    yield from cast(seed=seed, until=until)


def cast(*, seed: int, until: datetime) -> Iterator[Chart]:
    """The charts of those whom demonstration, tests and documentation know by name."""
    calendar = Calendar(until)
    for who, story in STORIES:
        chart = _chart(who, calendar, seed)
        story(chart)
        yield chart


def _chart(who: Citizen, calendar: Calendar, seed: int) -> Chart:
    return Chart(who, calendar, Random(f"{seed}/{who.id}"))
