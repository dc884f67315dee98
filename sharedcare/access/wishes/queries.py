"""Which decisions of a patient stand, and whether somebody may write one down or lift one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks, rules
from sharedcare.access.asked import is_only_asked
from sharedcare.access.grants import queries
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need
from sharedcare.access.wishes import fhir
from sharedcare.access.wishes.errors import NotYours
from sharedcare.access.wishes.types import Block, Wish
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


def require_say(*, patient: str, by: Actor, at: datetime, programme: str | None = None) -> str | None:
    """Who writes down a decision of the patient's, as a reference; None for the patient themself. Raises NotYours.

    The patient may, and a relative who may write; staff in a role that treats, who do treat the patient; and, for a
    consent that the patient has not ended before, those of an organisation with an agreement about that programme, since
    before the consent nobody treats.
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
        if (
            decided.ground is Ground.TREATMENT
            and _treats(by)
            and not is_only_asked(patient=patient, by=by, at=at)
        ):
            return f"PractitionerRole/{by.role}"
    if programme is not None and _treats(by) and _agrees(by, programme, at):
        if not _ended_before(patient, programme, by, at):
            return f"PractitionerRole/{by.role}"
        raise NotYours("The patient has ended this consent. Only the patient can give it again.")
    raise NotYours(
        "Only the patient, a relative who may write, or staff who treat the patient can write this down."
    )


def require_right_to_lift(what: Block, *, by: Actor) -> None:
    """Refuse that a block is lifted by whom it is meant for. Raises NotYours.

    The patient lifts it; staff do on the patient's word, unless it is their own organisation, or all, that it is about.
    """
    if by.ground in (Ground.OPERATOR, Ground.DUTY, Ground.OWN_RECORD):
        return
    meant = {key64(f"Organization/{one}") for one in what.organizations}
    if by.post is None or not meant or meant & {*by.post.chain, *by.post.own}:
        raise NotYours("Only the patient lifts a block that is meant for you too.")


def _treats(by: Actor) -> bool:
    return by.role is not None and by.post is not None and by.post.code in TREATING


def _ended_before(patient: str, programme: str, by: Actor, at: datetime) -> bool:
    """Whether there was a consent to this programme that has been ended."""
    query = parse("Consent", [("patient", patient), ("status", "inactive"), ("_count", "200")])
    found = looks.search(by=by._replace(ground=Ground.DUTY), query=query, at=at).matches
    ended = (fhir.wish(orjson.loads(one.content)) for one in found if one.content is not None)
    return any(one.programme == programme for one in ended)


def _agrees(by: Actor, programme: str, at: datetime) -> bool:
    chain = by.post.chain if by.post is not None else ()
    return programme in queries.programmes(raw_connection(), chain=chain, at=at)
