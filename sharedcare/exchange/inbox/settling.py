"""What kept messages come to: several in one transaction while all goes well, one by one when something does not.

Messages that touch the same resources are never settled in one breath: the later one has to see what the earlier one
did. Two processes that settle messages about one person wait for each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Protocol

from django.db import DatabaseError, DataError, IntegrityError, connection

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.exchange.inbox import matching
from sharedcare.exchange.inbox.case import WRITTEN, Case, Settled, understood
from sharedcare.exchange.inbox.errors import CannotMatch
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.provenance import provenance
from sharedcare.exchange.inbox.types import Known, Partners, Place, Resource
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import key64
from sharedcare.records.errors import DanglingReference
from sharedcare.records.types import References

_TAKEN = (State.STORED, State.HELD)
_ROUNDS = 10
_WRITE = (
    f"UPDATE inbox_message SET {', '.join(f'{column} = %s' for column in WRITTEN)} "  # noqa: S608  (our own words)
    "WHERE id = %s AND state <> 'stored'"
)
_WAIT = "SELECT pg_advisory_xact_lock(key) FROM (SELECT unnest(%s::bigint[]) AS key ORDER BY 1) person"


class Desk(Protocol):
    """What taking messages in needs."""

    @property
    def partners(self) -> Partners:
        """From the bytes to the partner."""

    @property
    def zone(self) -> tzinfo:
        """The zone that times without an offset are meant in."""

    @property
    def register(self) -> matching.Register:
        """The people and organisations of this run."""


def settle(messages: Sequence[Message], *, desk: Desk, by: Actor, at: datetime) -> list[Settled]:
    """Understand kept messages and store what they say, or note why not."""
    cases = [understood(one, desk.partners, desk.zone) for one in messages]
    _match(cases, desk, by, at)
    _finish(cases, desk, by, at)
    return [Settled(one.message, one.created, one.updated) for one in cases]


def _match(cases: Iterable[Case], desk: Desk, by: Actor, at: datetime) -> None:
    """Find the patient of each, and whom it names; what is about nobody known is held."""
    read = [(one, one.reading) for one in cases if one.reading is not None]
    found = matching.patients((reading.person for _, reading in read), by=by, at=at) if read else {}
    matched = []
    for case, reading in read:
        patients = found.get(reading.person, [])
        if len(patients) == 1:
            case.known = Known(patients[0], f"urn:uuid:{case.message.id}")
            matched.append((case, reading))
        else:
            case.refusal = _unmatched(len(patients))
    for case, reading in matched:
        try:
            references = desk.register.references([reading.organisation, *reading.parties], by=by, at=at)
            case.known = replace(case.known, references=references)
        except Refusal as refusal:
            case.refusal = refusal


def _unmatched(many: int) -> CannotMatch:
    if many:
        return CannotMatch("Several patients here have this number. The message waits until they are one.")
    return CannotMatch("No patient here has this number. The message waits until there is one.")


def _finish(cases: Sequence[Case], desk: Desk, by: Actor, at: datetime) -> None:
    """Settle all of them together as far as that goes, and those that it fails on one by one."""
    waiting = list(cases)
    while waiting:
        error, late = _attempt(waiting, desk, by, at)
        if error is None:
            waiting = late
        elif len(waiting) > 1:
            for one in waiting:
                one.begin_again()
                _finish([one], desk, by, at)
            return
        elif waiting[0].refusal is not None:
            raise error
        elif isinstance(error, DanglingReference) and not waiting[0].matched_again:
            # Whom we remember may have been deleted since.
            waiting[0].begin_again()
            waiting[0].matched_again = True
            desk.register.forget()
            _match(waiting, desk, by, at)
        else:
            waiting[0].begin_again()
            waiting[0].refusal = error


def _attempt(cases: list[Case], desk: Desk, by: Actor, at: datetime) -> tuple[Exception | None, list[Case]]:
    """What went wrong, and those that must wait until the others are settled."""
    try:
        with connection.wrap_database_errors, gate.together():
            return None, _settle(cases, desk, by, at)
    except (DataError, IntegrityError) as error:
        return error, []
    except DatabaseError:
        # The database is away: nothing else can be settled then either, and nothing is the message's fault.
        raise
    except Exception as error:  # noqa: BLE001  (one message that we fail on must not stop the others)
        return error, []


def _settle(cases: list[Case], desk: Desk, by: Actor, at: datetime) -> list[Case]:
    people = {key64(one.reading.person.value) for one in cases if one.reading is not None}
    with connection.cursor() as cursor:
        cursor.execute(_WAIT, [sorted(people)])
    cases = _not_settled_meanwhile(cases)
    late = _refuse_used_numbers(cases, desk)
    late += _look([one for one in cases if one.refusal is None and one not in late], by, at)
    now = [one for one in cases if not any(one is other for other in late)]
    _store([one for one in now if one.refusal is None], by, at)
    for one in now:
        one.conclude(at)
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, [one.row() for one in now])
    for one in late:
        one.begin_again()
    return late


def _not_settled_meanwhile(cases: Sequence[Case]) -> list[Case]:
    """Those that nobody else has stored while we waited; the others are told of as they are now."""
    names = [one.message.id for one in cases]
    stored = {one.id: one for one in Message.objects.filter(id__in=names, state=State.STORED).defer("raw")}
    for one in cases:
        if one.message.id in stored:
            one.message, one.refusal = stored[one.message.id], None
    return [one for one in cases if one.message.id not in stored]


def _refuse_used_numbers(cases: Iterable[Case], desk: Desk) -> list[Case]:
    """Refuse a number that a message from before has; whoever has that of another one here must wait."""
    first: dict[tuple[str, str, str], Case] = {}
    late = []
    for one in cases:
        if one.name is None:
            continue
        if first.setdefault(one.name, one) is not one:
            late.append(one)
    numbers = [number for _, _, number in first]
    earlier = Message.objects.filter(number__in=numbers, state__in=_TAKEN) if numbers else ()
    for message in earlier:
        case = first.get((message.partner, message.sender, message.number))
        if case is not None and case.message.id != message.id:
            case.compare(message, desk.partners, desk.zone)
    return late


def _look(cases: Sequence[Case], by: Actor, at: datetime) -> list[Case]:
    """Let each see what it asks to see; those who would touch what another one here touches must wait."""
    seen: set[Place] = set()
    standing: dict[Place, Resource] = {}
    for _ in range(_ROUNDS):
        asked: set[Place] = set()
        for one in cases:
            new = set(one.said.places(one.known)) - one.places
            one.places |= new
            asked |= new
        if not asked:
            break
        standing |= matching.standing(asked - seen, by=by, at=at)
        seen |= asked
        for one in cases:
            one.known = replace(one.known, standing=standing)
    claimed: set[Place] = set()
    late = []
    for one in cases:
        if claimed & one.places:
            late.append(one)
        else:
            claimed |= one.places
    return late


def _store(cases: Sequence[Case], by: Actor, at: datetime) -> None:
    for one in cases:
        one.resources = one.said.resources(one.known)
    changes = [
        matching.update(resource, author=one.known.references.get(one.said.organisation))
        for one in cases
        for resource in one.resources
    ]
    if not changes:
        return
    committed = iter(gate.act(by=by, changes=changes, at=at))
    told = []
    for one in cases:
        became = [next(committed) for _ in one.resources]
        outcomes = [each.outcome for each in became]
        one.created, one.updated = outcomes.count("created"), outcomes.count("updated")
        told.append(provenance(one, became, at=at))
    marks = [matching.create(resource) for resource in told if resource is not None]
    if marks:
        # What is new takes no lock, so that this second act of the transaction makes nobody wait in a circle; and all
        # that it refers to was stored, or seen, a moment ago.
        gate.act(by=by, changes=marks, at=at, references=References.MAY_DANGLE)
