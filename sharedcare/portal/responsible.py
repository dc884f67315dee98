"""Who is responsible for the patient now, and how to reach them: said the same on every page of the portal."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.grants.types import Treating
from sharedcare.access.wishes.effects import stands_for
from sharedcare.overview.types import Banner
from sharedcare.portal.saying import text
from sharedcare.portal.signed_in import Visitor
from sharedcare.ui.markup import joined
from sharedcare.ui.parts import chip


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible: name, what they are and where, how to reach them, and that the record is closed to them, if so."""

    chip: SafeString
    place: SafeString | str
    person: SafeString | str
    phone: str
    call: str
    blind: str


def responsible(
    banner: Banner, treats: Sequence[Treating], visitor: Visitor, *, call: str, blind: str = ""
) -> Responsible | None:
    """Who is responsible; None where the record does not say. `call` says to ring `{phone}`, `blind` that they see nothing: it is
    said where none of those who treat (`treats`) is who they stand for."""
    party, stands = banner.responsible, stands_for(banner.responsible_is, at=visitor.at)
    if party is None:
        return None
    letters = dict(visitor.around("").words.sectors.values())
    role, place = text(party.role, visitor.language), text(party.organization, visitor.language)
    return Responsible(
        chip=chip(party.sector.value, letters.get(party.sector.value, "")),
        place=place.html if place else party.name,
        person=joined(", ", party.name if place else "", role),
        phone=party.phone.replace(" ", ""),
        call=call.format(phone=party.phone) if party.phone else "",
        blind=blind if stands and stands.isdisjoint(one.key for one in treats) else "",
    )
