"""Those on the team and those who were taken off it, as the page of the team has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.care.elements import OPERATOR
from sharedcare.care.team import ending
from sharedcare.care.team.errors import CannotEnd, OwnPlace
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.tongue import Tongue
from sharedcare.kernel.errors import Refusal
from sharedcare.overview.naming import directory
from sharedcare.overview.types import Member, Overview
from sharedcare.ui.parts import chip
from sharedcare.visiting.signed_in import Visitor

_STAFF = ("PractitionerRole/", "Practitioner/", "Organization/")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the team. `ends` is whose place it is (a reference) where the reader may end it, and `is_own` whether it is theirs;
    `why` is what was typed, and `is_open` whether it was this form that was sent."""

    chip: SafeString
    who: SafeString | str
    is_responsible: bool
    is_asked: bool
    ends: str
    is_own: bool
    why: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Formerly:
    """Somebody who was taken off, when and why, and by whom. `back` is whose place it was, where the reader may give it back."""

    who: SafeString | str
    says: str
    by: SafeString | str
    back: str


def seats(
    screen: Overview, visitor: Visitor, *, sent: Mapping[str, str], refusal: Refusal | None, may: bool
) -> tuple[Seat, ...]:
    """Who is on the team. `sent` is the form that was refused, if one was; `may` whether the reader decides who is on it."""
    sectors, tongue = OVERVIEW[visitor.language].sectors, Tongue(visitor.language)
    refused = sent.get("who", "") if isinstance(refusal, CannotEnd) else ""
    mine = {f"PractitionerRole/{visitor.by.role}", refused if isinstance(refusal, OwnPlace) else ""}
    return tuple(
        Seat(
            chip(one.party.sector.value, sectors[one.party.sector]),
            tongue.who(one.party),
            one.is_responsible,
            one.is_asked,
            ends=one.reference if may and _can_be_ended(one) else "",
            is_own=one.reference in mine,
            why=sent.get("why", "") if one.reference == refused else "",
            is_open=one.reference == refused != "",
        )
        for one in screen.team
    )


def formerly(visitor: Visitor, patient: str, *, may: bool) -> Iterator[Formerly]:
    """Who was taken off and is not on the team now, the last first, each once."""
    every = ending.ended(patient=patient, by=visitor.by, at=visitor.at)
    gone = {one.who: one for one in every if not one.is_back}
    named = {who for one in gone.values() for who in (one.who, one.by) if who not in ("", OPERATOR)}
    names = directory(named, by=visitor.by, at=visitor.at) if named else None
    tongue, calendar = Tongue(visitor.language), visitor.calendar

    def called(reference: str) -> SafeString | str:
        return tongue.who(names.party({"reference": reference})) if names and reference in named else ""

    for one in sorted(gone.values(), key=lambda each: each.at, reverse=True):
        day = calendar.day(calendar.local(one.at).date())
        back = one.who if may and one.who.startswith(_STAFF) else ""
        yield Formerly(called(one.who), f"{day}: {one.why}", called(one.by), back)


def _can_be_ended(one: Member) -> bool:
    # What has not begun has no end before it: nobody has the record by it yet.
    return one.reference.startswith(_STAFF) and not (one.is_responsible or one.is_asked or one.starts)
