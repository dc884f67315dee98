"""How a life of the cast begins: in a body of their own, with the hands that bear names."""

from dataclasses import dataclass

from sharedcare.region import measures
from sharedcare.region.chart import Chart
from sharedcare.region.constitution import born
from sharedcare.region.entries import person
from sharedcare.region.hands import first, hands
from sharedcare.region.life import Life


@dataclass(frozen=True, slots=True)
class Build:
    """How somebody is built: kilograms, resting blood pressure and pulse."""

    weight: float
    systolic: float = 134
    diastolic: float = 80
    pulse: float = 72


def begin(chart: Chart, build: Build, *programmes: str) -> Life:
    """The patient is written, and a life begins, with these programmes in it."""
    person.patient(chart)
    body = born(chart.citizen, chart.calendar, chart.chance)
    life = Life(chart, hands(chart.citizen.home, first), body, programmes=frozenset(programmes))
    life.body[measures.WEIGHT.key].level = build.weight
    life.body[measures.SYSTOLIC.key].level = build.systolic
    life.body[measures.DIASTOLIC.key].level = build.diastolic
    life.body[measures.PULSE.key].level = build.pulse
    return life
