"""Who looks at measurements today, in words. Pure."""

from collections.abc import Sequence

from sharedcare.care.monitoring.types import Duty
from sharedcare.clinic.worklist.page import DutyLine
from sharedcare.clinic.worklist.voice import Voice
from sharedcare.programmes.types.words import Text


def off_duty(duties: Sequence[Duty], voice: Voice) -> tuple[DutyLine, ...]:
    """The programmes that nobody monitors today, with what is said then and whom red goes to."""
    return tuple(
        DutyLine(
            voice.words.duty_off.format(_said(one.title, voice)),
            _said(one.otherwise, voice),
            voice.words.duty_then.format(
                day=voice.calendar.day(one.next_day),
                by=_said(one.by, voice).lower(),
                fallback=_said(one.fallback, voice).lower(),
            ),
        )
        for one in duties
        if not one.is_on
    )


def on_duty(duties: Sequence[Duty], voice: Voice) -> str:
    """Who looks today, each role once and always in the same order; empty where nobody does."""
    roles = {_said(one.by, voice).lower() for one in duties if one.is_on}
    return voice.words.duty_on.format(", ".join(sorted(roles))) if roles else ""


def _said(text: Text, voice: Voice) -> str:
    return text.da if voice.tongue.language == "da" else text.en
