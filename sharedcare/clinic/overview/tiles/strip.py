"""The strip: what needs action and why, and what is new since the reader last looked."""

from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.lines import lines
from sharedcare.clinic.overview.paused import paused
from sharedcare.clinic.overview.reach import Room
from sharedcare.clinic.overview.tiles.gaps import told
from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Change, Concern, Measure, News, Overview
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import filled, html, joined
from sharedcare.ui.numbers import measured
from sharedcare.ui.parts import shape

SHAPES = {"act": "act", "watch": "watch", "missing": "missing", "on-target": "well", "no-goal": "none"}
_ROOM, _ROOM_BESIDE_A_PAUSE = Room(2, 3, 3), Room(1, 2, 2)


def strip(overview: Overview, voice: Voice) -> page.Strip:
    """The strip of this overview."""
    words, concerns = voice.words.strip, overview.concerns
    kept = told("concerns", overview.narrowed, voice)
    known = {one.key: one for one in overview.measures}
    room = _ROOM_BESIDE_A_PAUSE if overview.pauses else _ROOM
    return page.Strip(
        paused=tuple(paused(one, voice) for one in overview.pauses),
        pills=tuple(
            _pill(concern, known.get(concern.measure), room.step(place), voice)
            for place, concern in enumerate(concerns)
        ),
        nothing=kept or words.nothing,
        is_calm=not concerns and not kept,
        more=room.more(len(concerns), words.more),
        news=_news(overview.news, voice, is_narrowed=bool(overview.narrowed.types)),
        news_title=words.news_title.format(voice.calendar.stamp(overview.news.since))
        if overview.news.since
        else "",
        groups=_groups(overview.news.changes, voice),
    )


def _pill(concern: Concern, measure: Measure | None, step: str, voice: Voice) -> page.Pill:
    words = voice.words.strip
    since = _times(concern, voice)
    by = filled(words.by_rule, voice.who(concern.by)) if concern.by else ""
    return page.Pill(
        step=step,
        look=concern.status.value,
        shape=shape(SHAPES[concern.status.value], voice.words.statuses[concern.status]),
        text=voice.says(concern.text),
        href=voice.graph(concern.measure) if concern.measure else voice.source(concern.ref),
        new=voice.new(is_new=concern.is_new),
        explanation=voice.says(concern.explanation),
        facts=joined(" · ", since, by, _then(concern, measure, voice)),
        source=voice.source(concern.ref),
        graph=voice.graph(concern.measure) if concern.measure else "",
    )


def _times(concern: Concern, voice: Voice) -> page.Text:
    """Since when it is so, and how often it was found where that is more than once: of today the time alone."""
    first, words = voice.calendar.local(concern.since), voice.words.strip
    if concern.times == 1:
        return filled(words.since, voice.moment(concern.since))
    if first.date() != voice.calendar.today:
        return filled(words.times, str(concern.times), voice.moment(concern.since))
    clock = voice.calendar.tag(f"{first:%H:%M}", concern.since)
    return filled(words.times_today, str(concern.times), clock)


def _then(concern: Concern, measure: Measure | None, voice: Voice) -> page.Text:
    """Which value came since, where it is past no limit; empty where none did."""
    if concern.then is None or measure is None:
        return ""
    said = measured((concern.then.value, concern.then.second), measure.newest.digits, voice.words.code)
    value = with_unit(said, voice.unit(measure), voice.words.code)
    return filled(voice.words.strip.then, value, voice.moment(concern.then.at))


def _news(news: News, voice: Voice, *, is_narrowed: bool) -> page.Text:
    words = voice.words.strip
    if news.since is None:
        return words.never
    since = voice.moment(news.since)
    if not news.changes:
        return html((voice.words.gaps.no_news if is_narrowed else words.no_news).format(since))
    said = words.one_news if len(news.changes) == 1 else words.news
    return html(said.format(since) if len(news.changes) == 1 else said.format(len(news.changes), since))


def _groups(changes: tuple[Change, ...], voice: Voice) -> tuple[page.Group, ...]:
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.tile, []).append(change)
    titles = voice.words.strip.tiles
    return tuple(
        page.Group(
            title=titles.get(tile, tile), step="", rows=lines(_change(change, voice) for change in found)
        )
        for tile, found in groups.items()
    )


def _change(change: Change, voice: Voice) -> page.Row:
    by = joined(", ", *voice.called(change.by))
    state = "" if change.is_first else voice.words.strip.changed
    return page.Row(
        step="",
        href=voice.source(change.ref),
        chip=voice.sector(change.by),
        text=voice.says(change.text),
        more=joined(" · ", by, state),
        when=voice.moment(change.at),
    )
