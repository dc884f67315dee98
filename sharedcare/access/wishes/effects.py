"""Who has the record, and who would lose or get it by a decision of the patient's: to be shown before it is made."""

from collections.abc import Iterable
from datetime import datetime

from sharedcare.access import rules
from sharedcare.access.errands import of_overview
from sharedcare.access.errors import NotVisible
from sharedcare.access.grants import patients, queries
from sharedcare.access.grants.types import ALWAYS, NO_WISHES, Permission, Prohibition, Seat, Treating, Wishes
from sharedcare.access.types import Actor, Grant
from sharedcare.access.wishes.types import Consequence
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection


def treating(*, patient: str, by: Actor, at: datetime) -> list[Treating]:
    """To whom the record is open, by which programme and under which agreement. Raises NotVisible."""
    _require_open(patient, by, at)
    return _open_to(patient, at)


def of_ending(*, patient: str, consent: str, by: Actor, at: datetime) -> Consequence:
    """What it would change to end a consent or a block. Raises NotVisible."""
    _require_open(patient, by, at)
    return _between(_open_to(patient, at), _open_to(patient, at, without=key64(f"Consent/{consent}")))


def of_giving(*, patient: str, programme: str, by: Actor, at: datetime) -> Consequence:
    """What it would change to agree to a programme. Raises NotVisible."""
    _require_open(patient, by, at)
    beside = Wishes((Permission(programme, ALWAYS),), ())
    return _between(_open_to(patient, at), _open_to(patient, at, beside=beside))


def of_blocking(*, patient: str, organization: str, by: Actor, at: datetime) -> Consequence:
    """What it would change to keep the whole record from an organisation (id). Raises NotVisible."""
    _require_open(patient, by, at)
    beside = Wishes((), (Prohibition(0, (key64(f"Organization/{organization}"),), (), ()),))
    return _between(_open_to(patient, at), _open_to(patient, at, beside=beside))


def of_joining(*, patient: str, organizations: Iterable[str], by: Actor, at: datetime) -> list[Treating]:
    """To whom the record would be open if these organisations (ids) were on the team: what the patient keeps from one, and what no
    agreement opens, is not among them. Raises NotVisible."""
    _require_open(patient, by, at)
    seats = [Seat(key64(f"Organization/{one}"), ALWAYS) for one in organizations]
    connection = raw_connection()
    relations = patients.treated(connection, key64(f"Patient/{patient}"), seats=seats)
    return queries.agreed(connection, relations=relations, at=at)


def stands_for(reference: str, *, at: datetime) -> frozenset[int]:
    """The organisations, by the keys of `Treating`, for which somebody stands whom the record refers to (`Type/id`). It tells
    who works where, and nothing of a patient."""
    return queries.stands_for(raw_connection(), reference=reference, at=at) if reference else frozenset()


def _open_to(patient: str, at: datetime, *, without: int = 0, beside: Wishes = NO_WISHES) -> list[Treating]:
    connection = raw_connection()
    key = key64(f"Patient/{patient}")
    relations = patients.treated(connection, key, without=without, beside=beside)
    return queries.agreed(connection, relations=relations, at=at)


def _between(now: list[Treating], then: list[Treating]) -> Consequence:
    """An organisation that keeps the record by another programme loses nothing that it would notice."""
    keys_now, keys_then = {one.key for one in now}, {one.key for one in then}
    return Consequence(
        lose=tuple({one.key: one for one in now if one.key not in keys_then}.values()),
        get=tuple({one.key: one for one in then if one.key not in keys_now}.values()),
    )


def _require_open(patient: str, by: Actor, at: datetime) -> None:
    if by.sees_all:
        return
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    decided = rules.decide_for_patient(by, of_overview(patient=patient), grants=opened.grants, at=at)
    if not isinstance(decided, Grant):
        raise NotVisible(decided.reason)
