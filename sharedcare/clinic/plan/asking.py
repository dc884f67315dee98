"""What the pages of the plan ask the record for, and how it is named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.http import Http404

from sharedcare.access import gate
from sharedcare.access.types import Action, Actor, Need
from sharedcare.care.colleagues import colleagues
from sharedcare.care.elements import OPERATOR
from sharedcare.care.enrolment.known import NOTHING, Known
from sharedcare.care.enrolment.queries import known_beside
from sharedcare.care.handover.queries import Focus, focuses
from sharedcare.care.handover.queries import receivers as possible
from sharedcare.care.mandates.programmes import programmes_of, unread_of
from sharedcare.care.plan import presence, queries
from sharedcare.care.plan.types import Thing
from sharedcare.clinic.plan.documents import Document, documents
from sharedcare.clinic.plan.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.directory import Directory
from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.naming import directory
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Party
from sharedcare.programmes.types import Programme
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

_NOBODY_ELSE = Directory({})


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything of one patient that these pages say; `may` are the reader's rights in this plan. `known` is what programmes ask about,
    where the page says what they come to together."""

    patient: str
    words: Words
    tongue: Tongue
    calendar: Calendar
    overview: Overview
    things: tuple[Thing, ...]
    episodes: tuple[Focus, ...]
    programmes: tuple[Programme, ...]
    may: frozenset[str]
    unread: tuple[str, ...]
    owners: tuple[str, ...]
    names: Directory
    paused: tuple[datetime, ...]
    documents: tuple[Document, ...]
    others: Directory = _NOBODY_ELSE
    known: Known = NOTHING

    @property
    def proposes(self) -> str:
        """Why the reader proposes, and does not decide."""
        if self.may and self.unread:
            return self.words.unread.format(names=", ".join(self.unread))
        return self.words.proposes

    @property
    def here(self) -> str:
        """The address of the plan."""
        return f"/patient/{self.patient}/plan"

    def knowing(self, references: Iterable[str], visitor: Visitor) -> "Asked":
        """The same, which can also name these: whoever changed something may not be on the team any more."""
        others = {one for one in references if one not in ("", OPERATOR) and self.party(one) is None}
        if not others:
            return self
        return replace(self, others=directory(others, by=visitor.by, at=visitor.at))

    def party(self, reference: str) -> Party | None:
        """Whom a reference names."""
        named = {"reference": reference}
        return (self.names.party(named) or self.others.party(named)) if reference else None

    def written(self, day: str) -> str:
        """A day of a field, written out; what is no day stays as it was typed."""
        try:
            return self.calendar.whole(date.fromisoformat(day))
        except ValueError:
            return day

    def called(self, reference: str) -> str:
        """Somebody by name and organisation, in plain text; the operator by what they do."""
        return self.words.operator if reference == OPERATOR else self.named(self.party(reference))

    def named(self, party: Party | None) -> str:
        """A party by name, role and organisation, in plain text."""
        if party is None:
            return ""
        parts = (party.name, self.tongue.says(party.role).words, self.tongue.says(party.organization).words)
        return ", ".join(dict.fromkeys(filter(None, parts)))


def asked(visitor: Visitor, patient: str, *, together: bool = False) -> Asked:
    """The plan as it is now; with `together` also what the record holds for programmes, by the same look. Raises Http404 where there is
    no such patient, NotPermitted and NotVisible."""
    zone, at, by = settings.SHAREDCARE_TIME_ZONE, visitor.at, visitor.by
    screen = overview(by=by, patient=patient, since=None, zone=zone, at=at)
    if screen is None:
        raise Http404
    known, found = (
        _known(patient, by, at) if together else (NOTHING, queries.things(patient=patient, by=by, at=at))
    )
    programmes = programmes_of(patient=patient, by=by, at=at)
    episodes = tuple(focuses(patient=patient, by=by, at=at))
    papers = tuple(documents(patient=patient, by=by, zone=zone, at=at))
    team = (one.reference for one in possible(patient=patient, by=by, at=at))
    owners = tuple(dict.fromkeys((*team, *colleagues(patient=patient, by=by, at=at))))
    person: dict[str, Tree] = {
        f"Patient/{patient}": {"resourceType": "Patient", "name": [{"text": screen.banner.name}]}
    }
    return Asked(
        patient=patient,
        words=WORDS[visitor.language],
        tongue=Tongue(visitor.language),
        calendar=visitor.calendar,
        overview=screen,
        things=tuple(found),
        episodes=episodes,
        programmes=programmes,
        paused=tuple(queries.paused(patient=patient, by=by, at=at)) if _sees_orders(by) else (),
        documents=papers,
        may=queries.may(patient=patient, by=by, at=at, programmes=programmes),
        unread=() if programmes else unread_of(patient=patient),
        owners=owners,
        names=directory(
            {
                f"PractitionerRole/{by.role}" if by.role else "",
                *_named(found),
                *owners,
                *(one.author for one in papers),
                *(one.responsible for one in episodes),
            }
            - {""},
            by=by,
            at=at,
            beside=person,
        ),
        known=known,
    )


def _known(patient: str, by: Actor, at: datetime) -> tuple[Known, list[Thing]]:
    known, resources = known_beside(patient=patient, most=queries.MOST, by=by, at=at)
    return known, queries.things_among(resources)


def _sees_orders(by: Actor) -> bool:
    return gate.permits(by, Need(Action.SEARCH, "ServiceRequest"))


def others(visitor: Visitor, patient: str, words: Words, *, writes: bool) -> str:
    """Who else has the plan open, in a sentence; empty when nobody has."""
    there = presence.arrive(patient=patient, writes=writes, by=visitor.by, at=visitor.at)
    says = (
        (words.others_write, [one.name for one in there if one.writes]),
        (words.others_here, [one.name for one in there if not one.writes]),
    )
    return " ".join(sentence.format(names=", ".join(names)) for sentence, names in says if names)


def _named(things: Iterable[Thing]) -> set[str]:
    found = set()
    for one in things:
        found.add(one.fields.get("owner", ""))
        found |= {
            str(one.tree.get(name, {}).get("reference", ""))
            for name in ("requester", "sender", "expressedBy")
        }
    return found


def day_of(text: str) -> date | None:
    """The day of a field; None for an empty one."""
    return date.fromisoformat(text) if len(text) == 10 else None
