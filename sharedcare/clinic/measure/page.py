"""From a graph, as the record tells it, to the page. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from django.utils.safestring import SafeString

from sharedcare.clinic.measure.saying import GoalLine, Saying
from sharedcare.clinic.measure.series import series
from sharedcare.clinic.measure.words import WORDS, Words
from sharedcare.clinic.overview.tiles.gaps import told_in
from sharedcare.clinic.overview.words import WORDS as OVERVIEW_WORDS
from sharedcare.clinic.time_machine import words as trouble_words
from sharedcare.clinic.time_machine.asked import Trouble, query_of
from sharedcare.overview.graph import Graph
from sharedcare.overview.types import Reading
from sharedcare.ui.charts.graph import Mark
from sharedcare.ui.charts.graph import graph as drawn
from sharedcare.ui.charts.series import Dot
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said
from sharedcare.ui.moments import Calendar

USUAL_RANGE = "365"


@dataclass(frozen=True, slots=True)
class Value:
    """A row of the table."""

    when: SafeString
    value: SafeString
    by: SafeString | str
    where: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class Range:
    """How far back the graph can go."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """What the template is given. `series` is for the script: moments, values, bands and changes as JSON. `no_goal` is said
    where there are no goals, and `changes_kept` where the reader is not shown all medicines."""

    frame: Frame
    words: Words
    name: Said
    now: str
    person: str
    overview: str
    limits: str
    newest: SafeString
    newest_when: SafeString | str
    goals: tuple[GoalLine, ...]
    goals_title: str
    no_goal: str
    ranges: tuple[Range, ...]
    graph: SafeString
    summary: str
    series: SafeString
    changes: tuple[tuple[SafeString, Said], ...]
    changes_kept: str
    values: tuple[Value, ...]
    notice: tuple[str, str] | None


def measure_page(
    found: Graph,
    *,
    frame: Frame,
    zone: tzinfo,
    chosen: str,
    programme: str = "",
    trouble: Trouble | None = None,
) -> MeasurePage:
    """The page; `chosen` is how far back in days, or `all`; `programme` is what the overview was narrowed to, and is
    again on the way back. `trouble` is why another moment than the one asked for is shown.
    """
    words, gaps = WORDS[frame.look.language], OVERVIEW_WORDS[frame.look.language].gaps
    no_goal, no_medicine = (told_in(gaps, part, found.narrowed) for part in ("goals", "medicines"))
    calendar = Calendar(found.at, zone, frame.look.language)
    said = Saying(found, words, calendar)
    seen, zones = _seen(found, chosen), said.zones()
    marks = [
        Mark(_noon(on, zone), said.tongue.says(name).words.split(" ")[0], said.change(name, change).words)
        for name, on, change in found.changes
    ]
    dots = [Dot(one.at, one.value, one.second, not one.at_home) for one in seen if one.value is not None]
    here = f"/patient/{found.banner.patient}"
    kept = query_of(found.as_of, programme=programme)
    return MeasurePage(
        frame=frame,
        words=words,
        name=said.name,
        now=f"{here}/measure/{found.key}?{query_of(None, programme=programme)}",
        person=found.banner.name,
        limits=f"{here}/limits#m-{found.key}",
        overview=f"{here}?{kept}" if kept else here,
        newest=said.value(found.readings[0]).html,
        newest_when=calendar.tag(calendar.ago(found.readings[0].at), found.readings[0].at),
        goals=said.goals(),
        goals_title=words.goals_conflict.format(len(found.goals)) if said.is_conflict else words.goal,
        no_goal=f"{no_goal}." if no_goal else words.no_goal,
        ranges=tuple(
            Range(label, f"?range={key}{'&' + kept if kept else ''}", key == chosen)
            for key, label in words.ranges
        ),
        graph=drawn(dots, zones=zones, marks=marks, summary=said.summary(seen), calendar=calendar),
        summary=said.summary(seen),
        series=series(dots, zones, marks, digits=found.digits, unit=said.unit, zone=zone),
        changes=tuple(
            (calendar.tag(calendar.plain(on), on), said.change(name, change))
            for name, on, change in reversed(found.changes)
        ),
        changes_kept=f"{no_medicine}." if no_medicine else "",
        values=tuple(
            Value(
                when=calendar.tag(calendar.stamp(one.at), one.at),
                value=said.value(one).html,
                by=said.by(one),
                where=words.at_home if one.at_home else words.at_clinic,
                status=words.statuses.get(one.status, ""),
                source=f"{here}/source/{one.ref.type}/{one.ref.id}/{one.ref.version}",
            )
            for one in reversed(seen)
        ),
        notice=_notice(words, calendar, found, trouble),
    )


def _notice(
    words: Words, calendar: Calendar, found: Graph, trouble: Trouble | None
) -> tuple[str, str] | None:
    """Which moment one sees, or why it is not the one asked for, and what the way out of it is called."""
    if trouble is not None:
        said = trouble_words.told(trouble, language=words.code, at=found.at, zone=calendar.zone)
        return said, trouble_words.WORDS[words.code].close
    if found.as_of is None:
        return None
    return words.as_of.format(calendar.stamp(found.as_of)), words.to_now


def _seen(found: Graph, chosen: str) -> list[Reading]:
    """The readings of the time chosen, the oldest first."""
    if chosen == "all":
        return list(reversed(found.readings))
    begin = found.at - timedelta(days=int(chosen))
    return [one for one in reversed(found.readings) if one.at >= begin]


def _noon(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(12), zone)
