"""Which relatives a patient has, whom somebody is a relative of, and whether somebody may decide about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import looks, rules
from sharedcare.access.asked import is_only_asked
from sharedcare.access.grants import queries
from sharedcare.access.proxies import fhir
from sharedcare.access.proxies.errors import NotYoursToDecide
from sharedcare.access.proxies.rules import age_rule, is_in_force
from sharedcare.access.proxies.types import WRITE, Ages, Decides, Proxy
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need
from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection

_NEED = (Need(Action.READ, "RelatedPerson"),)


@dataclass(frozen=True, slots=True)
class Found:
    """A relative, and the RelatedPerson that it is read from."""

    proxy: Proxy
    tree: dict[str, Any]


def relatives(*, patient: str, by: Actor, at: datetime) -> list[Proxy]:
    """All relatives of a patient, those too who may nothing, by name. Raises NotPermitted."""
    found = _search([("patient", patient)], by, at)
    return sorted((one.proxy for one in found), key=lambda one: one.name)


def proxies_of(*, persons: Sequence[str], by: Actor, at: datetime) -> list[Proxy]:
    """Those of these RelatedPersons (ids) that let somebody in at this moment."""
    if not persons:
        return []
    today = at.astimezone(here().zone).date()
    return [
        one.proxy for one in _search([("_id", ",".join(persons))], by, at) if is_in_force(one.proxy, today)
    ]


def relative(*, patient: str, person: str, by: Actor, at: datetime) -> Found | None:
    """One relative of this patient."""
    stored = looks.read(by=by, type="RelatedPerson", id=person, at=at)
    if stored is None or stored.content is None or stored.patient != key64(f"Patient/{patient}"):
        return None
    tree: dict[str, Any] = orjson.loads(stored.content)
    return Found(fhir.proxy(tree, stored.version, zone=here().zone), tree)


def birth_date(*, patient: str, by: Actor, at: datetime) -> date | None:
    """When the patient was born, where that is known to the day."""
    stored = looks.read(by=by, type="Patient", id=patient, at=at)
    text = (
        "" if stored is None or stored.content is None else orjson.loads(stored.content).get("birthDate", "")
    )
    return date.fromisoformat(text) if len(text) == 10 else None


def require_decision(*, patient: str, by: Actor, ages: Ages, at: datetime) -> None:
    """Refuse whoever may not decide who is let in. Raises NotYoursToDecide.

    The patient may from the age at which patients decide; before it whoever has custody, and after it a guardian, who
    may write; staff who treat the patient may on the patient's word.
    """
    if by.ground in (Ground.OPERATOR, Ground.DUTY):
        return
    key = key64(f"Patient/{patient}")
    grants = queries.grants(raw_connection(), by=by, patient=key).grants
    decided = rules.decide_for_patient(by, Errand(Action.READ, _NEED), grants=grants, at=at)
    if isinstance(decided, Grant) and _may(decided, patient, by, ages, at):
        return
    raise NotYoursToDecide(
        "Who is let in is decided by the patient, by whoever acts for the patient by law, or by staff on the patient's word."
    )


def _may(grant: Grant, patient: str, by: Actor, ages: Ages, at: datetime) -> bool:
    if grant.ground is Ground.TREATMENT:
        return not is_only_asked(patient=patient, by=by, at=at)
    today = at.astimezone(here().zone).date()
    decides = age_rule(birth_date(patient=patient, by=by, at=at), today, ages)
    if grant.ground is Ground.OWN_RECORD:
        return decides is not Decides.PARENTS
    return (
        grant.ground is Ground.RELATIVE
        and grant.level == WRITE
        and decides is not Decides.YOUNG
        and _is_guardian(patient, by, at)
    )


def _is_guardian(patient: str, by: Actor, at: datetime) -> bool:
    persons = by.citizen.persons if by.citizen is not None else ()
    mine = (
        one for one in relatives(patient=patient, by=by, at=at) if key64(f"RelatedPerson/{one.id}") in persons
    )
    return any(one.is_guardian for one in mine)


def _search(asked: list[tuple[str, str]], by: Actor, at: datetime) -> list[Found]:
    query = parse("RelatedPerson", [*asked, ("_count", "100")])
    found = looks.search(by=by, query=query, at=at).matches
    trees = [(orjson.loads(one.content), one.version) for one in found if one.content is not None]
    return [Found(fhir.proxy(tree, version, zone=here().zone), tree) for tree, version in trees]
