"""The moments that a plan is counted from, as the pages of enrolment show them: which somebody sets, and which come by themselves. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sharedcare.care.enrolment.types import Choices, Preview
from sharedcare.clinic.enrolment.page import DateField, Line
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.programmes.combining.types import Why
from sharedcare.programmes.coming import comes_when
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import BY_ITSELF, ENROLMENT, OF_THE_CALENDAR

_LATELY = 4
"""So many moments of what comes again are told."""
_TOLD = 4
"""So much is named of what waits for a day."""


def by_hand(found: Preview, choices: Choices, voice: Voice) -> tuple[DateField, ...]:
    """Those that nothing in the record tells: somebody sets them."""
    waits = _waiting(found, voice)
    return tuple(
        DateField(each.key, voice.says(each.title), _typed(choices, each.key), waits=waits.get(each.key, ""))
        for each in found.programme.anchors
        if not each.comes_with and each.key not in BY_ITSELF
    )


def by_themselves(
    found: Preview, choices: Choices, voice: Voice
) -> tuple[tuple[DateField, ...], tuple[DateField, ...]]:
    """Those that come by themselves, each with the day that the record has, or with what it comes: first those that have not come and for
    which something waits, then the others. Whoever types a day is believed."""
    comes, waits = comes_when(found.programme, voice.language), _waiting(found, voice)
    every = [
        DateField(
            each.key,
            voice.says(each.title),
            _typed(choices, each.key),
            _hint(found, choices, each.key, comes, voice),
            waits.get(each.key, ""),
        )
        for each in found.programme.anchors
        if (each.comes_with or each.key in BY_ITSELF) and each.key not in OF_THE_CALENDAR
    ]
    return tuple(one for one in every if one.waits), tuple(one for one in every if not one.waits)


def _waiting(found: Preview, voice: Voice) -> dict[str, str]:
    """By the key of an anchor of which no day is known what the programme asks for once it is, in words."""
    titles: dict[str, dict[str, None]] = {}
    for one in found.after.aside:
        if one.why is Why.NO_ANCHOR and one.source.programme == found.programme.key:
            for key in one.waits_for:
                titles.setdefault(key, {})[voice.says(one.title.clinician)] = None
    return {
        key: voice.words.anchor_waits.format(what=_listed(list(each), voice)) for key, each in titles.items()
    }


def _listed(titles: Sequence[str], voice: Voice) -> str:
    """The first few, and how many more there are."""
    more = len(titles) - _TOLD
    rest = [voice.words.more.format(count=more)] if more > 0 else []
    return " · ".join([*titles[:_TOLD], *rest])


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


def _hint(found: Preview, choices: Choices, key: str, comes: Mapping[str, str], voice: Voice) -> str:
    """What is known is the last of what the record has and what was typed here: the record is not said to have what somebody typed."""
    words = voice.words
    if key in found.anchors:
        says = words.anchor_typed if found.anchors[key] == choices.anchors.get(key) else words.anchor_found
        return says.format(day=voice.day(found.anchors[key].date()))
    return words.anchor_comes.format(what=comes[key]) if key in comes else words.anchor_stays
