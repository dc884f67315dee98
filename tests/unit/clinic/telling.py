"""Short ways to say what an overview holds, for the people in `people`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import sin

from sharedcare.overview.types import (
    Event,
    Freshness,
    Goal,
    Measure,
    Medicine,
    Party,
    Point,
    Problem,
    Reading,
    Ref,
    Sector,
    Status,
    Text,
)

AT = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
S, L, K, R, P = (
    Sector.HOSPITAL,
    Sector.GENERAL_PRACTICE,
    Sector.MUNICIPALITY,
    Sector.REGION,
    Sector.PATIENT,
)
CLINIC = Party(
    "Anne H.", S, Text("hjertesvigtsygeplejerske"), Text("Hjertesvigtklinikken OUH"), "+4565410000"
)
GP = Party("Dr. Bo L.", L, Text("læge"), Text("Lægehuset Torvet"), "+4562210000")
PHYSIO = Party("Kim R.", K, Text("fysioterapeut"), Text("Svendborg Kommune"))
HOME = Party("", K, Text("to gange om ugen"), Text("Hjemmesygeplejen Vest"))
POUL = Party("Poul Jensen", P)
LAB = Party("", S, Text(""), Text("Klinisk Biokemi OUH"))


def ref(type: str, id: str = "1", version: int = 1) -> Ref:
    return Ref(type, id, version)


def ago(days: float = 0, hour: int | None = None, minute: int = 0) -> datetime:
    """So many days before now, at an hour in UTC when one is named."""
    moment = AT - timedelta(days=days)
    return moment if hour is None else moment.replace(hour=hour, minute=minute)


def day(days: float) -> date:
    """The day so many days ahead; behind when negative."""
    return (AT + timedelta(days=days)).date()


def wave(*anchors: tuple[float, float], every: float = 1, wobble: float = 0.4) -> list[tuple[float, float]]:
    """Days ago and values along a line through the anchors, a little uneven as real ones are."""
    found = []
    for (start, low), (end, high) in pairwise(anchors):
        count = max(1, round((start - end) / every))
        found += [
            (start - step * every, low + (high - low) * step / count + wobble * sin(step * 2.7 + start))
            for step in range(count)
        ]
    return [*found, anchors[-1]]


def points(
    values: Iterable[tuple[float, float]], *, at_home: bool = False, second: float | None = None
) -> tuple[Point, ...]:
    """A series from days ago and values; with `second`, pairs that far apart."""
    return tuple(
        Point(
            ago(days, 6, 10) if days else AT.replace(hour=6, minute=10),
            value,
            second and value - second,
            at_home,
        )
        for days, value in values
    )


def measure(
    key: str,
    unit: str,
    series: tuple[Point, ...],
    *,
    digits: int = 0,
    goal: tuple[float | None, float | None] | None = None,
    status: Status = Status.ON_TARGET,
    freshness: Freshness = Freshness.FRESH,
    by: Party = LAB,
    name: str = "",
    reading_status: str = "final",
    is_new: bool = False,
    concern: str = "",
    programmes: tuple[str, ...] = ("heart-failure",),
) -> Measure:
    """A measurement whose newest and previous values are those of its series."""
    readings = [
        Reading(
            each.at,
            each.value,
            each.second,
            Text(""),
            digits,
            reading_status,
            Text(""),
            each.at_home,
            by,
            ref("Observation", f"{key}-{place}"),
        )
        for place, each in enumerate(series[-2:])
    ]
    goals = (Goal(*goal, Text("Hjertesvigt, opstart"), CLINIC, ref("Goal", key), programmes),) if goal else ()
    return Measure(
        key=key,
        name=Text(name),
        unit=unit,
        newest=readings[-1],
        previous=readings[0] if len(readings) > 1 else None,
        goals=goals,
        status=status,
        freshness=freshness,
        concern=Text(concern),
        points=series,
        is_new=is_new,
    )


def problem(name: str, code: str, year: int, *, by: Party = GP, is_new: bool = False) -> Problem:
    return Problem(Text(name), code, date(year, 3, 4), by, ref("Condition", code.replace(".", "")), is_new)


def event(
    lane: Sector,
    text: str,
    start: float,
    end: float | None = None,
    *,
    kind: str = "contact",
    planned: bool = False,
) -> Event:
    """From so many days ahead (behind when negative) to so many."""
    ends = None if end is None else AT + timedelta(days=end)
    return Event(
        lane,
        kind,
        Text(text),
        AT + timedelta(days=start),
        ends,
        planned,
        ref("Encounter", text[:8].replace(" ", "")),
    )


def medicine(name: str, dose: str, reason: str = "", *, year: int = 2024) -> Medicine:
    return Medicine(
        Text(name),
        Text(dose),
        Text(reason),
        date(year, 2, 1),
        None,
        ref("MedicationStatement", name.split()[0]),
        is_new=False,
    )
