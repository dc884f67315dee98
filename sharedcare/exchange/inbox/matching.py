"""Who in the record the people and organisations of messages are.

A patient is found by number alone, never by name, and never made. An organisation is found by any of its numbers, a
person at work by the authorisation, and both are made when nobody has told of them before: whoever looks a year later
must find the sender of every value.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.exchange.forms.opening import tree_of
from sharedcare.exchange.inbox.types import Place, Resource
from sharedcare.exchange.parties import fhir
from sharedcare.exchange.parties.systems import AUTHORISATION, spellings
from sharedcare.exchange.parties.types import Identifier, Organisation, Party, Professional
from sharedcare.kernel.ids import key64
from sharedcare.records.document import composed
from sharedcare.records.search.parse import parse as query_of
from sharedcare.records.types import Create, Stored, Update

_AT_ONCE = 500
_encoder = msgspec.json.Encoder(decimal_format="number")


def patients(numbers: Iterable[Identifier], *, by: Actor, at: datetime) -> dict[Identifier, list[str]]:
    """The logical ids of the patients that have each of these numbers."""
    found = defaultdict(list)
    for resource in _having("Patient", list(dict.fromkeys(numbers)), by, at):
        for each in _numbers(resource):
            found[each].append(resource["id"])
    return dict(found)


def numbers_of(patients: Iterable[Stored]) -> set[Identifier]:
    """All numbers that these versions of patients bear; a deletion bears none."""
    trees = (tree_of(one.content) for one in patients if one.content is not None)
    return {number for tree in trees for number in _numbers(tree)}


def standing(places: Iterable[Place], *, by: Actor, at: datetime) -> dict[Place, Resource]:
    """What stands in places of the record."""
    by_type = defaultdict(list)
    for kind, logical_id in dict.fromkeys(places):
        by_type[kind].append(logical_id)
    return {
        (kind, resource["id"]): resource
        for kind, ids in by_type.items()
        for resource in _searched(kind, "_id", ids, by, at)
    }


def update(resource: Resource, *, author: str | None = None) -> Update:
    """The change that stores a resource, its numbers as they were written; `author` refers to who said it."""
    key = None if author is None else key64(author)
    return Update(composed(_encoder.encode(resource)), resource["id"], author=key)


def create(resource: Resource) -> Create:
    """The change that stores a resource under an id of our own making."""
    return Create(composed(_encoder.encode(resource)))


class Register:
    """People and organisations that were found or made in this run, so that none is looked for twice."""

    def __init__(self) -> None:
        self._references: dict[Party, str] = {}

    def forget(self) -> None:
        """Look for everybody anew from now on."""
        self._references = {}

    def references(self, parties: Iterable[Party], *, by: Actor, at: datetime) -> Mapping[Party, str]:
        """What leads to each of them in the record; what nobody told of before is stored."""
        new = [party for party in dict.fromkeys(parties) if party not in self._references]
        inside = [one.organisation for one in new if isinstance(one, Professional)]
        organisations = [one for one in dict.fromkeys([*new, *inside]) if isinstance(one, Organisation)]
        self._learn_organisations([one for one in organisations if one not in self._references], by, at)
        self._learn_professionals([one for one in new if isinstance(one, Professional)], by, at)
        return self._references

    def _learn_organisations(self, parties: Sequence[Organisation], by: Actor, at: datetime) -> None:
        if not parties:
            return
        asked = [
            Identifier(system, number.value)
            for party in parties
            for number in party.identifiers
            for system in spellings(number.system)
        ]
        known: dict[Identifier, Resource] = {}
        for found in sorted(_having("Organization", asked, by, at), key=lambda one: str(one["id"])):
            for number in _numbers(found):
                known.setdefault(number, found)
        changes: dict[str, Resource] = {}
        found_or_made: dict[Party, str] = {}
        for party in parties:
            resource = _first(party, known)
            change = (
                fhir.organisation(party) if resource is None else fhir.with_sector(resource, party.sector)
            )
            told = change or resource or {}
            if change is not None:
                changes[told["id"]] = change
                known |= dict.fromkeys(_numbers(told), told)
            found_or_made[party] = f"Organization/{told['id']}"
        _store(changes, by, at)
        self._references |= found_or_made

    def _learn_professionals(self, parties: Sequence[Professional], by: Actor, at: datetime) -> None:
        if not parties:
            return
        numbers = [Identifier(AUTHORISATION, one.authorisation) for one in parties if one.authorisation]
        known = {
            number: str(resource["id"])
            for resource in _having("Practitioner", numbers, by, at)
            for number in _numbers(resource)
        }
        wanted: dict[str, Resource] = {}
        found_or_made: dict[Party, str] = {}
        for party in parties:
            within = self._references[party.organisation].removeprefix("Organization/")
            found = known.get(Identifier(AUTHORISATION, party.authorisation))
            person = found or fhir.practitioner_id(party, within)
            if person and found is None:
                wanted[f"Practitioner/{person}"] = fhir.practitioner(party, person)
            role = fhir.role(party, within, person)
            wanted[f"PractitionerRole/{role['id']}"] = role
            found_or_made[party] = f"PractitionerRole/{role['id']}"
        # What stands may know more than a message tells, and is left alone.
        places = [(str(one["resourceType"]), str(one["id"])) for one in wanted.values()]
        there = standing(places, by=by, at=at)
        _store({name: one for name, one in wanted.items() if tuple(name.split("/")) not in there}, by, at)
        self._references |= found_or_made


def _first(party: Organisation, known: Mapping[Identifier, Resource]) -> Resource | None:
    spelled = (Identifier(s, number.value) for number in party.identifiers for s in spellings(number.system))
    return next((known[each] for each in spelled if each in known), None)


def _store(resources: Mapping[str, Resource], by: Actor, at: datetime) -> None:
    if resources:
        gate.act(by=by, changes=[update(one) for one in resources.values()], at=at)


def _numbers(resource: Resource) -> list[Identifier]:
    found = resource.get("identifier", ())
    return [Identifier(each.get("system", ""), each.get("value", "")) for each in found]


def _having(kind: str, numbers: Sequence[Identifier], by: Actor, at: datetime) -> list[Resource]:
    values = [f"{_escaped(each.system)}|{_escaped(each.value)}" for each in numbers]
    return _searched(kind, "identifier", values, by, at)


def _searched(kind: str, parameter: str, values: Sequence[str], by: Actor, at: datetime) -> list[Resource]:
    found: list[Resource] = []
    for start in range(0, len(values), _AT_ONCE):
        asked = ",".join(values[start : start + _AT_ONCE])
        query = query_of(kind, [(parameter, asked), ("_count", "1000")])
        matches = looks.search(by=by, query=query, at=at).matches
        found += [tree_of(one.content) for one in matches if one.content is not None]
    return found


def _escaped(text: str) -> str:
    """https://hl7.org/fhir/R4/search.html#escaping"""
    for character in "\\$,|":
        text = text.replace(character, f"\\{character}")
    return text
