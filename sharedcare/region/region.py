"""The whole region, person by person, never more than one of them in memory."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from sharedcare.region import administration, agreements, organisations, staff
from sharedcare.region.calendar import Calendar
from sharedcare.region.cast.stories import STORIES
from sharedcare.region.chart import Chart
from sharedcare.region.citizen import Citizen
from sharedcare.region.citizen_story import story
from sharedcare.region.population import DENSE, citizen
from sharedcare.region.systems import Resource

CAST = len(STORIES)
"""So many of the first are the cast."""

MAIN_CASE = 0
"""The place of the one whose past is told moment by moment."""


def common(*, until: datetime) -> list[Resource]:
    """What belongs to nobody in particular: organisations, staff, and what organisations have agreed."""
    people = staff.resources() + administration.resources()
    return organisations.resources() + people + agreements.resources(Calendar(until))


def charts(*, seed: int, until: datetime, patients: int, first: int = 0) -> Iterator[Chart]:
    """So many people's charts as they are at a moment, the cast's among them and first; from a place on."""
    calendar = Calendar(until)
    for place in range(first, patients):
        yield person(place, calendar=calendar, seed=seed)


def person(place: int, *, calendar: Calendar, seed: int) -> Chart:
    """The chart of whoever has this place: the cast come first, then the citizens by their numbers."""
    if place < CAST:
        who, told = STORIES[place]
        chart = _chart(who, calendar, seed)
        told(chart)
        return chart
    number = place - CAST
    chart = _chart(citizen(seed, number), calendar, seed)
    story(chart, dense=place < DENSE)
    return chart


def cast(*, seed: int, until: datetime) -> Iterator[Chart]:
    """The charts of those whom demonstration, tests and documentation know by name."""
    return charts(seed=seed, until=until, patients=CAST)


def _chart(who: Citizen, calendar: Calendar, seed: int) -> Chart:
    return Chart(who, calendar, Random(f"{seed}/{who.id}"))
