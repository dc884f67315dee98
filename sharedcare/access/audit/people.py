"""Whom a search of the trail is about: people who look, systems, organisations, and patients who are looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.db.models import Q

from sharedcare.access import gate
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.errands import of_finding
from sharedcare.access.errors import NotPermitted
from sharedcare.access.models import Account, Client
from sharedcare.access.types import Actor
from sharedcare.records import finding
from sharedcare.records.finding import EVERYBODY
from sharedcare.records.names import human_name
from sharedcare.records.storage.connection import raw_connection, run

MOST = 40
"""People that are shown to choose from."""

_ORGANISATIONS = "SELECT sor, name FROM access_organization WHERE sor IS NOT NULL ORDER BY name, sor"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may have looked: a person by the number of their account, or a system by that of its client."""

    number: int
    name: str
    username: str = ""
    role: str = ""
    organization: str = ""
    is_system: bool = False


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A patient: id, name, and birth date as FHIR has it, to tell two of a name apart."""

    id: str
    name: str
    born: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who may be meant; `too_many` when there are more than can be shown, and then nobody is."""

    patients: tuple[LookedAt, ...]
    too_many: bool


def readers_called(text: str, *, by: Actor) -> list[Reader]:
    """People and systems whose name has this in it, or whose user name this is; at most 40. Raises NotPermitted."""
    _require_officer(by)
    people = Account.objects.filter(Q(display__icontains=text) | Q(username__iexact=text))
    systems = Client.objects.filter(name__icontains=text)
    found = [
        *map(_person, people.order_by("display", "pk")[:MOST]),
        *map(_system, systems.order_by("name")[:MOST]),
    ]
    return found[:MOST]


def readers(accounts: Iterable[int], *, by: Actor) -> dict[int, Reader]:
    """The people behind these accounts, by number. Raises NotPermitted."""
    _require_officer(by)
    return {one.pk: _person(one) for one in Account.objects.filter(pk__in=set(accounts))}


def system(client: int, *, by: Actor) -> Reader | None:
    """The system of this number. Raises NotPermitted."""
    _require_officer(by)
    found = Client.objects.filter(pk=client).first()
    return None if found is None else _system(found)


def organisations(*, by: Actor) -> dict[str, str]:
    """What organisations are called, by SOR code, in the order of their names. Raises NotPermitted."""
    _require_officer(by)
    return dict(run(raw_connection(), _ORGANISATIONS, ()).fetchall())


def patients_sought(sought: finding.Sought, *, by: Actor, at: datetime) -> Candidates:
    """The patients whom all of this holds for: who they are, and nothing of what is known of them. The trail tells that
    they were found. Raises NotPermitted."""
    return _candidates(by, at, sought)


def patient_of(*, patient: str, by: Actor, at: datetime) -> LookedAt | None:
    """The patient of this id. Raises NotPermitted."""
    found = _candidates(by, at, None, patient)
    return found.patients[0] if found.patients else None


def _candidates(by: Actor, at: datetime, sought: finding.Sought | None, *ids: str) -> Candidates:
    _require_officer(by)
    look = gate.look(by=by.on_duty, errand=of_finding(sought, programmes=False), at=at)
    if sought is None:
        found = look(finding.cards(ids, among=EVERYBODY, programmes=False))
    else:
        found = look(finding.find(sought, among=EVERYBODY, programmes=False))
    trees = [(one.patient.id, orjson.loads(one.patient.content or b"{}")) for one in found.patients]
    several = [LookedAt(one, human_name(tree), str(tree.get("birthDate", ""))) for one, tree in trees]
    return Candidates(tuple(sorted(several, key=lambda one: (one.name, one.born))), found.too_many)


def _require_officer(by: Actor) -> None:
    if not may_judge(by):
        raise NotPermitted("Only the data protection officer asks who has looked at whom.")


def _person(one: Account) -> Reader:
    return Reader(one.pk, one.display, one.username, one.role, one.organization_name)


def _system(one: Client) -> Reader:
    return Reader(one.pk, one.name, is_system=True)
