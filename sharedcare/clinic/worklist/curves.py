"""The latest value of a line and its curve, as small as a word. Pure."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.tiles.measures import band_of
from sharedcare.clinic.worklist.voice import Voice
from sharedcare.overview.types import Point
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.charts.series import Dot
from sharedcare.ui.charts.spark import spark
from sharedcare.ui.numbers import measured
from sharedcare.worklist.read import BACK, Line


def value_of(points: Sequence[Point], line: Line, voice: Voice) -> str:
    """The latest value with its unit."""
    if not points or line.measure is None:
        return ""
    last, digits, language = points[-1], line.measure.digits, voice.tongue.language
    said = measured((last.value, last.second), digits, language)
    unit = "" if last.second is not None else voice.tongue.unit(line.measure.key, line.measure.unit)
    return with_unit(said, unit, language)


def curve(line: Line, voice: Voice) -> SafeString | str:
    """The last thirty days as small as a word."""
    if not line.points or line.measure is None:
        return ""
    digits, language = line.measure.digits, voice.tongue.language
    told = (voice.words.curve if len(line.points) > 1 else voice.words.curve_one).format(
        name=voice.tongue.measure(line.measure.key, line.measure.name).words,
        count=len(line.points),
        first=measured((line.points[0].value,), digits, language),
        last=with_unit(
            measured((line.points[-1].value,), digits, language),
            voice.tongue.unit(line.measure.key, line.measure.unit),
            language,
        ),
    )
    return spark(
        dots_of(line.points),
        band=band_of(line.goal),
        starts=voice.calendar.at - BACK,
        ends=voice.calendar.at + timedelta(hours=1),
        changes=(),
        summary=told,
    )


def dots_of(points: Sequence[Point]) -> tuple[Dot, ...]:
    """Values as charts take them."""
    return tuple(Dot(point.at, point.value, point.second, is_square=not point.at_home) for point in points)
