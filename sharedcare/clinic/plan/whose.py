"""Whose a thing of the plan is: the letter of a sector, the programme that aims at it, and whom it is held for. Pure."""

from django.utils.safestring import SafeString

from sharedcare.care.elements import sources_of
from sharedcare.care.enrolment import standing_in
from sharedcare.care.plan.roles import by_role
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.care.plan.waiting import waits_for
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.plan.asking import Asked, day_of
from sharedcare.overview.in_role import in_role
from sharedcare.overview.types import Party, Sector
from sharedcare.programmes import telling
from sharedcare.ui.markup import html
from sharedcare.ui.parts import chip, programme_chip


def held(one: Thing, asked: Asked) -> str:
    """That whoever has a task has it for want of somebody else; empty where they do not."""
    missing = standing_in.missing(one.tree) if one.kind is Kind.TASK else None
    return asked.words.held.format(missing=telling.said(missing, asked.tongue.language)) if missing else ""


def owner(one: Thing, asked: Asked) -> Party | None:
    """Whose it is: of a task that a programme asks for and an organisation has, in the role that it is for."""
    return had_by(one.fields.get("owner", ""), one, asked)


def had_by(reference: str, one: Thing, asked: Asked) -> Party | None:
    """The same, of whoever had it or is to have it, by a reference."""
    party = asked.party(reference)
    if one.kind is not Kind.TASK:
        return party
    on = day_of(one.fields["due"]) or asked.calendar.today
    return in_role(party, by_role(one.tree), asked.programmes, on=on)


def stands(one: Thing, asked: Asked) -> str:
    """Who has the task for want of whom, and what it waits for, in sentences; empty where there is nothing to say."""
    said = held(one, asked)
    found = (f"{asked.called(one.fields['owner'])} {said}." if said else "", waiting(one, asked))
    return " ".join(filter(None, found))


def waiting(one: Thing, asked: Asked) -> str:
    """What a task waits for, in a sentence; empty where it waits for nothing."""
    titles = [
        telling.said(each.clinician, asked.tongue.language)
        for each in waits_for(one, asked.things, asked.programmes)
    ]
    return asked.words.waits_for.format(what=", ".join(dict.fromkeys(titles))) if titles else ""


def whose(party: Party | None, one: Thing | None, asked: Asked) -> SafeString:
    """The letter of whose it is. What nobody has and a programme asks for is the programme's; of what is nobody's nothing is said."""
    sectors = OVERVIEW[asked.tongue.language].sectors
    if party is not None and party.sector is not Sector.UNKNOWN:
        return chip(party.sector.value, sectors[party.sector])
    if one is not None and one.kind is Kind.WISH and party is None:
        return patients(asked)
    programmes = _programmes(one, asked) if one is not None else ""
    if programmes:
        return programme_chip(programmes)
    return chip("", sectors[Sector.UNKNOWN]) if party is not None else html("")


def patients(asked: Asked) -> SafeString:
    """The letter of what is the patient's to do or to say."""
    return chip(Sector.PATIENT.value, OVERVIEW[asked.tongue.language].sectors[Sector.PATIENT])


def _programmes(one: Thing, asked: Asked) -> str:
    titles = {
        each.key: telling.said(each.title.clinician, asked.tongue.language) for each in asked.programmes
    }
    return " + ".join(
        dict.fromkeys(titles.get(each.programme, each.programme) for each in sources_of(one.tree))
    )
