"""What came after a finding: a newer value of the same measurement that is past no limit does not close what was found, but whoever
reads the finding has to know of it."""

from collections.abc import Container, Sequence
from datetime import datetime
from typing import NamedTuple

from sharedcare.access.gate import Visit
from sharedcare.care.findings import green
from sharedcare.overview.types import Point


class Newest(NamedTuple):
    """The newest value of a measurement, and the key of its Observation."""

    key: int
    point: Point


def later(found: datetime, newest: Newest | None, greens: Container[int]) -> Point | None:
    """The newest value where it was taken after the finding was made, and judging has held it against a limit and found nothing; else
    None: that no finding tells of a value does not make it green. Pure."""
    if newest is None or newest.point.at <= found or newest.key not in greens:
        return None
    return newest.point


def since_then(
    visit: Visit, *, patient: str, several: Sequence[tuple[datetime, Newest | None]]
) -> list[Point | None]:
    """Of each finding (when it was made last, and the newest value of what it is about) what came after it. The record is asked only
    where something has."""
    asked = {newest.key for found, newest in several if newest is not None and newest.point.at > found}
    greens = visit(green.among(patient=patient, values=asked)) if asked else frozenset[int]()
    return [later(found, newest, greens) for found, newest in several]
