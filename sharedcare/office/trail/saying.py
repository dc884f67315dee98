"""Entries of the trail in plain words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.audit import rules
from sharedcare.access.audit.types import Manner, Part, Told
from sharedcare.access.types import Action
from sharedcare.office.trail.words import Words
from sharedcare.ui.markup import filled
from sharedcare.ui.moments import Calendar

_SHOWN = 3
"""Patients of an entry that are told at once; the others are one click away."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: `refusal` is in the words of the platform, and empty where nothing was refused. `several` says how many
    patients it met when that are more than stand on a line."""

    when: SafeString
    who: str
    place: str
    what: str
    by: str
    as_of: SafeString | str
    is_refused: bool
    refusal: str
    patients: tuple[str, ...]
    several: str
    more: str
    why: str
    source: str


def rows(entries: Iterable[Told], words: Words, calendar: Calendar) -> tuple[Row, ...]:
    """The entries, as they come."""
    return tuple(_row(one, words, calendar) for one in entries)


def _row(one: Told, words: Words, calendar: Calendar) -> Row:
    who, place = _who(one, words)
    hidden = one.met - len(one.patients)
    return Row(
        when=calendar.tag(calendar.stamp(one.at), one.at),
        who=who,
        place=place,
        what=_what(one, words),
        by=_by(one, words),
        as_of="" if one.as_of is None else filled(words.as_of, calendar.stamp(one.as_of)),
        is_refused=one.ground is None,
        refusal=one.refusal or "",
        patients=_patients(one, words),
        several=words.show_patients.format(count=one.met) if one.met > _SHOWN else "",
        more=words.more.format(count=hidden) if hidden > 0 else "",
        why="" if one.ground is None else words.grounds[one.ground],
        source=one.source or "",
    )


def _who(one: Told, words: Words) -> tuple[str, str]:
    """Who it was; and as what and for whom, or what kind of a thing that was no person."""
    if one.account is not None:
        place = ", ".join(part for part in (one.role_name, one.organization_name) if part)
        return one.display or one.username or words.unknown, place
    if one.client > 0:
        return one.client_name or words.unknown, words.system
    if one.client == 0:
        return f"sharedcare {one.what or ''}".strip(), words.command
    return words.nobody, ""


def _what(one: Told, words: Words) -> str:
    if one.action in words.other_deeds:
        return words.other_deeds[one.action]
    manner = rules.manner(one.action, refused=one.ground is None)
    part = rules.part(one.action, one.type)
    said = words.did[manner].format(part=words.parts[part])
    if part is Part.OTHER and one.type:
        said = f"{said} ({one.type})"
    return f"{said}, {words.nobody_found}" if manner is Manner.FOUND and not one.met else said


def _patients(one: Told, words: Words) -> tuple[str, ...]:
    """Those who were met; else whoever was asked for, and not shown."""
    asked = (one.subject,) if one.subject is not None and one.subject.name else ()
    return tuple(each.name or each.id or words.unknown_patient for each in one.patients or asked)


def _by(one: Told, words: Words) -> str:
    """By what somebody searched; what only says how the answer is to look says nothing to people."""
    if one.action is not Action.SEARCH or one.client == 0:
        return ""
    names = [name for name in (one.what or "").split(",") if name and not name.startswith("_")]
    return words.by.format(what=", ".join(names)) if names else ""
