"""Whom somebody means who has typed a name or a number: one, several to choose from, or nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sharedcare.access.audit.people import (
    LookedAt,
    Reader,
    patient_of,
    patients_sought,
    readers,
    readers_called,
    system,
)
from sharedcare.access.types import Actor
from sharedcare.office.trail.asked import HERE, Asked, asked_of
from sharedcare.office.trail.words import Words
from sharedcare.records.finding import MOST
from sharedcare.records.typed import LONGEST, NothingToGoBy, TooLittle, sought_in
from sharedcare.ui.moments import Calendar


@dataclass(frozen=True, slots=True)
class Choice:
    """One who may be meant: name, what tells them apart, and the address that means them."""

    name: str
    more: str
    href: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What is asked as far as it is clear; what was typed; whom else it may mean; and what is wrong, by field."""

    asked: Asked
    typed: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Choice, ...] = ()
    patients: tuple[Choice, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to choose or to mend."""
        return not (self.people or self.patients or self.problems)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a search is about, by name, each with the address of the search without them; empty where it is about all."""

    person: str = ""
    without_person: str = ""
    patient: str = ""
    without_patient: str = ""


def meant(form: Mapping[str, str], words: Words, *, by: Actor, at: datetime, calendar: Calendar) -> Meant:
    """What the form asks. Raises NotPermitted."""
    asked = asked_of(form)
    typed = {name: form.get(name, "").strip()[:LONGEST] for name in ("person", "sought")}
    found = Meant(asked, typed)
    if asked.since and asked.until and asked.until < asked.since:
        found = replace(found, problems=(("until", words.wrong_period),))
    if typed["person"]:
        found = _person(found, typed["person"], words, by)
    if typed["sought"]:
        found = _patient(found, typed["sought"], words, by, at, calendar)
    # Whoever is chosen next is chosen for all that is clear by now.
    return replace(
        found,
        people=tuple(replace(one, href=_with(found.asked, one.href)) for one in found.people),
        patients=tuple(replace(one, href=_with(found.asked, one.href)) for one in found.patients),
    )


def chosen(asked: Asked, words: Words, *, names: Mapping[str, str], by: Actor, at: datetime) -> Chosen:
    """Whom the address is about. `names` are of patients whose entries have been read already, by id: nobody is looked
    up twice. Raises NotPermitted."""
    reader: Reader | None = None
    if asked.account is not None:
        reader = readers([asked.account], by=by).get(asked.account)
    elif asked.client is not None:
        reader = system(asked.client, by=by)
    patient = names.get(asked.patient, "")
    if asked.patient and not patient:
        found = patient_of(patient=asked.patient, by=by, at=at)
        patient = words.unknown_patient if found is None else found.name
    is_about_reader = asked.account is not None or asked.client is not None
    nobody = asked.without("account").without("client")
    return Chosen(
        person=(reader.name if reader else words.unknown) if is_about_reader else "",
        without_person=nobody.address(HERE),
        patient=patient,
        without_patient=asked.without("patient").address(HERE),
    )


def _person(found: Meant, text: str, words: Words, by: Actor) -> Meant:
    several = readers_called(text, by=by)
    if not several:
        return replace(found, problems=(*found.problems, ("person", words.no_person)))
    if len(several) == 1:
        return replace(found, asked=_about(found.asked, several[0]), typed={**found.typed, "person": ""})
    choices = (Choice(one.name, _what(one, words), _about(Asked(), one).address("")) for one in several)
    return replace(found, people=tuple(choices))


def _patient(found: Meant, text: str, words: Words, by: Actor, at: datetime, calendar: Calendar) -> Meant:
    try:
        several = patients_sought(sought_in(text, today=calendar.today), by=by, at=at)
    except (NothingToGoBy, TooLittle):
        return replace(found, problems=(*found.problems, ("sought", words.too_little)))
    if several.too_many or not several.patients:
        says = words.too_many.format(most=MOST) if several.too_many else words.no_patient
        return replace(found, problems=(*found.problems, ("sought", says)))
    if len(several.patients) == 1:
        asked = replace(found.asked, patient=several.patients[0].id)
        return replace(found, asked=asked, typed={**found.typed, "sought": ""})
    choices = (
        Choice(one.name, _born(one, words, calendar), Asked(patient=one.id).address(""))
        for one in several.patients
    )
    return replace(found, patients=tuple(choices))


def _about(asked: Asked, one: Reader) -> Asked:
    if one.is_system:
        return replace(asked, account=None, client=one.number)
    return replace(asked, account=one.number, client=None)


def _with(asked: Asked, choice: str) -> str:
    rest = asked.address(HERE)
    return f"{rest}{'&' if '?' in rest else '?'}{choice.removeprefix('?')}"


def _what(one: Reader, words: Words) -> str:
    if one.is_system:
        return words.system
    return ", ".join(part for part in (one.role, one.organization, one.username) if part)


def _born(one: LookedAt, words: Words, calendar: Calendar) -> str:
    try:
        day = date.fromisoformat(one.born)
    except ValueError:
        return ""
    return words.born.format(day=calendar.whole(day))
