"""Who is responsible for each programme, as the plan says it. Pure."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked
from sharedcare.overview.types import Programme
from sharedcare.ui.markup import Said, filled, html, joined
from sharedcare.ui.parts import chip


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible for a programme, and from which day on somebody else is, where that is agreed."""

    programme: Said
    who: SafeString | str
    chip: SafeString


def responsible(asked: Asked) -> tuple[Responsible, ...]:
    """Who is responsible for each programme."""
    sectors = OVERVIEW[asked.tongue.language].sectors
    return tuple(
        Responsible(
            asked.tongue.says(one.name),
            _with_next(asked, one),
            # Of nobody there is no sector to say.
            chip(one.responsible.sector.value, sectors[one.responsible.sector])
            if one.responsible
            else html(""),
        )
        for one in asked.overview.programmes
    )


def _with_next(asked: Asked, programme: Programme) -> SafeString | str:
    who = asked.tongue.who(programme.responsible)
    episode = f"{programme.ref.type}/{programme.ref.id}"
    coming = [
        filled(
            asked.words.not_moved if one.is_held(asked.calendar.today) else asked.words.from_day,
            asked.calendar.plain(one.due),
            asked.tongue.who(one.to),
        )
        for one in asked.overview.banner.handovers
        if one.is_agreed and one.due and one.of == episode
    ]
    return joined("; ", who or asked.words.nobody, *coming) if coming else who
