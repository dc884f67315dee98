"""Which organisations could join a patient's team, by a programme: those to which that would open the record.

It takes an agreement about the programme that binds them and whoever asks, the patient's consent to it, and no block of the
patient's. Of general practices it is the patient's own; where nobody says which that is, any.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements import queries as agreements
from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.asked import only_asked
from sharedcare.access.grants import queries as grants
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import of_joining
from sharedcare.care.enrolment.queries import agreements_in_force, consent_stands
from sharedcare.care.team.types import Absent, Candidate, Why
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection

_PRACTICE = "general-practice"
_ORDER = {"municipality": 1, "hospital": 2}


def candidates(
    *, patient: str, programme: str, there: Collection[str], by: Actor, at: datetime
) -> tuple[list[Candidate], list[Absent]]:
    """The organisations that could join by this programme, and why others could not. `there` (ids) are those that have the record; who
    has it only because they are asked to take over can still join.

    Whoever asks treats the patient, or has been found to. Raises NotVisible.
    """
    practice, asked = _practice(patient, by, at), only_asked(patient=patient, at=at)
    others: list[Organisation] = []
    strange: list[Organisation] = []
    for one in agreements.possible_parties():
        if one.id not in there or key64(f"Organization/{one.id}") in asked:
            is_strange = one.sector == _PRACTICE and practice not in ("", one.id)
            (strange if is_strange else others).append(one)
    by_agreement = _agreed(programme, by, at)
    agreed = [one for one in others if one.id in by_agreement]
    absent = [Absent(Why.AGREEMENT, _names([one for one in others if one.id not in by_agreement], practice))]
    if any(one.id in by_agreement for one in strange):
        absent.append(Absent(Why.OTHER_PRACTICE, _names(strange, practice)))
    if not consent_stands(patient=patient, programme=programme, by=by, at=at):
        return [], [*absent, Absent(Why.CONSENT, _names(agreed, practice))]
    would = of_joining(patient=patient, organizations=[one.id for one in agreed], by=by.on_duty, at=at)
    opened = {one.id for one in would if one.programme == programme}
    absent.append(Absent(Why.CLOSED, _names([one for one in agreed if one.id not in opened], practice)))
    found = [
        Candidate(one.id, one.name, one.sector, by_agreement[one.id]) for one in agreed if one.id in opened
    ]
    return found, [one for one in absent if one.names]


def _agreed(programme: str, by: Actor, at: datetime) -> dict[str, str]:
    """For whom (id) an agreement counts that counts for whoever asks too: the reference of that Contract."""
    found: dict[str, str] = {}
    for one in agreements_in_force(programme=programme, by=by, at=at):
        for each in grants.under(raw_connection(), organizations=one.terms.organizations):
            found.setdefault(each, f"Contract/{one.id}")
    return found


def _practice(patient: str, by: Actor, at: datetime) -> str:
    """The id of the patient's own practice; empty where nobody says it."""
    stored = looks.read(by=by.on_duty, type="Patient", id=patient, at=at)
    tree = orjson.loads((stored.content if stored else None) or b"{}")
    named = (str(one.get("reference", "")) for one in tree.get("generalPractitioner", ()))
    return next((one.removeprefix("Organization/") for one in named if one.startswith("Organization/")), "")


def _names(several: Iterable[Organisation], practice: str) -> tuple[str, ...]:
    """What they are called, whoever is likeliest to be missed first: the patient's own practice, and those with few of their kind."""
    ranked = sorted(several, key=lambda one: (one.id != practice, _ORDER.get(one.sector, 3), one.name))
    return tuple(one.name for one in ranked)
