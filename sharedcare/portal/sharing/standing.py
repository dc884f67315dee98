"""What stands: programmes with their consents, blocks, and to whom the record is open; and single entries by name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson
from django.http import Http404
from django.utils.safestring import SafeString

from sharedcare.access import looks
from sharedcare.access.grants.types import Treating
from sharedcare.access.wishes.effects import stands_for, treating
from sharedcare.access.wishes.queries import wishes
from sharedcare.access.wishes.types import Wish
from sharedcare.care.measuring.queries import asked
from sharedcare.overview.read import overview
from sharedcare.overview.types import Measure, Overview
from sharedcare.portal.responsible import references
from sharedcare.portal.saying import programme_names, text
from sharedcare.portal.signed_in import Visitor
from sharedcare.programmes.telling import said
from sharedcare.records.search.parse import parse
from sharedcare.terminology.measures import by_key
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import Said, joined
from sharedcare.ui.numbers import measured


@dataclass(frozen=True, slots=True)
class Entry:
    """A single entry, by `Type/id`: what it is, and when."""

    reference: str
    name: Said
    more: SafeString | str


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who is responsible now: how to reach them, and the organisations that they stand for, by their keys."""

    phone: str
    stands_for: frozenset[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands now. `programmes` are names by code, `places` names of organisations by id; `responsible` is everybody who is, for
    whatever programme."""

    programmes: dict[str, str]
    consents: tuple[Wish, ...]
    blocks: tuple[Wish, ...]
    treating: tuple[Treating, ...]
    places: dict[str, str]
    entries: dict[str, tuple[Entry, ...]]
    responsible: tuple[Answering, ...]

    def entry(self, reference: str) -> Entry | None:
        """A single entry, if it is among those that can be shown."""
        every = (one for several in self.entries.values() for one in several)
        return next((one for one in every if one.reference == reference), None)

    def wish(self, consent: str) -> Wish | None:
        """A consent or block that stands."""
        return next((one for one in (*self.consents, *self.blocks) if one.id == consent), None)


def standing(visitor: Visitor) -> Standing:
    """What stands of the patient whose record is open."""
    patient = visitor.whose.patient
    found = overview(by=visitor.by, patient=patient, since=None, zone=visitor.zone, at=visitor.at)
    if found is None:
        raise Http404
    wished = wishes(patient=patient, by=visitor.by, at=visitor.at)
    treats = treating(patient=patient, by=visitor.by, at=visitor.at)
    blocks = tuple(one for one in wished if one.block is not None)
    named = {place for one in blocks if one.block for place in one.block.organizations}
    consents = tuple(one for one in wished if one.block is None)
    programmes = programme_names(found.programmes, visitor.language)
    return Standing(
        programmes=programmes
        | {one.programme: programmes.get(one.programme, one.programme_text) for one in consents},
        consents=consents,
        blocks=blocks,
        treating=tuple(treats),
        places={one.id: one.name for one in treats} | _places(named - {one.id for one in treats}, visitor),
        entries=_entries(found, visitor),
        responsible=tuple(_answering(found, visitor)),
    )


def _answering(found: Overview, visitor: Visitor) -> Iterator[Answering]:
    parties = {found.banner.responsible_is: found.banner.responsible}
    parties |= {one.responsible_is: one.responsible for one in found.programmes}
    for reference in references(found):
        party = parties[reference]
        yield Answering(party.phone if party else "", stands_for(reference, at=visitor.at))


def _places(ids: Iterable[str], visitor: Visitor) -> dict[str, str]:
    wanted = ",".join(sorted(ids))
    if not wanted:
        return {}
    found = looks.search(by=visitor.by, query=parse("Organization", [("_id", wanted)]), at=visitor.at).matches
    return {
        one.id: str(orjson.loads(one.content).get("name", "")) for one in found if one.content is not None
    }


def _entries(found: Overview, visitor: Visitor) -> dict[str, tuple[Entry, ...]]:
    calendar, language = visitor.calendar, visitor.language
    several = asked(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    called = {code: said(one.title.citizen, language) for one in several for code in one.codes}
    return {
        "problems": tuple(
            Entry(f"{one.ref.type}/{one.ref.id}", text(one.name, language), one.code)
            for one in found.problems
        ),
        "measures": tuple(_measured(one, called, visitor) for one in found.measures),
        "medicines": tuple(
            Entry(f"{one.ref.type}/{one.ref.id}", text(one.name, language), text(one.dose, language).html)
            for one in found.medicines
        ),
        "notes": tuple(
            Entry(
                f"{one.ref.type}/{one.ref.id}",
                text(one.topic, language) or text(one.text, language),
                calendar.stamp(one.sent),
            )
            for one in found.notes
        ),
    }


def _measured(one: Measure, called: Mapping[str, str], visitor: Visitor) -> Entry:
    """The newest value of a measurement. `called` is what the programmes call it to the patient, by its code."""
    language, newest = visitor.language, one.newest
    known = by_key(one.key)
    told = Said(called[one.key]) if one.key in called else text(one.name, language) or Said(one.key)
    name = told if known is None else Said(known.called(language))
    unit = one.unit if known is None else known.unit_in(language)
    value: Said | str = text(newest.text, language)
    if newest.value is not None:
        value = with_unit(measured((newest.value, newest.second), newest.digits, language), unit, language)
    return Entry(
        f"{newest.ref.type}/{newest.ref.id}", name, joined(" · ", value, visitor.calendar.stamp(newest.at))
    )
