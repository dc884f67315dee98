"""Goals and measurements: each with its value, its goal, its course, its age and where it came from."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.choosing import PERIODS, choices, way_to
from sharedcare.clinic.overview.lines import target_lines
from sharedcare.clinic.overview.reach import Room
from sharedcare.clinic.overview.tiles.strip import SHAPES
from sharedcare.clinic.overview.voice import Voice
from sharedcare.kernel.decimals import worth
from sharedcare.overview import rules
from sharedcare.overview.types import Freshness, Goal, Measure, Overview, Reading
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.charts.bullet import bullet
from sharedcare.ui.charts.series import Band, Dot
from sharedcare.ui.charts.spark import spark
from sharedcare.ui.markup import Said, joined
from sharedcare.ui.numbers import in_step, measured, signed
from sharedcare.ui.parts import shape

_ROOM = Room(6, 8, 12)
_TO = "\N{EN DASH}"
_NOTHING = 1e-9
_LEVEL = 0.02
"""Share of the value that a series must have moved to be called rising or falling."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The time over which curves are drawn: until when, how far back, and which medicines were changed when."""

    ends: datetime
    period: str
    changes: tuple[datetime, ...]

    @property
    def starts(self) -> datetime:
        return self.ends - PERIODS[self.period]


def targets(overview: Overview, period: str, voice: Voice) -> page.Targets:
    """The measurements in the order of the overview: the most urgent first. Curves go as far back as the period says.

    Narrowed to a programme they are those that it has a goal for, held against that goal and not against a stricter one
    of another programme; what the others give cause for stays in the strip above.
    """
    words, programme = voice.words.tiles, voice.programme
    found = (
        rules.narrowed(overview.measures, programme, overview.concerns) if programme else overview.measures
    )
    changes = tuple(
        datetime.combine(each.change.on, overview.at.timetz())
        for each in overview.medicines
        if each.change and each.change.on
    )
    span = _Span(overview.at, period, changes)
    rows = (_target(each, place, span, voice) for place, each in enumerate(found))
    return page.Targets(
        head=page.Head(
            number=4,
            title=words.measures,
            keys="4 m",
            choices=choices(overview, period, voice) if overview.measures else (),
            more=_ROOM.more(len(found), voice.words.more),
            new=voice.new(is_new=any(each.is_new for each in found)),
            empty="" if found else words.measures_none if programme else words.measures_empty,
        ),
        is_narrowed=bool(programme),
        rows=target_lines(rows),
        others=_others(len(found), len(overview.measures), voice),
        all=way_to(voice, ""),
    )


def _others(shown: int, all_of_them: int, voice: Voice) -> str:
    return (
        voice.words.measures.others.format(all_of_them - shown)
        if shown < min(all_of_them, _ROOM.narrow)
        else ""
    )


def _target(measure: Measure, place: int, span: _Span, voice: Voice) -> page.Target:
    words, newest = voice.words.measures, measure.newest
    name, band = voice.measure(measure.key, measure.name), band_of(measure.goal)
    change, change_look, told = _change(measure, band, voice)
    by = voice.who(newest.by) or voice.words.sectors[newest.by.sector] if newest.by else ""
    age = voice.calendar.age(newest.at)
    return page.Target(
        step=_ROOM.step(place),
        look=measure.status.value,
        shape=shape(SHAPES[measure.status.value], voice.words.statuses[measure.status]),
        name=name,
        href=voice.graph(measure.key),
        value=_value(newest, voice),
        is_number=newest.value is not None,
        unit=voice.unit(measure) if newest.value is not None else "",
        flag={"corrected": words.corrected, "preliminary": words.preliminary}.get(newest.status, ""),
        change=change,
        change_look=change_look,
        change_told=told,
        bullet=_bullet(measure, band),
        goal=_goal(measure.goal, voice),
        goal_told=words.goal.format("").strip() if measure.goal else "",
        spark=_spark(measure, band, span, voice),
        age=voice.calendar.tag(age, newest.at),
        fresh=voice.words.freshness[measure.freshness] if measure.freshness is not Freshness.FRESH else "",
        source=voice.source(newest.ref),
        source_told=words.source.format(
            name.words, _plain(newest, voice), voice.calendar.absolute(newest.at)
        ),
        chip=voice.sector(newest.by),
        new=voice.new(is_new=measure.is_new),
        more=joined(" · ", voice.says(measure.concern), by, words.at_home if newest.at_home else ""),
    )


