"""How the worklist says things: in the words of a language, of the time it is. Pure."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils.safestring import SafeString

from sharedcare.clinic.tongue import Tongue
from sharedcare.clinic.worklist.words import WORDS, Words
from sharedcare.overview.types import Party
from sharedcare.ui.moments import Calendar
from sharedcare.ui.parts import chip, shape
from sharedcare.worklist.types import Kind

LOOKS = {
    Kind.RED: "act",
    Kind.YELLOW: "watch",
    Kind.MISSING: "missing",
    Kind.NOT_JUDGED: "none",
    Kind.HANDOVER: "handover",
    Kind.AGREED: "handover",
    Kind.HELD: "act",
    Kind.MESSAGE: "message",
    Kind.TASK: "task",
    Kind.GREEN: "well",
    Kind.UNJUDGED: "none",
    Kind.TO_AGREE: "none",
    Kind.LOOKED: "none",
}
_MINUTE, _HOUR, _YEAR = 60, 3600, 365 * 24 * 3600
_LONG = 2 * _YEAR
"""From when on nobody counts days."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How the page says things: the words, the language of the record's texts, and the calendar."""

    words: Words
    tongue: Tongue
    calendar: Calendar

    def waited(self, since: datetime) -> SafeString:
        """For how long something has waited, in one unit."""
        minutes, hours, days = self.words.waits
        seconds = max((self.calendar.at - since).total_seconds(), 0)
        if seconds < _HOUR:
            said = minutes.format(int(seconds // _MINUTE))
        elif seconds > _LONG:
            said = self.words.years.format(int(seconds // _YEAR))
        else:
            said = (
                hours.format(int(seconds // _HOUR))
                if seconds < 24 * _HOUR
                else days.format(int(seconds // (24 * _HOUR)))
            )
        return self.calendar.tag(said, since)

    def sector(self, party: Party | None) -> SafeString:
        """The letter of the sector, with who it is."""
        if party is None:
            return chip("", self.words.nobody_responsible)
        called = ", ".join(part.words for part in self.tongue.called(party) if part)
        return chip(party.sector.value, called or self.words.sectors[party.sector.value])

    def kind(self, kind: Kind) -> SafeString:
        """The shape of a reason, and its word."""
        return shape(LOOKS[kind], self.words.kinds[kind])


def voice_of(language: str, *, zone: tzinfo, at: datetime) -> Voice:
    """The voice of a page in this language."""
    return Voice(WORDS[language], Tongue(language), Calendar(at, zone, language))
