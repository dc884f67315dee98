"""What the tile of goals and measurements can be narrowed to: one of the programmes, and how far back the curves go."""

from datetime import timedelta

from sharedcare.clinic.overview.page import Choice, Choices
from sharedcare.clinic.overview.voice import Voice
from sharedcare.overview.types import Overview, Programme
from sharedcare.ui.markup import Said

PERIODS = {"30d": timedelta(days=30), "12m": timedelta(days=365)}
_TILE = "#h4"
"""Where a choice leads: to the heading of the tile, so that who has scrolled or goes on with keys is there again."""


def followed(overview: Overview) -> tuple[Programme, ...]:
    """The programmes between which one can choose, each once; none where there is nothing to choose."""
    found = tuple({one.key: one for one in overview.programmes}.values())
    return found if len(found) > 1 else ()


def chosen(overview: Overview, asked: str) -> str:
    """The key of the programme that an address asks for; nothing, which is all of them, for what is none of them."""
    return asked if any(one.key == asked for one in followed(overview)) else ""


def way_to(voice: Voice, programme: str) -> str:
    """The link that narrows the measurements to a programme, or with an empty key to none."""
    return f"{voice.query(programme=programme) or '?'}{_TILE}"


def choices(overview: Overview, period: str, voice: Voice) -> tuple[Choices, ...]:
    """The choices as links that keep all the rest."""
    words, programmes = voice.words.measures, followed(overview)
    named = (
        (Said(words.all), ""),
        *((voice.says(one.name) or Said(one.key), one.key) for one in programmes),
    )
    by_programme = tuple(Choice(said, way_to(voice, key), key == voice.programme) for said, key in named)
    by_period = tuple(
        Choice(Said(words.periods[key]), f"{voice.query(period=key)}{_TILE}", key == period)
        for key in PERIODS
    )
    periods = Choices(words.period, by_period)
    return (Choices(words.programme, by_programme), periods) if programmes else (periods,)
