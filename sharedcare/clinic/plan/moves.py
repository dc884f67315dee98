"""That the patient was moved to another version of a programme, or left it, as the plan tells it. Pure."""

from datetime import datetime

from sharedcare.care.enrolment import fhir
from sharedcare.care.enrolment.parting import Left
from sharedcare.care.enrolment.types import Move
from sharedcare.care.handover.queries import Focus
from sharedcare.clinic.plan.asking import Asked
from sharedcare.overview.fhir.texts import said
from sharedcare.programmes import telling
from sharedcare.ui.markup import Said


def moves(found: Asked, begins: datetime, ends: datetime) -> list[tuple[Focus, Move]]:
    """The moves between two moments, the first before, each with the programme that it was in."""
    every = (
        (focus, one)
        for focus in found.episodes
        for one in fhir.moves(focus.tree, zone=found.calendar.zone)
        if begins < one.at <= ends
    )
    return sorted(every, key=lambda pair: pair[1].at)


def last_move(found: Asked, episode: str) -> str:
    """Since when, and why, the patient follows the version that they follow (of `EpisodeOfCare/id`); empty where nobody moved them."""
    several = [
        one
        for focus in found.episodes
        if focus.reference == episode
        for one in fhir.moves(focus.tree, zone=found.calendar.zone)
    ]
    if not several:
        return ""
    last, calendar = several[-1], found.calendar
    says = found.words.follows_why if last.why else found.words.follows
    return says.format(version=last.after, day=calendar.day(calendar.local(last.at).date()), why=last.why)


def programme_title(focus: Focus, found: Asked) -> Said:
    """What the programme is called: as it is published here, else as the record has it."""
    for one in found.programmes:
        if one.key == focus.programme:
            return Said(telling.said(one.title.clinician, found.tongue.language))
    return found.tongue.says(said(next(iter(focus.tree.get("type", ())), None), focus.tree))


def title_left(one: Left, found: Asked) -> Said:
    """What a programme is called that was left, as the record has it."""
    return found.tongue.says(said(next(iter(one.tree.get("type", ())), None), one.tree))
