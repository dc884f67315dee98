"""Who is responsible for each programme, as the plan says it. Pure."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked
from sharedcare.ui.markup import Said, html
from sharedcare.ui.parts import chip


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible for a programme."""

    programme: Said
    who: SafeString | str
    chip: SafeString


def responsible(asked: Asked) -> tuple[Responsible, ...]:
    """Who is responsible for each programme."""
    sectors = OVERVIEW[asked.tongue.language].sectors
    return tuple(
        Responsible(
            asked.tongue.says(one.name),
            asked.tongue.who(one.responsible),
            # Of nobody there is no sector to say.
            chip(one.responsible.sector.value, sectors[one.responsible.sector])
            if one.responsible
            else html(""),
        )
        for one in asked.overview.programmes
    )
