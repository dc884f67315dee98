"""That measuring is paused, as the strip says it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Pause
from sharedcare.ui.markup import Said, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """Until when, by whom, and where it is ended."""

    text: SafeString
    title: str
    href: str


def paused(one: Pause, voice: Voice) -> Paused:
    """The last day is the one before the pause's end."""
    words = voice.words.strip
    if one.lies_in:
        said = words.resting.format(one.day)
    elif one.until is None:
        said = words.paused_open.format(one.day)
    else:
        said = words.paused_until.format(voice.calendar.plain(one.until - timedelta(minutes=1)))
    who = Said(words.paused_by_patient) if one.is_own else voice.called(one.by)[0]
    href = voice.source(one.ref) if voice.then or one.lies_in else f"{voice.here}/pause"
    return Paused(text=joined(" · ", said, who), title=" · ".join(filter(None, (said, who.words))), href=href)
