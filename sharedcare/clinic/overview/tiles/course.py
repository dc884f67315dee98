"""The time line: a lane for each sector and one for the patient, half a year back and half a year ahead."""

from datetime import date, datetime, time, timedelta

from django.utils.safestring import SafeString

from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.lane_name import LaneName
from sharedcare.clinic.overview.lines import lines
from sharedcare.clinic.overview.reach import Room, said_more
from sharedcare.clinic.overview.voice import Voice, first_name
from sharedcare.overview.types import Event, Overview, Phase, Sector
from sharedcare.ui.charts.lanes import Drawing, Lane, Mark, Span, Stretch, lanes
from sharedcare.ui.parts import chip

_HALF = timedelta(days=183)
_ALWAYS = (Sector.HOSPITAL, Sector.GENERAL_PRACTICE, Sector.MUNICIPALITY)
_SOMETIMES = (Sector.REGION, Sector.UNKNOWN)
_ROOM = Room(6, 6, 6)
_DAILY = ("measurements", "answers")


def timeline(overview: Overview, voice: Voice) -> page.Timeline:
    """The drawing, the names of its lanes, and the list of everything in it."""
    words = voice.words.tiles
    span = Span(overview.at - _HALF, overview.at + _HALF, overview.at)
    seen = [event for event in overview.events if _overlaps(event, span)]
    found = {event.lane for event in seen}
    sectors = (*_ALWAYS, *(sector for sector in _SOMETIMES if sector in found), Sector.PATIENT)
    drawing = _drawing(overview, seen, sectors, span, voice) if seen else None
    hidden = drawing.left_out if drawing else 0
    return page.Timeline(
        head=page.Head(
            number=5,
            title=words.events,
            keys="5 t",
            note=words.events_note if seen else "",
            more=said_more((hidden, hidden, hidden), voice.words.more),
            empty="" if seen else words.events_empty,
        ),
        names=tuple(_name(sector, overview, voice) for sector in sectors),
        drawing=drawing,
        rows=_rows(overview, voice),
    )


def _overlaps(event: Event, span: Span) -> bool:
    return event.starts <= span.ends and (event.ends or event.starts) >= span.starts


def _name(sector: Sector, overview: Overview, voice: Voice) -> LaneName:
    said = voice.words.sectors[sector]
    if sector is Sector.PATIENT:
        said = first_name(overview.banner.name) or voice.words.plans.lane_of_patient
    return LaneName(chip=chip(sector.value, voice.words.sectors[sector]), name=said, letter=sector.value)


def _drawing(
    overview: Overview, seen: list[Event], sectors: tuple[Sector, ...], span: Span, voice: Voice
) -> Drawing:
    names = ", ".join(voice.words.sectors[sector] for sector in sectors)
    planned = sum(event.is_planned for event in seen)
    days = (voice.calendar.absolute(moment.date()).split(", ")[0] for moment in (span.starts, span.ends))
    return lanes(
        tuple(Lane(sector.value or "R", tuple(_mark(each, voice) for each in seen if each.lane is sector)) for sector in sectors),
        span=span,
        phases=_phases(overview, span, voice),
        months=_months(span, voice),
        today=voice.calendar.plain(voice.calendar.today) if overview.as_of else voice.words.plans.today,
        summary=voice.words.plans.summary.format(*days, len(seen) - planned, planned, names),
    )  # fmt: skip


def _mark(event: Event, voice: Voice) -> Mark:
    days = [voice.calendar.plain(moment) for moment in (event.starts, event.ends) if moment]
    planned = voice.words.plans.planned if event.is_planned else ""
    said = voice.event(event)
    # What the patient does day by day is many dots in a row, which need no name.
    own = "" if event.kind in _DAILY and not event.text else said.words
    told = ", ".join(part for part in (said.words, " \N{EN DASH} ".join(days), planned) if part)
    href = voice.source(event.ref) if event.ref else ""
    # Of what is agreed one wants to know the day; of what was, that it was.
    text = f"{own} {days[0]}" if own and event.is_planned and event.ends is None else own
    return Mark(event.starts, event.ends, text, told, event.is_planned, href, own, said.language)


def _phases(overview: Overview, span: Span, voice: Voice) -> tuple[Stretch, ...]:
    """The phases of the first programme that is on its way: there is room for one."""
    moving = next((each for each in overview.programmes if any(phase.starts for phase in each.phases)), None)
    if moving is None:
        return ()
    found = (_stretch(phase, span, voice) for phase in moving.phases if phase.starts)
    return tuple(each for each in found if each.starts < span.ends and each.ends > span.starts)


def _stretch(phase: Phase, span: Span, voice: Voice) -> Stretch:
    starts = _midnight(phase.starts, voice) if phase.starts else span.starts
    ends = _midnight(phase.ends, voice) if phase.ends else span.ends
    name = voice.says(phase.name)
    return Stretch(
        name.words, max(starts, span.starts), min(ends, span.ends), phase.status == "active", name.language
    )


def _midnight(day: date, voice: Voice) -> datetime:
    return datetime.combine(day, time(), tzinfo=voice.calendar.zone)


def _months(span: Span, voice: Voice) -> tuple[tuple[datetime, str], ...]:
    first = voice.calendar.local(span.starts).date().replace(day=1)
    found: list[tuple[datetime, str]] = []
    while True:
        first = (first + timedelta(days=32)).replace(day=1)
        at = _midnight(first, voice)
        if at >= span.ends:
            return tuple(found)
        found.append((at, voice.calendar.months[first.month - 1]))


def _rows(overview: Overview, voice: Voice) -> SafeString:
    """Everything as a list, the latest first; the nearest to now are seen where there is no room for the drawing."""
    folded = _folded(sorted(overview.events, key=lambda event: event.starts, reverse=True))
    near = sorted(range(len(folded)), key=lambda place: abs(folded[place][0].starts - overview.at))
    rank = {place: order for order, place in enumerate(near)}
    return lines(
        _row(event, count, _ROOM.step(rank[place]), voice) for place, (event, count) in enumerate(folded)
    )


def _folded(events: list[Event]) -> list[tuple[Event, int]]:
    """The same thing again and again in one lane as one line with a count."""
    found: list[tuple[Event, int]] = []
    for event in events:
        last = next(
            (place for place in range(len(found) - 1, -1, -1) if found[place][0].lane is event.lane), None
        )
        if last is not None and event.ends is None and _is_same(found[last][0], event):
            found[last] = (found[last][0], found[last][1] + 1)
        else:
            found.append((event, 1))
    return found


def _is_same(last: Event, event: Event) -> bool:
    return last.ends is None and (last.kind, last.text, last.is_planned) == (
        event.kind,
        event.text,
        event.is_planned,
    )


def _row(event: Event, count: int, step: str, voice: Voice) -> page.Row:
    ends = f" \N{EN DASH} {voice.calendar.plain(event.ends)}" if event.ends else ""
    starts, said = voice.calendar.plain(event.starts), voice.event(event)
    return page.Row(
        step=step,
        href=voice.source(event.ref) if event.ref else "",
        chip=chip(event.lane.value, voice.words.sectors[event.lane]),
        text=said if count == 1 else said._replace(words=f"{said.words} \N{MULTIPLICATION SIGN} {count}"),
        when=voice.calendar.tag(f"{starts}{ends}", event.starts),
        more=voice.words.plans.planned if event.is_planned else "",
        look="planned" if event.is_planned else "",
    )
