"""What belongs to a patient: treatment relations, relatives, emergencies, and what is hidden, into their tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import orjson
import psycopg

from sharedcare.access.grants import fhir, rules
from sharedcare.access.grants.everybody import Moved
from sharedcare.access.grants.types import (
    NO_WISHES,
    Enrolment,
    Permission,
    Prohibition,
    Relation,
    Seat,
    Span,
    Whole,
    Wishes,
)
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.indexing.dates import EARLIEST, LATEST
from sharedcare.records.indexing.locality import Locality, here
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.storage.connection import run, run_rows
from sharedcare.records.types import Stored

Found = TypeVar("Found")

_TELLING = tuple(type_number(name) for name in ("EpisodeOfCare", "CareTeam", "Consent"))

_TOLD = """
SELECT r.patient, r.type, r.key, r.content FROM unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
JOIN resource r ON r.shard = who.shard AND r.patient = who.patient AND r.type = ANY (%s::smallint[])"""

_TREATING = """
SELECT member.key, o.treating, role.since, role.until FROM unnest(%s::bigint[]) AS member (key)
LEFT JOIN access_role role ON role.key = member.key
JOIN access_organization o ON o.key = coalesce(role.organization, member.key)"""

_WHOSE = """
USING unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
WHERE t.shard = who.shard AND t.patient = who.patient"""

_FORMERLY = """
SELECT DISTINCT v.patient FROM unnest(%s::bigint[], %s::int[]) AS was (key, version)
JOIN resource_version v ON v.key = was.key AND v.version = was.version"""

_NAMING = """
SELECT DISTINCT patient FROM resource WHERE type + 0 = ANY (%s::smallint[]) AND leads && %s::bigint[]
UNION
SELECT patient FROM access_relation WHERE organization = ANY (%s::bigint[])
UNION
SELECT patient FROM access_hidden WHERE organization = ANY (%s::bigint[])"""

_LOCK, _BUCKETS = 7306, 1024
_ONE_BY_ONE = f"SELECT pg_advisory_xact_lock({_LOCK}, bucket) FROM unnest(%s::int[]) bucket"

_RELATIONS = """
INSERT INTO access_relation (patient, organization, since, until, shard, programme)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::smallint[], %s::text[])"""

_HIDDEN = """
INSERT INTO access_hidden (patient, key, organization, source, shard, type, level)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::smallint[], %s::smallint[],
                     %s::smallint[])"""

_UNLABEL = """
DELETE FROM access_hidden h USING unnest(%s::bigint[], %s::bigint[]) AS one (key, patient)
WHERE h.source = one.key AND h.key = one.key AND h.patient = one.patient"""

_PROXIES = """
INSERT INTO access_proxy (patient, person, since, until, shard, level)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::smallint[], %s::smallint[])"""

_EMERGENCIES = """
INSERT INTO access_emergency (patient, task, role, since, until, shard)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::smallint[])"""


@dataclass(slots=True)
class _Told:
    """What the record says of one patient."""

    enrolments: list[Enrolment] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    permissions: list[Permission] = field(default_factory=list)
    prohibitions: list[Prohibition] = field(default_factory=list)

    def hear(self, resource_type: str, tree: Mapping[str, Any], place: Locality) -> None:
        """Take in one resource."""
        if resource_type == "EpisodeOfCare":
            self.enrolments += _if_any(fhir.enrolment(tree, place))
        elif resource_type == "CareTeam":
            self.seats += fhir.seats(tree, place)
        else:
            self.permissions += fhir.permissions(tree, place)
            self.prohibitions += _if_any(fhir.prohibition(tree, place))

    def relations(self, treating: Mapping[int, Whole]) -> set[Relation]:
        """The treatment relations that follow."""
        wishes = Wishes(tuple(self.permissions), tuple(self.prohibitions))
        return rules.relations(self.enrolments, self.seats, wishes, treating)


def lock(connection: psycopg.Connection, patients: Iterable[int]) -> None:
    """Let nobody else reckon these patients anew until this transaction ends. What is read after this is not behind."""
    run(connection, _ONE_BY_ONE, (sorted({one % _BUCKETS for one in patients}),))


def relations(connection: psycopg.Connection, patients: Collection[int]) -> None:
    """Reckon anew who treats these patients, and what they keep from whom."""
    patients = [one for one in patients if one != NO_PATIENT]
    if not patients:
        return
    shards = [shard_of(one) for one in patients]
    lock(connection, patients)
    told, treating = _heard(connection, patients)
    run(connection, f"DELETE FROM access_relation t {_WHOSE}", (shards, patients))
    run(connection, f"DELETE FROM access_hidden t {_WHOSE} AND t.level = {fhir.WITHHELD}", (shards, patients))
    run_rows(
        connection,
        _RELATIONS,
        (
            (patient, one.organization, *one.span, shard_of(patient), one.programme)
            for patient, what in told.items()
            for one in what.relations(treating)
        ),
    )
    run_rows(connection, _HIDDEN, (row for one, what in told.items() for row in _kept(one, what, treating)))


def treated(
    connection: psycopg.Connection,
    patient: int,
    *,
    without: int = 0,
    beside: Wishes = NO_WISHES,
    seats: Sequence[Seat] = (),
) -> set[Relation]:
    """Who treats a patient; or would, if there were no Consent with the key `without`, and these wishes and seats beside."""
    told, treating = _heard(connection, [patient], without=without, beside=beside, seats=seats)
    return told[patient].relations(treating)


def _heard(
    connection: psycopg.Connection,
    patients: Sequence[int],
    *,
    without: int = 0,
    beside: Wishes = NO_WISHES,
    seats: Sequence[Seat] = (),
) -> tuple[dict[int, _Told], dict[int, Whole]]:
    shards = [shard_of(one) for one in patients]
    told = {one: _Told() for one in patients}
    for patient, number, key, content in run(connection, _TOLD, (shards, list(patients), list(_TELLING))):
        if key != without:
            told[patient].hear(type_name(number), orjson.loads(content), here())
    for one in told.values():
        one.permissions += beside.permissions
        one.prohibitions += beside.prohibitions
        one.seats += seats
    members = {seat.member for one in told.values() for seat in one.seats}
    members |= {key for one in told.values() for no in one.prohibitions for key in no.organizations}
    rows = run(connection, _TREATING, (list(members),)).fetchall()
    return told, {
        key: Whole(whole, Span(since or EARLIEST, until or LATEST)) for key, whole, since, until in rows
    }


def formerly(connection: psycopg.Connection, told: Sequence[Stored]) -> set[int]:
    """The patients whom these resources belonged to one version before."""
    before = [(one.key, one.version - 1) for one in told if one.version > 1]
    if not before:
        return set()
    keys, versions = map(list, zip(*before, strict=True))
    return {row[0] for row in run(connection, _FORMERLY, (keys, versions))}


def whom_it_concerns(connection: psycopg.Connection, moved: Moved) -> set[int]:
    """The patients whose team or decisions name one of these organisations and roles, or whose relations and blocks
    were reckoned with what they treated as before."""
    if not moved.members:
        return set()
    roles = run(
        connection,
        "SELECT key FROM access_role WHERE organization = ANY (%s::bigint[])",
        (list(moved.members),),
    )
    everyone = {*moved.members, *(row[0] for row in roles)}
    paths = [
        path.name
        for name, code in (("CareTeam", "participant"), ("Consent", "actor"))
        for path in parameters_of(name)[code].paths
    ]
    tokens = [reference_token(path, key) for path in paths for key in everyone]
    types = [type_number("CareTeam"), type_number("Consent")]
    wholes = list(moved.wholes)
    return {row[0] for row in run(connection, _NAMING, (types, tokens, wholes, wholes))}


def proxies(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    """Relatives and guardians."""
    if told:
        _forget(connection, "access_proxy", "person", told)
        found = _read(told, fhir.proxy)
        rows = ((patient, one.person, *one.span, shard_of(patient), one.level) for patient, one in found)
        run_rows(connection, _PROXIES, rows)


def emergencies(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    """Accesses in an emergency; other tasks say nothing here."""
    mine = [one for one in told if one.version > 1 or _tells_of_emergency(one)]
    if mine:
        _forget(connection, "access_emergency", "task", mine)
        found = _read(mine, fhir.emergency)
        rows = ((patient, one.task, one.role, *one.span, shard_of(patient)) for patient, one in found)
        run_rows(connection, _EMERGENCIES, rows)


def labels(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    """Entries that are hidden by their own security labels.

    Of what was deleted, or moved to another patient, the versions from before stay hidden where they are.
    """
    again = [one for one in told if one.version > 1 and one.content is not None]
    if again:
        keys, owners = [one.key for one in again], [one.patient for one in again]
        run(connection, _UNLABEL, (keys, owners))
    marked = [one for one in told if one.content is not None and b'"security"' in one.content]
    found = ((one, fhir.label(orjson.loads(one.content or b"{}"))) for one in marked)
    run_rows(
        connection,
        _HIDDEN,
        (
            (one.patient, one.key, rules.EVERYBODY, one.key, shard_of(one.patient), 0, level)
            for one, level in found
            if level
        ),
    )


def _kept(patient: int, told: _Told, treating: Mapping[int, Whole]) -> Iterable[tuple[Any, ...]]:
    for one in rules.hidden(told.prohibitions, treating):
        yield patient, one.key, one.organization, one.source, shard_of(patient), one.type, one.level


def _read(told: Iterable[Stored], read: Any) -> Iterable[tuple[int, Any]]:
    for one in told:
        found = None if one.content is None else read(orjson.loads(one.content), here())
        if found is not None and one.patient != NO_PATIENT:
            yield one.patient, found


def _tells_of_emergency(stored: Stored) -> bool:
    return stored.content is not None and fhir.EMERGENCY.encode() in stored.content


def _forget(connection: psycopg.Connection, table: str, column: str, told: Iterable[Stored]) -> None:
    """Take away what these resources said before, of whichever patient: one may have moved."""
    run(connection, f"DELETE FROM {table} WHERE {column} = ANY (%s::bigint[])", ([one.key for one in told],))


def _if_any(found: Found | None) -> list[Found]:
    return [] if found is None else [found]
