"""Who can take over: those who have the record, or would get it by joining the team, in a role that takes over by the programme."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sharedcare.access.grants import queries as grants
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor
from sharedcare.care.handover import queries
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.types import Reach, Receiver
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.rules import ACCEPT, DECIDES, Mandate
from sharedcare.care.team.queries import candidates
from sharedcare.care.team.types import Absent, Why
from sharedcare.kernel.ids import key64
from sharedcare.programmes.types import Programme
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection


def reach(*, patient: str, focus: Focus, by: Actor, at: datetime) -> Reach:
    """To whom this can be handed over, and why others are not there. A task goes to nobody but those who have the record.

    Whoever asks treats the patient, or has been found to. Raises NotVisible.
    """
    there = queries.receivers(patient=patient, by=by.on_duty, at=at, programme=focus.programme)
    new: list[Receiver] = []
    absent: list[Absent] = []
    if focus.programme:
        organizations = {one.organization for one in there}
        joining, absent = candidates(
            patient=patient, programme=focus.programme, there=organizations, by=by, at=at
        )
        new = [
            Receiver(
                f"Organization/{one.organization}", one.organization, one.name, one.sector, one.agreement
            )
            for one in joining
        ]
    every = programmes_of(patient=patient, by=by.on_duty, at=at)
    programmes = [one for one in every if focus.programme in ("", one.key)]
    can, cannot = _by_role([*there, *new], programmes, at)
    by_role = Absent(
        Why.ROLE,
        names=tuple(one.name for one in cannot if one.name),
        people=tuple(one.reference for one in cannot if not one.name),
    )
    return Reach(tuple(can), (by_role, *absent) if cannot else tuple(absent))


def _by_role(
    several: Sequence[Receiver], programmes: Sequence[Programme], at: datetime
) -> tuple[list[Receiver], list[Receiver]]:
    """Those in whose roles somebody takes over, and the others."""
    connection, today = raw_connection(), at.astimezone(here().zone).date()
    keys = {one.organization: key64(f"Organization/{one.organization}") for one in several}
    codes = grants.codes_at(connection, wholes=set(keys.values()), at=at)
    can: list[Receiver] = []
    cannot: list[Receiver] = []
    for one in several:
        held: Iterable[str] = codes.get(keys[one.organization], ())
        if one.reference.startswith("PractitionerRole/"):
            post = grants.post(connection, role=key64(one.reference), at=at)
            held = () if post is None else (post.code,)
        takers = _takers(held, one.sector, programmes, today)
        # Whoever there says yes is responsible: what none of them decides, nobody there decides.
        decides = {right for each in takers for right in each.rights(programmes)}
        (can if takers else cannot).append(replace(one, lacks=frozenset(DECIDES) - decides))
    return can, cannot


def _takers(codes: Iterable[str], sector: str, programmes: Sequence[Programme], today: date) -> list[Mandate]:
    """Those of these roles, in an organisation of this kind, that take over."""
    several = (Mandate(code, sector, today) for code in codes if code in TREATING)
    return [one for one in several if one.may(ACCEPT, programmes)]
