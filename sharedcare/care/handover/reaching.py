"""Who can take over: those who have the record or would get it by an agreement, in a role that takes over by the programme.

An organisation that has not met the patient is among them where an agreement about the programme binds it and whoever hands over,
the patient has agreed to the programme and keeps the record from no such one, and there is somebody in a role that may accept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements import queries as agreements
from sharedcare.access.agreements.queries import Organisation
from sharedcare.access.grants import queries as grants
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import of_joining
from sharedcare.care.enrolment.queries import agreements_in_force, consent_stands
from sharedcare.care.handover import queries
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.types import Absent, Reach, Receiver, Why
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.rules import ACCEPT, Mandate
from sharedcare.kernel.ids import key64
from sharedcare.programmes.types import Programme
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection

_PRACTICE = "general-practice"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom it is about, who asks, and the programmes whose roles decide."""

    patient: str
    programme: str
    programmes: tuple[Programme, ...]
    by: Actor
    at: datetime

    def accepts(self, codes: Iterable[str], sector: str) -> bool:
        """Whether one of these roles, in an organisation of this kind, takes over."""
        today = self.at.astimezone(here().zone).date()
        return any(
            code in TREATING and Mandate(code, sector, today).may(ACCEPT, self.programmes) for code in codes
        )


def reach(*, patient: str, focus: Focus, by: Actor, at: datetime) -> Reach:
    """To whom this can be handed over. Whoever asks treats the patient, or has been found to. Raises NotVisible."""
    every = programmes_of(patient=patient, by=by.on_duty, at=at)
    programmes = tuple(one for one in every if focus.programme in ("", one.key))
    asked = _Asked(patient, focus.programme, programmes, by, at)
    there = queries.receivers(patient=patient, by=by.on_duty, at=at, programme=focus.programme)
    new, absent = _joining(asked, {one.organization for one in there}) if focus.programme else ([], [])
    can, cannot = _by_role(asked, [*there, *new])
    by_role = Absent(
        Why.ROLE,
        names=tuple(one.name for one in cannot if one.name),
        people=tuple(one.reference for one in cannot if not one.name),
    )
    return Reach(tuple(can), tuple(one for one in (by_role, *absent) if one.names or one.people))


def _by_role(asked: _Asked, several: Sequence[Receiver]) -> tuple[list[Receiver], list[Receiver]]:
    """Those in whose roles somebody takes over, and the others."""
    connection = raw_connection()
    keys = {one.organization: key64(f"Organization/{one.organization}") for one in several}
    codes = grants.codes_at(connection, wholes=set(keys.values()), at=asked.at)
    can: list[Receiver] = []
    cannot: list[Receiver] = []
    for one in several:
        if one.reference.startswith("PractitionerRole/"):
            post = grants.post(connection, role=key64(one.reference), at=asked.at)
            held: Iterable[str] = () if post is None else (post.code,)
        else:
            held = codes.get(keys[one.organization], ())
        (can if asked.accepts(held, one.sector) else cannot).append(one)
    return can, cannot


def _joining(asked: _Asked, there: set[str]) -> tuple[list[Receiver], list[Absent]]:
    """The organisations that would get the record by being proposed to, and why others would not."""
    practice = _practice(asked)
    others: list[Organisation] = []
    strange: list[Organisation] = []
    for one in agreements.possible_parties():
        if one.id not in there:
            is_strange = one.sector == _PRACTICE and practice not in ("", one.id)
            (strange if is_strange else others).append(one)
    by_agreement = _agreed(asked)
    agreed = [one for one in others if one.id in by_agreement]
    absent = [Absent(Why.AGREEMENT, _names([one for one in others if one.id not in by_agreement], practice))]
    if any(one.id in by_agreement for one in strange):
        absent.append(Absent(Why.OTHER_PRACTICE, _names(strange, practice)))
    if not consent_stands(patient=asked.patient, programme=asked.programme, by=asked.by, at=asked.at):
        return [], [*absent, Absent(Why.CONSENT, _names(agreed, practice))]
    would = of_joining(
        patient=asked.patient, organizations=[one.id for one in agreed], by=asked.by.on_duty, at=asked.at
    )
    opened = {one.id for one in would if one.programme == asked.programme}
    closed = [one for one in agreed if one.id not in opened]
    new = [
        Receiver(f"Organization/{one.id}", one.id, one.name, one.sector, by_agreement[one.id])
        for one in agreed
        if one.id in opened
    ]
    return new, [*absent, Absent(Why.CLOSED, _names(closed, practice))]


def _agreed(asked: _Asked) -> dict[str, str]:
    """For whom (id) an agreement counts that counts for whoever hands over too: the reference of that Contract."""
    found: dict[str, str] = {}
    for one in agreements_in_force(programme=asked.programme, by=asked.by, at=asked.at):
        for each in grants.under(raw_connection(), organizations=one.terms.organizations):
            found.setdefault(each, f"Contract/{one.id}")
    return found


def _practice(asked: _Asked) -> str:
    """The id of the patient's own practice; empty where nobody says it."""
    stored = looks.read(by=asked.by.on_duty, type="Patient", id=asked.patient, at=asked.at)
    tree = orjson.loads((stored.content if stored else None) or b"{}")
    named = (str(one.get("reference", "")) for one in tree.get("generalPractitioner", ()))
    return next((one.removeprefix("Organization/") for one in named if one.startswith("Organization/")), "")


def _names(several: Iterable[Organisation], practice: str) -> tuple[str, ...]:
    """What they are called, whoever is likeliest to be missed first: the patient's own practice, and those with few of their kind."""
    order = {"municipality": 1, "hospital": 2}
    ranked = sorted(several, key=lambda one: (one.id != practice, order.get(one.sector, 3), one.name))
    return tuple(one.name for one in ranked)
