"""Who is responsible for the patient now, and how to reach them: said the same on every page of the portal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.grants.types import Treating
from sharedcare.access.wishes.effects import stands_for
from sharedcare.overview.types import Handover, Overview, Party, Text
from sharedcare.portal.saying import text
from sharedcare.portal.signed_in import Visitor
from sharedcare.ui.markup import joined
from sharedcare.ui.parts import chip

_FROM = {"da": "Fra {}: {}", "en": "From {}: {}"}
_HELD = {
    "da": "Det var aftalt at skifte {} til {}. Det er ikke sket endnu",
    "en": "It was agreed to change on {} to {}. That has not happened yet",
}


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody responsible: for which programmes (empty where there is nobody beside them), name, what they are and where, how to
    reach them, that the record is closed to them, if so, and who is after them, from which day on."""

    programmes: SafeString | str
    chip: SafeString
    place: SafeString | str
    person: SafeString | str
    phone: str
    call: str
    blind: str
    later: SafeString | str


def references(found: Overview) -> tuple[str, ...]:
    """By which the record names those who are responsible, for the programme the patient joined last first."""
    several = (found.banner.responsible_is, *(one.responsible_is for one in found.programmes))
    return tuple(dict.fromkeys(one for one in several if one))


def responsible(
    found: Overview, treats: Sequence[Treating], visitor: Visitor, *, call: str, blind: str = ""
) -> tuple[Responsible, ...]:
    """Everybody who is responsible, each once, with the programmes that is for; nobody where the record does not say. `call` says to
    ring `{phone}`, `blind` that they see nothing: it is said where none of those who treat (`treats`) is who they stand for."""
    several: dict[tuple[Party, str], tuple[Text, ...]] = {}
    of: dict[str, str] = {}
    for one in found.programmes:
        if one.responsible is not None:
            who = (one.responsible, one.responsible_is)
            several[who] = (*several.get(who, ()), one.name)
            of[f"{one.ref.type}/{one.ref.id}"] = one.responsible_is
    if not several and found.banner.responsible is not None:
        several[found.banner.responsible, found.banner.responsible_is] = ()
    seeing = {one.key for one in treats}
    return tuple(
        _said(
            party,
            names if len(several) > 1 else (),
            visitor,
            call=call,
            blind=blind if _sees_nothing(stands_for(reference, at=visitor.at), seeing) else "",
            later=_later([one for one in found.banner.handovers if of.get(one.of) == reference], visitor),
        )
        for (party, reference), names in several.items()
    )


def _sees_nothing(stands: Iterable[int], seeing: set[int]) -> bool:
    found = set(stands)
    return bool(found) and found.isdisjoint(seeing)


def _later(several: Iterable[Handover], visitor: Visitor) -> SafeString | str:
    """From which day on who is responsible instead, where that is agreed; and that it has not come about, where that day is past."""
    said = [
        (_HELD if one.is_held(visitor.calendar.today) else _FROM)[visitor.language].format(
            visitor.calendar.absolute(one.due).split(", ")[0],
            text(one.to.organization, visitor.language).words or one.to.name,
        )
        for one in several
        if one.is_agreed and one.due
    ]
    return joined("; ", *said)


def _said(
    party: Party, names: Sequence[Text], visitor: Visitor, *, call: str, blind: str, later: SafeString | str
) -> Responsible:
    letters = dict(visitor.around("").words.sectors.values())
    role, place = text(party.role, visitor.language), text(party.organization, visitor.language)
    return Responsible(
        programmes=joined(", ", *(text(one, visitor.language) for one in names)),
        chip=chip(party.sector.value, letters.get(party.sector.value, "")),
        place=place.html if place else party.name,
        person=joined(", ", party.name if place else "", role),
        phone=party.phone.replace(" ", ""),
        call=call.format(phone=party.phone) if party.phone else "",
        blind=blind,
        later=later,
    )
