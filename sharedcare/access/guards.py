"""What somebody who sees only a part of the record may store: asked of each patient that it touches, by the grant on that
patient, so that nobody opens a door, or keeps one open, by storing something.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
import psycopg

from sharedcare.access import reserved, rights, rules
from sharedcare.access.asked import only_asked_by_key
from sharedcare.access.errors import NotPermitted, NotVisible, OnlyAsked
from sharedcare.access.grants import queries
from sharedcare.access.grants.fhir import EMERGENCY
from sharedcare.access.patterns.fhir import LOOKED_INTO
from sharedcare.access.reports.fhir import ANSWER, NOT_RECOGNISED
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.types import Committed, Stored

_OF_PROTECTION = tuple(f'"{code}"'.encode() for code in (LOOKED_INTO, NOT_RECOGNISED, ANSWER))
"""What data protection is told and what it finds, by its codes: who could write it would clear themselves."""

_LIMIT = "urn:sharedcare:limit"

_ACTIONS = {"created": Action.CREATE, "updated": Action.UPDATE, "deleted": Action.DELETE}


def refuse_what_is_not_open(
    connection: psycopg.Connection,
    *,
    by: Actor,
    committed: Sequence[Committed],
    by_rule: bool,
    at: datetime,
) -> None:
    """Refuse what a narrowed actor has stored, in the transaction that then is undone, unless every patient that it
    touches has a grant that gives the right; and what is reserved for actions with a rule of their own, unless it is stored
    `by_rule`. Raises NotPermitted, OnlyAsked or NotVisible.

    To be asked before anything is derived from what was stored: the grants are those from before.
    """
    stored = [
        (_ACTIONS[one.outcome], one.stored) for one in committed if one.outcome in _ACTIONS and one.stored
    ]
    before = queries.before(connection, [one for _, one in stored])
    needs: dict[int, dict[Need, None]] = {}
    for action, one in stored:
        _refuse_by_itself(one, before)
        if not by_rule:
            _refuse_reserved(one, before)
        needs.setdefault(one.patient, {})[Need(action, one.type)] = None
    for patient, wanted in needs.items():
        if patient != NO_PATIENT:
            errand = Errand(next(iter(wanted)).action, tuple(wanted))
            opened = queries.grants(connection, by=by, patient=patient).grants
            decision = rules.decide_for_patient(by, errand, grants=opened, at=at)
            if isinstance(decision, rules.Refused):
                raise _refusal(decision)
            _refuse_who_is_only_asked(by, errand, opened, patient=patient, at=at)


def _refuse_who_is_only_asked(
    by: Actor, errand: Errand, opened: Sequence[Grant], *, patient: int, at: datetime
) -> None:
    """Refuse what is stored for a patient whom the actor's organisation treats only to decide whether it takes over: whatever else
    opens the record to them, as an emergency does, still lets them."""
    if by.post is None or by.post.treating not in only_asked_by_key(patient=patient, at=at):
        return
    others = [one for one in opened if one.ground is not Ground.TREATMENT]
    if isinstance(rules.decide_for_patient(by, errand, grants=others, at=at), rules.Refused):
        raise OnlyAsked


def _refuse_by_itself(one: Stored, before: Mapping[int, tuple[int, bytes | None]]) -> None:
    """Refuse what nobody narrowed stores, whoever it is about."""
    if one.type in rights.OPEN:
        raise NotPermitted(f"A {one.type} belongs to all, and is stored by whoever looks after the platform.")
    if one.patient == NO_PATIENT and PATIENT_COMPARTMENT.get(one.type):
        raise NotPermitted(f"A {one.type} has to name the patient it is about.")
    owner, content = before.get(one.key, (one.patient, None))
    if owner != one.patient:
        raise NotPermitted(
            "An entry stays with the patient it is about. Mark it as entered in error instead."
        )
    told = (content or b"") + (one.content or b"")
    if EMERGENCY.encode() in told:
        raise NotPermitted(
            "What tells of access in an emergency is written by asking for it on the patient's page alone."
        )
    if any(code in told for code in _OF_PROTECTION):
        raise NotPermitted(
            "What is reported to data protection, and what it finds, is written on the pages for that alone."
        )
    if one.type == "ServiceRequest" and _limits(content) != _limits(one.content):
        raise NotPermitted(
            "A limit of the patient's own is set by whom the programme lets, and not by storing it."
        )


def _refuse_reserved(one: Stored, before: Mapping[int, tuple[int, bytes | None]]) -> None:
    reason = reserved.why_not(one.type, before.get(one.key, (one.patient, None))[1], one.content)
    if reason is not None:
        raise NotPermitted(reason)


def _limits(content: bytes | None) -> list[Any]:
    """The patient's own limits in an order: who could write them would decide what is found."""
    if content is None or _LIMIT.encode() not in content:
        return []
    return [one for one in orjson.loads(content).get("extension", ()) if one.get("url") == _LIMIT]


def _refusal(decision: rules.Refused) -> Refusal:
    return (NotVisible if decision.is_hidden else NotPermitted)(decision.reason)
