"""From a graph, as the record tells it, to the page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

import orjson
from django.utils.safestring import SafeString

from sharedcare.clinic.measure.words import WORDS, Words
from sharedcare.clinic.time_machine import words as trouble_words
from sharedcare.clinic.time_machine.asked import Trouble, query_of
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.graph import Graph
from sharedcare.overview.types import DoseChange, Goal, Reading, Text
from sharedcare.ui.charts.graph import Mark
from sharedcare.ui.charts.graph import graph as drawn
from sharedcare.ui.charts.series import Band, Dot, unbroken
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said, filled, joined
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import decimal, shortest

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
    """What the template is given. `series` is for the script: moments, values, band and changes as JSON."""

    frame: Frame
    words: Words
    name: Said
    now: str
    person: str
    overview: str
    newest: SafeString
    newest_when: SafeString | str
    goals: tuple[SafeString, ...]
    ranges: tuple[Range, ...]
    graph: SafeString
    summary: str
    series: SafeString
    changes: tuple[tuple[SafeString, Said], ...]
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
    words = WORDS[frame.look.language]
    calendar = Calendar(found.at, zone, frame.look.language)
    said = _Said(found, words, calendar)
    seen = _seen(found, chosen)
    marks = [
        Mark(_noon(on, zone), said.tongue.says(name).words.split(" ")[0], said.change(name, change).words)
        for name, on, change in found.changes
    ]
    band = Band(found.goals[0].low, found.goals[0].high) if found.goals else None
    dots = [Dot(one.at, one.value, one.second, not one.at_home) for one in seen if one.value is not None]
    here = f"/patient/{found.banner.patient}"
    kept = query_of(found.as_of, programme=programme)
    return MeasurePage(
        frame=frame,
        words=words,
        name=said.name,
        now=f"{here}/measure/{found.key}?{query_of(None, programme=programme)}",
        person=found.banner.name,
        newest=said.value(found.readings[0]).html,
        overview=f"{here}?{kept}" if kept else here,
        newest_when=calendar.tag(calendar.ago(found.readings[0].at), found.readings[0].at),
        goals=tuple(map(said.goal, found.goals)),
        ranges=tuple(
            Range(label, f"?range={key}{'&' + kept if kept else ''}", key == chosen)
            for key, label in words.ranges
        ),
        graph=drawn(dots, band=band, marks=marks, summary=said.summary(seen), calendar=calendar),
        summary=said.summary(seen),
        series=_series(dots, band, marks, found, said.unit),
        changes=tuple(
            (calendar.tag(calendar.plain(on), on), said.change(name, change))
            for name, on, change in reversed(found.changes)
        ),
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The measurement in words."""

    found: Graph
    words: Words
    calendar: Calendar

    @property
    def tongue(self) -> Tongue:
        return Tongue(self.words.code)

    @property
    def name(self) -> Said:
        return self.tongue.measure(self.found.key, self.found.name)

    @property
    def unit(self) -> str:
        return self.tongue.unit(self.found.key, self.found.unit)

    def value(self, one: Reading) -> Said:
        said = self.tongue.says(one.text)
        number = said.words
        if not said and one.value is not None:
            numbers = (value for value in (one.value, one.second) if value is not None)
            number = "/".join(decimal(value, self.found.digits, self.words.code) for value in numbers)
        return Said(f"{number} {self.unit}".strip(), said.language)

    def by(self, one: Reading) -> SafeString | str:
        if one.by is None:
            return ""
        return joined(", ", one.by.name, self.tongue.says(one.by.organization))

    def goal(self, goal: Goal) -> SafeString:
        low, high = (None if end is None else shortest(end, self.words.code) for end in (goal.low, goal.high))
        if low is None:
            band = self.words.below.format(high)
        elif high is None:
            band = self.words.above.format(low)
        else:
            band = self.words.between.format(low, high)
        by = filled(self.words.goal_by, self.tongue.called(goal.by)[0]) if goal.by else ""
        return joined(", ", f"{band} {self.unit}".strip(), self.tongue.says(goal.source), by)

    def change(self, name: Text, change: DoseChange) -> Said:
        template: str = getattr(self.words, change.kind)
        drug, before, after = map(self.tongue.says, (name, change.before, change.after))
        said = template.format(name=drug.words, before=before.words, after=after.words)
        return Said(said, drug.language)

    def summary(self, seen: Sequence[Reading]) -> str:
        if not seen:
            return self.words.nothing
        template = self.words.summary if len(seen) > 1 else self.words.summary_one
        return template.format(
            count=len(seen),
            first=self.calendar.plain(self.calendar.local(seen[0].at).date()),
            last=self.calendar.plain(self.calendar.local(seen[-1].at).date()),
            before=self.value(seen[0]).words,
            after=self.value(seen[-1]).words,
        )


def _seen(found: Graph, chosen: str) -> list[Reading]:
    """The readings of the time chosen, the oldest first."""
    if chosen == "all":
        return list(reversed(found.readings))
    begin = found.at - timedelta(days=int(chosen))
    return [one for one in reversed(found.readings) if one.at >= begin]


def _noon(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(12), zone)


def _with_gaps(dots: Sequence[Dot]) -> list[tuple[int, float | None, float | None]]:
    """Moments and values, with nothing between two runs, so that no line is drawn over a time without values."""
    rows: list[tuple[int, float | None, float | None]] = []
    moments = [dot.at.timestamp() for dot in dots]
    for first, past in unbroken(moments):
        if rows and first < past:
            rows.append((int(moments[first]) - 1, None, None))
        rows.extend((int(dot.at.timestamp()), dot.value, dot.second) for dot in dots[first:past])
    return rows


def _series(
    dots: Sequence[Dot], band: Band | None, marks: Sequence[Mark], found: Graph, unit: str
) -> SafeString:
    rows = _with_gaps(dots)
    told = {
        "at": [at for at, _, _ in rows],
        "upper": [value for _, value, _ in rows],
        "lower": [second for _, _, second in rows] if any(dot.second is not None for dot in dots) else None,
        "low": None if band is None else band.low,
        "high": None if band is None else band.high,
        "marks": [[int(mark.at.timestamp()), mark.said, mark.told] for mark in marks],
        "digits": found.digits,
        "unit": unit,
    }
    # In a script element nothing is escaped but what would end it.
    return SafeString(orjson.dumps(told).decode().replace("<", "\\u003c"))
