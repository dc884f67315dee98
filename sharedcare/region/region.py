"""The whole region, person by person, never more than one of them in memory."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from sharedcare.region import organisations, staff
from sharedcare.region.calendar import Calendar
from sharedcare.region.cast.stories import STORIES
from sharedcare.region.chart import Chart
from sharedcare.region.citizen import Citizen
from sharedcare.region.citizen_story import story
from sharedcare.region.population import DENSE, citizen
from sharedcare.region.systems import Resource


def common() -> list[Resource]:
    """What belongs to nobody in particular: organisations and staff."""
    return organisations.resources() + staff.resources()


def charts(*, seed: int, until: datetime, patients: int) -> Iterator[Chart]:
    """So many people's charts as they are at a moment, the cast's among them and first."""
    yield from cast(seed=seed, until=until)
    calendar = Calendar(until)
    for number in range(max(patients - len(STORIES), 0)):
        yield one(number, calendar=calendar, seed=seed)


def one(number: int, *, calendar: Calendar, seed: int) -> Chart:
    """The chart of the person of this number."""
    chart = _chart(citizen(seed, number), calendar, seed)
    story(chart, dense=number < DENSE)
    return chart


def cast(*, seed: int, until: datetime) -> Iterator[Chart]:
    """The charts of those whom demonstration, tests and documentation know by name."""
    calendar = Calendar(until)
    for who, told in STORIES:
        chart = _chart(who, calendar, seed)
        told(chart)
        yield chart


def _chart(who: Citizen, calendar: Calendar, seed: int) -> Chart:
    return Chart(who, calendar, Random(f"{seed}/{who.id}"))
