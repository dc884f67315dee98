"""Which programmes somebody of the made-up region is in, who of them is seen first, and their luck."""

from random import Random

from sharedcare.region.chart import Chart
from sharedcare.region.organisations import NEIGHBOURHOODS
from sharedcare.region.systems import OURS, Resource

_PROGRAMME = OURS + "programme"


def episodes(chart: Chart) -> dict[str, Resource]:
    """The programmes that the patient is in, by key."""
    found: dict[str, Resource] = {}
    for one in chart.resources:
        if one["resourceType"] == "EpisodeOfCare" and one["status"] == "active":
            for coding in one["type"][0]["coding"]:
                if coding["system"] == _PROGRAMME:
                    found[coding["code"]] = one
    return found


def is_near(chart: Chart) -> bool:
    """Whether the patient lives where the demonstration's accounts work, who are looked at first."""
    return chart.citizen.home is NEIGHBOURHOODS[0]


def luck(chart: Chart, what: str, *, seed: int) -> Random:
    """Chance for one thing that somebody does: of its own, so that what is not done again takes nobody else's."""
    return Random(f"{seed}/{what}/{chart.citizen.id}")
