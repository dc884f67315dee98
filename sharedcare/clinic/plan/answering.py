"""Who is responsible for each programme, as the plan says it. Pure."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked
from sharedcare.overview.types import Sector
from sharedcare.ui.markup import Said
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
            chip(
                one.responsible.sector.value if one.responsible else "",
                sectors[one.responsible.sector if one.responsible else Sector.UNKNOWN],
            ),
        )
        for one in asked.overview.programmes
    )