def _plain(reading: Reading, voice: Voice) -> str:
    """Who measured it, where there can be no elements."""
    by = ", ".join(part.words for part in voice.called(reading.by) if part)
    return by or (voice.words.sectors[reading.by.sector] if reading.by else "")


def _value(reading: Reading, voice: Voice) -> Said:
    if reading.value is None:
        return voice.says(reading.text)
    return Said(measured((reading.value, reading.second), reading.digits, voice.words.code))


def band_of(goal: Goal | None) -> Band | None:
    """The band of a goal; None for none, and for one that is open at both ends."""
    return Band(goal.low, goal.high) if goal and (goal.low is not None or goal.high is not None) else None


def _goal(goal: Goal | None, voice: Voice) -> str:
    if goal is None:
        return ""
    low, high = in_step((goal.low, goal.high), voice.words.code)
    if low and high:
        return f"{low}{_TO}{high}"
    return f"≥{low}" if low else f"≤{high}" if high else ""


def _change(measure: Measure, band: Band | None, voice: Voice) -> tuple[str, str, str]:
    """How much it moved, whether that is good, and both in words."""
    previous, change = measure.previous, measure.change
    if previous is None or change is None or previous.value is None:
        return "", "", ""
    words = voice.words.measures
    least = measure.newest.digits
    digits = max(worth(previous.value + change, least), worth(previous.value, least))
    said = signed(change, digits, voice.words.code)
    told = words.change.format(said, voice.calendar.moment(previous.at))
    if band is None:
        return said, "", told
    moved = band.distance(previous.value + change) - band.distance(previous.value)
    if abs(moved) < _NOTHING or said == "0":
        return said, "", told
    look, way = ("bad", words.away) if moved > 0 else ("good", words.towards)
    return said, look, f"{told}, {way}"


def _bullet(measure: Measure, band: Band | None) -> page.Text:
    if band is None or measure.newest.value is None:
        return ""
    previous = measure.previous.value if measure.previous else None
    return bullet(measure.newest.value, previous=previous, band=band)


def _spark(measure: Measure, band: Band | None, span: _Span, voice: Voice) -> page.Text:
    seen = tuple(
        Dot(point.at, point.value, point.second, is_square=not point.at_home)
        for point in measure.points
        if span.starts <= point.at <= span.ends
    )
    if not seen:
        # Without any points no curve was asked for: then nothing is known of the time.
        return voice.words.measures.none[span.period] if measure.points else ""
    told = _told(measure, seen, band, voice.words.measures.periods_told[span.period], voice)
    return spark(seen, band=band, starts=span.starts, ends=span.ends, changes=span.changes, summary=told)


def _told(measure: Measure, seen: tuple[Dot, ...], band: Band | None, period: str, voice: Voice) -> str:
    words, language, digits = voice.words.measures, voice.words.code, measure.newest.digits
    first, last = seen[0].value, seen[-1].value
    moved = (last - first) / (abs(first) or 1)
    trend = words.level if abs(moved) < _LEVEL else words.rising if moved > 0 else words.falling
    sentence = words.told if len(seen) > 1 else words.told_one
    said = sentence.format(
        count=len(seen),
        period=period,
        first=measured((first,), digits, language),
        last=with_unit(measured((last,), digits, language), voice.unit(measure), language),
        trend=trend,
        against=_against(last, band, voice),
    )
    return f"{voice.measure(measure.key, measure.name).words}: {said}"


def _against(value: float, band: Band | None, voice: Voice) -> str:
    words = voice.words.measures
    if band is None:
        return ""
    if band.distance(value) == 0:
        return words.in_goal
    return words.above if band.high is not None and value > band.high else words.below
