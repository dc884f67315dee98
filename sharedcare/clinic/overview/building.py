"""From an overview to its page: pure, in the language and the time zone that it is told."""

from datetime import datetime, tzinfo

from sharedcare.clinic.overview.choosing import chosen
from sharedcare.clinic.overview.page import TURN, OverviewPage
from sharedcare.clinic.overview.tiles.banner import banner
from sharedcare.clinic.overview.tiles.course import timeline
from sharedcare.clinic.overview.tiles.gaps import seen
from sharedcare.clinic.overview.tiles.lists import medicines, notes, team
from sharedcare.clinic.overview.tiles.measures import targets
from sharedcare.clinic.overview.tiles.plan import courses, tasks, wishes
from sharedcare.clinic.overview.tiles.strip import strip
from sharedcare.clinic.overview.voice import Voice
from sharedcare.clinic.overview.words import WORDS
from sharedcare.clinic.time_machine import words as trouble_words
from sharedcare.clinic.time_machine.asked import Trouble, query_of
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.types import Overview
from sharedcare.ui.frame import Frame, Key, Notice
from sharedcare.ui.moments import Calendar

_ELSEWHERE = (TURN, "P", "?")
"""Keys that are told of beside the others: they have an element of their own."""


def overview_page(
    overview: Overview,
    *,
    frame: Frame,
    zone: tzinfo,
    printed: datetime,
    programme: str = "",
    enrols: bool = False,
) -> OverviewPage:
    """The page in the language of its frame; `printed` is when a print of it would be made, `enrols` whether the reader enrols.

    `programme` is the key of the one that the measurements are narrowed to, if the patient follows it.
    """
    language = frame.look.language
    words, kept = WORDS[language], overview.narrowed
    voice = Voice(
        words,
        Tongue(language),
        Calendar(overview.at, zone, language),
        overview.banner.patient,
        overview.as_of,
        chosen(overview, programme),
        enrols and overview.as_of is None,
    )
    return OverviewPage(
        frame=frame,
        words=words,
        is_earlier=overview.as_of is not None,
        seen_as=words.time.paper.format(voice.calendar.stamp(overview.as_of)) if overview.as_of else "",
        printed=words.printed.format(Calendar(printed, zone, language).stamp(printed)),
        hints=tuple(key for key in frame.keys if key.key not in _ELSEWHERE),
        turn=words.keys[TURN],
        banner=banner(overview, voice),
        strip=strip(overview, voice),
        wishes=seen(wishes(overview, voice), "matters", kept, voice),
        courses=seen(courses(overview, voice), "programmes", kept, voice),
        team=seen(team(overview, voice), "problems", kept, voice),
        targets=seen(targets(overview, frame.look.period, voice), "measures", kept, voice),
        timeline=seen(timeline(overview, voice), "events", kept, voice),
        tasks=seen(tasks(overview, voice), "tasks", kept, voice),
        medicines=seen(medicines(overview, voice), "medicines", kept, voice),
        notes=seen(notes(overview, voice), "notes", kept, voice),
    )


def keys_for(language: str) -> tuple[Key, ...]:
    """The shortcuts of this page, for the frame."""
    return tuple(Key(key, does) for key, does in WORDS[language].keys.items())


def notice_of(
    overview: Overview,
    *,
    language: str,
    zone: tzinfo,
    trouble: Trouble | None = None,
    programme: str = "",
) -> Notice | None:
    """What the time machine says above everything: which moment one sees, or why it is not the one asked for."""
    kept = query_of(None, programme=chosen(overview, programme))
    here = f"/patient/{overview.banner.patient}{'?' if kept else ''}{kept}"
    if trouble is not None:
        said = trouble_words.told(trouble, language=language, at=overview.at, zone=zone)
        return Notice(said, trouble_words.WORDS[language].close, here)
    if overview.as_of is None:
        return None
    words = WORDS[language].time
    stamp = Calendar(overview.at, zone, language).stamp(overview.as_of)
    return Notice(words.text.format(stamp), words.back, here)
