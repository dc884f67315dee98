"""Which decisions of a patient stand, whether somebody may write one down, and what one would change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks, rules
from sharedcare.access.grants import patients, queries
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need
from sharedcare.access.wishes import fhir
from sharedcare.access.wishes.errors import NotYours
from sharedcare.access.wishes.types import Effect, Wish
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection

_NEED = (Need(Action.READ, "Consent"),)


@dataclass(frozen=True, slots=True)
class Found:
    """A Consent as it stands."""

    tree: dict[str, Any]
    version: int


def wishes(*, patient: str, by: Actor, at: datetime) -> list[Wish]:
    """What stands: consents and blocks of this patient, the newest first. Raises NotVisible or NotPermitted."""
    query = parse(
        "Consent", [("patient", patient), ("status", "active"), ("_sort", "-date"), ("_count", "200")]
    )
    found = looks.search(by=by, query=query, at=at).matches
    return [fhir.wish(orjson.loads(one.content)) for one in found if one.content is not None]


def consent_of(*, patient: str, consent: str, by: Actor, at: datetime) -> Found | None:
    """One Consent of this patient."""
    found = looks.read(by=by, type="Consent", id=consent, at=at)
    if found is None or found.content is None or found.patient != key64(f"Patient/{patient}"):
        return None
    return Found(orjson.loads(found.content), found.version)


def effect_of_withdrawal(*, patient: str, consent: str, at: datetime) -> Effect:
    """Who would lose the record, or get it, if this consent or block ended now: to be shown beforehand."""
    connection = raw_connection()
    key = key64(f"Patient/{patient}")
    now = patients.treated(connection, key)
    then = patients.treated(connection, key, without=key64(f"Consent/{consent}"))
    open_now = {one for one in now if one.span.since <= at < one.span.until}
    open_then = {one for one in then if one.span.since <= at < one.span.until}
    return Effect(frozenset(open_now - open_then), frozenset(open_then - open_now))


def require_say(*, patient: str, by: Actor, at: datetime, programme: str | None = None) -> str | None:
    """Who writes down a decision of the patient's, as a reference; None for the patient themself. Raises NotYours.

    The patient may, and a relative who may write; staff who treat the patient; and, for a consent, staff of an organisation
    with an agreement about that programme, since before the consent nobody treats.
    """
    if by.ground in (Ground.OPERATOR, Ground.DUTY):
        return None
    key = key64(f"Patient/{patient}")
    grants = queries.grants(raw_connection(), by=by, patient=key).grants
    decided = rules.decide_for_patient(by, Errand(Action.READ, _NEED), grants=grants, at=at)
    if isinstance(decided, Grant):
        if decided.ground is Ground.OWN_RECORD:
            return None
        if decided.ground is Ground.RELATIVE and decided.level == 3 and by.citizen is not None:
            return queries.reference_of(raw_connection(), persons=by.citizen.persons, patient=key)
        if decided.ground is Ground.TREATMENT and by.role is not None:
            return f"PractitionerRole/{by.role}"
    agreed = programme is not None and by.post is not None and _agrees(by, programme, at)
    if agreed and by.role is not None:
        return f"PractitionerRole/{by.role}"
    raise NotYours(
        "Only the patient, a relative who may write, or staff who treat the patient can write this down."
    )


def _agrees(by: Actor, programme: str, at: datetime) -> bool:
    chain = by.post.chain if by.post is not None else ()
    return programme in queries.programmes(raw_connection(), chain=chain, at=at)
