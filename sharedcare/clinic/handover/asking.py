"""What the pages of hand-overs ask the record for, and how it is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import Http404

from sharedcare.care.handover import fhir, queries, rules
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.terms import terms_of
from sharedcare.care.handover.types import Handover, Stand
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import DECIDES, HAND_OVER, Mandate
from sharedcare.clinic.handover.page import Choice, Choices, Speech
from sharedcare.clinic.handover.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.fhir.elements import extension
from sharedcare.overview.fhir.texts import first, said, written
from sharedcare.overview.naming import directory
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview
from sharedcare.programmes import telling
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Text
from sharedcare.ui.markup import within
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything of one patient that these pages say."""

    overview: Overview
    handovers: tuple[Handover, ...]
    episodes: tuple[Focus, ...]
    tasks: tuple[Focus, ...]
    speech: Speech
    programmes: tuple[Programme, ...]
    stands: Mandate
    resting_with: dict[str, str]
    """Who is responsible for what is on hold, by reference, where somebody is."""

    def of(self, programme: str) -> list[Programme]:
        """The programmes whose roles decide about a focus of this one; about a task (empty) any of the patient's does."""
        return [one for one in self.programmes if programme in ("", one.key)]

    def who_may(self, right: str, programme: str) -> str:
        """The roles that have this right there, by their titles."""
        titles = [role.title for one in self.of(programme) for role in one.roles if right in role.may]
        return ", ".join(dict.fromkeys(telling.said(one, self.speech.tongue.language) for one in titles))

    def deciders(self, programme: str) -> dict[str, str]:
        """Who decides what of it."""
        return {right: self.who_may(right, programme) for right in DECIDES}

    def called(self, programme: str) -> str:
        """The programme by its name, inside a sentence."""
        language = self.speech.tongue.language
        return next(
            (within(telling.said(one.title.clinician, language)) for one in self.of(programme)), programme
        )


def asked(visitor: Visitor, patient: str) -> Asked:
    """What is known now. Raises Http404 where there is no such patient, NotPermitted and NotVisible."""
    zone, at, by = settings.SHAREDCARE_TIME_ZONE, visitor.at, visitor.by
    screen = overview(by=by, patient=patient, since=None, zone=zone, at=at)
    if screen is None:
        raise Http404
    found = tuple(queries.handovers(patient=patient, by=by, at=at))
    episodes = tuple(queries.focuses(patient=patient, by=by, at=at))
    tasks = tuple(queries.tasks(patient=patient, by=by, at=at))
    programmes = programmes_of(patient=patient, by=by, at=at)
    words, tongue = WORDS[visitor.language], Tongue(visitor.language)
    calendar = visitor.calendar
    resting = _resting(found, visitor)
    shown = {f"{one.ref.type}/{one.ref.id}": one for one in screen.programmes}
    rests = {name: one for name, one in shown.items() if name in resting}
    resting_with = {name: one.responsible_is for name, one in rests.items()}
    speech = Speech(
        words=words,
        tongue=tongue,
        calendar=calendar,
        directory=directory(_named(found, episodes) | set(filter(None, resting_with.values())), by=by, at=at),
        patient=patient,
        terms=terms_of(programmes),
        whats={
            **_programmes(episodes, tongue, words),
            **_tasks(tasks, tongue, calendar),
            **{name: tongue.says(one.name).words for name, one in rests.items()},
        },
        resting=resting,
    )
    stands = mandate(patient=patient, by=by, at=at)
    return Asked(screen, found, episodes, tasks, speech, programmes, stands, resting_with)


def _resting(found: Sequence[Handover], visitor: Visitor) -> frozenset[str]:
    """What is on hold of what was to move by now, by reference."""
    today = visitor.calendar.today
    agreed = [one.wanted for one in found if one.stand is Stand.AGREED]
    due = {one.focus for one in agreed if not rules.waits_for_its_day(one.starts, today=today)}
    goes = queries.goes_on(references=due, by=visitor.by, at=visitor.at)
    return frozenset(name for name, moves in goes.items() if not moves)


