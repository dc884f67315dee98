"""What the pages of hand-overs ask the record for, and how it is named."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404

from sharedcare.care.handover import fhir, queries
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.terms import terms_of
from sharedcare.care.handover.types import Handover, Receiver
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.clinic.handover.page import Choice, Choices, Speech
from sharedcare.clinic.handover.words import WORDS, Words
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.directory import SECTORS
from sharedcare.overview.fhir.elements import extension
from sharedcare.overview.fhir.texts import first, said, written
from sharedcare.overview.naming import directory
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Sector
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything of one patient that these pages say."""

    overview: Overview
    handovers: tuple[Handover, ...]
    episodes: tuple[Focus, ...]
    tasks: tuple[Focus, ...]
    receivers: tuple[Receiver, ...]
    speech: Speech


def asked(visitor: Visitor, patient: str) -> Asked:
    """What is known now. Raises Http404 where there is no such patient, NotPermitted and NotVisible."""
    zone, at, by = settings.SHAREDCARE_TIME_ZONE, visitor.at, visitor.by
    screen = overview(by=by, patient=patient, since=None, zone=zone, at=at)
    if screen is None:
        raise Http404
    found = tuple(queries.handovers(patient=patient, by=by, at=at))
    episodes = tuple(queries.focuses(patient=patient, by=by, at=at))
    tasks = tuple(queries.tasks(patient=patient, by=by, at=at))
    receivers = tuple(queries.receivers(patient=patient, by=by, at=at))
    words, tongue = WORDS[visitor.language], Tongue(visitor.language)
    calendar = visitor.calendar
    speech = Speech(
        words=words,
        tongue=tongue,
        calendar=calendar,
        directory=directory(_named(found, episodes, receivers), by=by, at=at),
        patient=patient,
        terms=terms_of(programmes_of(patient=patient, by=by, at=at)),
        whats={**_programmes(episodes, tongue, words), **_tasks(tasks, tongue, calendar)},
    )
    return Asked(screen, found, episodes, tasks, receivers, speech)


def focuses(asked: Asked, visitor: Visitor, *, chosen: str) -> tuple[Choices, ...]:
    """What the reader can hand over: programmes with the phases that lie ahead, and tasks of their organisation."""
    words, whats = asked.speech.words, asked.speech.whats
    may = partial(queries.is_responsible, by=visitor.by)
    waiting = {one.wanted.focus for one in asked.handovers if one.is_waiting}
    mine = {
        one.reference
        for one in (*asked.episodes, *asked.tasks)
        if one.reference not in waiting and (not one.responsible or may(one.responsible))
    }

    def of(kind: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(value, label, value == chosen)
            for value, label in whats.items()
            if value.partition("#")[0] in mine and value.startswith(kind)
        )

    groups = (Choices(words.programmes, of("EpisodeOfCare/")), Choices(words.tasks, of("Task/")))
    return tuple(one for one in groups if one.choices)


def receivers(asked: Asked, visitor: Visitor, *, chosen: str) -> tuple[Choices, ...]:
    """To whom: organisations first, then people, each with the letter of the sector."""
    words, speech = asked.speech.words, asked.speech
    sectors = OVERVIEW[visitor.language].sectors

    def label(one: Receiver) -> str:
        party = speech.directory.party({"reference": one.reference})
        names = (
            (party.name, speech.tongue.says(party.role).words, speech.tongue.says(party.organization).words)
            if party
            else ()
        )
        return f"{sectors[SECTORS.get(one.sector, Sector.UNKNOWN)]}: {', '.join(filter(None, names)) or one.name}"

    def of(kind: str) -> tuple[Choice, ...]:
        found = [
            one
            for one in asked.receivers
            if one.reference.startswith(kind) and one.reference != f"PractitionerRole/{visitor.by.role}"
        ]
        return tuple(Choice(one.reference, label(one), one.reference == chosen) for one in found)

    groups = (
        Choices(words.organisations, of("Organization/")),
        Choices(words.people, of("PractitionerRole/")),
    )
    return tuple(one for one in groups if one.choices)


def open_items(asked: Asked) -> list[str]:
    """What goes with a hand-over unless it is unticked: findings, tasks that are due or soon will be, and messages nobody of
    those who treat has read. What lies further ahead stands in the plan."""
    words, tongue, calendar = asked.speech.words, asked.speech.tongue, asked.speech.calendar
    found = [tongue.says(one.text).words for one in asked.overview.concerns]
    for task in asked.overview.tasks:
        if task.due and task.due > calendar.today + _SOON:
            continue
        due = f" ({calendar.day(task.due)})" if task.due else ""
        found.append(words.task_item.format(text=tongue.says(task.text).words, due=due))
    found += [
        words.unread_item.format(text=tongue.says(note.topic or note.text).words)
        for note in asked.overview.notes
        if note.is_unread and not note.is_to_patient
    ]
    return list(dict.fromkeys(found))


def _programmes(episodes: tuple[Focus, ...], tongue: Tongue, words: Words) -> dict[str, str]:
    found = {}
    for one in episodes:
        name = tongue.says(first(one.tree.get("type", ()), one.tree)).words
        found[one.reference] = name
        for phase in fhir.phases(one.tree):
            if extension(phase, "status") == "planned":
                called = tongue.says(said(extension(phase, "name"), one.tree)).words
                found[f"{one.reference}#{fhir.phase_code(phase)}"] = words.phase.format(
                    programme=name, phase=called
                )
    return found


def _tasks(tasks: tuple[Focus, ...], tongue: Tongue, calendar: Calendar) -> dict[str, str]:
    # A programme asks for one task many times: by when tells them apart.
    found = {}
    for one in sorted(tasks, key=lambda each: _due(each.tree)):
        name = tongue.says(written(one.tree, "description", one.tree)).words
        day = _due(one.tree)
        due = f" ({calendar.day(date.fromisoformat(day))})" if day else ""
        found[one.reference] = f"{name}{due}"
    return found


def _due(task: dict[str, Any]) -> str:
    return str(task.get("restriction", {}).get("period", {}).get("end", ""))[:10]


def _named(
    found: tuple[Handover, ...], episodes: tuple[Focus, ...], receivers: tuple[Receiver, ...]
) -> set[str]:
    told = {one.responsible for one in episodes} | {one.reference for one in receivers}
    for one in found:
        told |= {one.sender, one.wanted.receiver, one.ended_by, *(turn.by for turn in one.turns)}
    return told - {""}
