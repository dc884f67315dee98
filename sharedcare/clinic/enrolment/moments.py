"""The moments that a plan is counted from, as the pages of enrolment show them: which somebody sets, and which come by themselves. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sharedcare.care.enrolment.types import Choices, Preview
from sharedcare.clinic.enrolment.page import DateField, Line
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.programmes.coming import comes_when
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import BY_ITSELF, ENROLMENT, OF_THE_CALENDAR

_LATELY = 4
"""So many moments of what comes again are told."""


def by_hand(found: Preview, choices: Choices, voice: Voice) -> tuple[DateField, ...]:
    """Those that nothing in the record tells: somebody sets them."""
    return tuple(
        DateField(each.key, voice.says(each.title), _typed(choices, each.key))
        for each in found.programme.anchors
        if not each.comes_with and each.key not in BY_ITSELF
    )


def by_themselves(found: Preview, choices: Choices, voice: Voice) -> tuple[DateField, ...]:
    """Those that come by themselves, each with the day that the record has, or with what it comes. Whoever types a day is believed."""
    comes = comes_when(found.programme, voice.language)
    return tuple(
        DateField(
            each.key, voice.says(each.title), _typed(choices, each.key), _hint(found, each.key, comes, voice)
        )
        for each in found.programme.anchors
        if (each.comes_with or each.key in BY_ITSELF) and each.key not in OF_THE_CALENDAR
    )


def happened(
    programme: Programme, events: Mapping[str, Sequence[datetime]], voice: Voice, *, at: datetime
) -> Iterator[Line]:
    """What has happened, and what is expected, with when; of what comes again the last few times."""
    for each in programme.anchors:
        moments = events.get(each.key, ())
        if not moments or (each.key in OF_THE_CALENDAR and each.key != ENROLMENT):
            continue
        past = [one for one in moments if one <= at][:_LATELY]
        to_come = min((one for one in moments if one > at), default=None)
        days = [voice.day(one.date()) for one in past]
        if to_come is not None:
            days.append(voice.words.expected.format(day=voice.day(to_come.date())))
        yield Line(voice.says(each.title), ", ".join(dict.fromkeys(days)))


def _typed(choices: Choices, key: str) -> str:
    return choices.anchors[key].date().isoformat() if key in choices.anchors else ""


def _hint(found: Preview, key: str, comes: Mapping[str, str], voice: Voice) -> str:
    words = voice.words
    if key in found.anchors:
        return words.anchor_found.format(day=voice.day(found.anchors[key].date()))
    return words.anchor_comes.format(what=comes[key]) if key in comes else words.anchor_stays