WHOLE = "whole"
"""What is chosen where the whole patient is handed over."""


def called(found: Asked, focus: str) -> Text:
    """What is handed over, where the sender has said nothing: in both languages, since the receiver may read another than the
    sender."""
    return Text(da=_called(found, focus, "da"), en=_called(found, focus, "en"))


def _called(found: Asked, focus: str, language: str) -> str:
    words, tongue, here = WORDS[language], Tongue(language), found.speech.calendar
    if focus == WHOLE:
        return words.what_filled_whole
    if focus.startswith("Task/"):
        tasks = _tasks(found.tasks, tongue, Calendar(here.at, here.zone, language))
        return words.what_filled_task.format(what=tasks.get(focus, ""))
    return words.what_filled.format(what=within(_programmes(found.episodes, tongue, words).get(focus, "")))


def mine(asked: Asked, visitor: Visitor) -> list[Focus]:
    """What the reader can hand over: what their organisation answers for, nothing is on its way about, and by the programme
    their role hands over."""
    # Most tasks of a plan are a few organisations'.
    may = cache(partial(queries.is_responsible, by=visitor.by))
    waiting = {focus for one in asked.handovers if one.is_open for focus in one.wanted.foci}
    return [
        one
        for one in (*asked.episodes, *asked.tasks)
        if one.reference not in waiting
        and (not one.responsible or may(one.responsible))
        and asked.stands.may(HAND_OVER, asked.of(one.programme))
    ]


def focuses(asked: Asked, mine: Sequence[Focus], *, chosen: str) -> tuple[Choices, ...]:
    """The same as choices: programmes with the phases that lie ahead, and tasks of their organisation."""
    words, whats = asked.speech.words, asked.speech.whats
    references = {one.reference for one in mine}

    def of(kind: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(value, label, value == chosen)
            for value, label in whats.items()
            if value.partition("#")[0] in references and value.startswith(kind)
        )

    every = whole(asked, mine)
    names = ", ".join(whats[one] for one in every)
    patient = (Choice(WHOLE, words.whole.format(what=names), chosen == WHOLE),) if every else ()
    groups = (
        Choices(words.programmes, of("EpisodeOfCare/")),
        Choices(words.whole_patient, patient),
        Choices(words.tasks, of("Task/")),
    )
    return tuple(one for one in groups if one.choices)


def whole(asked: Asked, mine: Sequence[Focus]) -> tuple[str, ...]:
    """The programmes that go together where the whole patient is handed over, by reference: all that the patient is in, and only where
    they are several and the reader hands over each."""
    every = tuple(one.reference for one in asked.episodes)
    return every if len(every) > 1 and set(every) <= {one.reference for one in mine} else ()


def first_of(several: Sequence[Choices]) -> str:
    """What is chosen before anybody chooses. Which of several tasks is meant is asked: whoever does not read the first field would
    hand over the first of them."""
    values = [one.value for group in several for one in group.choices]
    return next((one for one in values if len(values) == 1 or not one.startswith("Task/")), "")


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
    # A programme asks for one task many times: by when tells them apart. What is sent is read on other days, so none is called today.
    found = {}
    for one in sorted(tasks, key=lambda each: _due(each.tree)):
        name = tongue.says(written(one.tree, "description", one.tree)).words
        day = _due(one.tree)
        due = f" ({calendar.plain(date.fromisoformat(day))})" if day else ""
        found[one.reference] = f"{name}{due}"
    return found


def _due(task: dict[str, Any]) -> str:
    return str(task.get("restriction", {}).get("period", {}).get("end", ""))[:10]


def _named(found: tuple[Handover, ...], episodes: tuple[Focus, ...]) -> set[str]:
    told = {one.responsible for one in episodes}
    for one in found:
        told |= {one.sender, one.wanted.receiver, one.ended_by, *(turn.by for turn in one.turns)}
    return told - {""}
