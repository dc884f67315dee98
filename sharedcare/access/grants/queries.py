"""What opens a patient's record to an actor, and where an actor stands: asked of the derived tables."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

import psycopg

from sharedcare.access.grants.types import ALWAYS
from sharedcare.access.types import Actor, Grant, Ground, Post
from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.types import Window

_OF_POST = f"""
SELECT {Ground.TREATMENT:d}, greatest(g.since, a.since), least(g.until, a.until), 0
FROM access_relation g JOIN access_agreement a ON a.programme = g.programme AND a.organization = ANY (%s::bigint[])
WHERE g.shard = %s AND g.patient = %s::bigint AND g.organization = %s::bigint
UNION ALL
SELECT {Ground.EMERGENCY:d}, since, until, 0 FROM access_emergency
WHERE shard = %s AND patient = %s::bigint AND role = %s::bigint"""

_OWN_ENTRY = (
    "SELECT EXISTS (SELECT FROM resource WHERE shard = %s AND patient = %s::bigint AND author = %s::bigint)"
)

_PROXY = f"""
SELECT {Ground.RELATIVE:d}, since, until, level FROM access_proxy
WHERE shard = %s AND patient = %s::bigint AND person = ANY (%s::bigint[])"""

_HIDES = """
UNION ALL
SELECT 0, NULL, NULL, 0 WHERE EXISTS (SELECT FROM access_hidden WHERE shard = %s AND patient = %s::bigint)"""

_VISIBLE = """
SELECT r.patient FROM unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
JOIN resource r ON r.shard = who.shard AND r.patient = who.patient AND r.type = %s AND r.key = who.patient"""

_POST = """
SELECT r.code, r.key, o.key, o.treating, o.chain FROM access_role r
JOIN access_organization o ON o.key = r.organization
WHERE r.key = %s::bigint AND r.since <= %s AND r.until > %s"""

_AROUND = """
SELECT id, key = %s::bigint, %s::bigint = ANY (chain) FROM access_organization
WHERE %s::bigint = ANY (chain) OR key = ANY (%s::bigint[])"""

_ROLES = """
SELECT r.id, r.code, r.title, o.id, o.name, o.sor FROM access_role r
JOIN access_organization o ON o.key = r.organization
WHERE r.practitioner = %s::bigint AND r.since <= %s AND r.until > %s ORDER BY o.name, r.title, r.id"""

_PROGRAMMES = """
SELECT DISTINCT programme FROM access_agreement
WHERE organization = ANY (%s::bigint[]) AND since <= %s AND until > %s"""

_PERSON = "SELECT id FROM resource WHERE shard = %s AND patient = %s::bigint AND type = %s AND key = ANY (%s::bigint[])"

_WHOLE = "SELECT key, treating FROM access_organization WHERE key = ANY (%s::bigint[])"

_OF_SOR = "SELECT key, treating, chain FROM access_organization WHERE sor = %s ORDER BY key LIMIT 1"


class Neighbourhood(NamedTuple):
    """An organisation (id), itself and all below it, and all above it."""

    own: str
    below: frozenset[str]
    above: frozenset[str]


class Held(NamedTuple):
    """A role that somebody holds: the id of the PractitionerRole, what it is, and where (id, name and SOR code)."""

    id: str
    code: str
    title: str
    organization: str
    organization_name: str
    sor: str | None


class Opened(NamedTuple):
    """What opens a patient's record to an actor, and whether something in it is hidden from anybody."""

    grants: tuple[Grant, ...] = ()
    hides: bool = False


def grants(connection: psycopg.Connection, *, by: Actor, patient: int) -> Opened:
    """Everything that opens this patient's record (by key) to the actor, now, before or later."""
    own = (shard_of(patient), patient)
    if by.citizen is not None:
        if by.citizen.patient == patient:
            return Opened((Grant(Ground.OWN_RECORD, *ALWAYS),))
        of_proxy = (*own, list(by.citizen.persons), *own)
        return _read(run(connection, _PROXY + _HIDES, of_proxy).fetchall())
    if by.post is None:
        return Opened()
    post = by.post
    asked = (list(post.chain), *own, post.treating, *own, post.role, *own)
    return _read(run(connection, _OF_POST + _HIDES, asked).fetchall())


def entered(connection: psycopg.Connection, *, by: Actor, patient: int) -> Opened:
    """The grant of whose organisation entered something about the patient. Asked for when nothing else is found."""
    if by.post is None:
        return Opened()
    [(found,)] = run(connection, _OWN_ENTRY, (shard_of(patient), patient, by.post.treating)).fetchall()
    return Opened((Grant(Ground.OWN_ENTRY, *ALWAYS),) if found else ())


def visible(connection: psycopg.Connection, *, patients: Collection[int], window: Window) -> set[int]:
    """Those of these patients (by key) whose own resource shows in a window."""
    if not patients:
        return set()
    asked = (*window.params, [shard_of(one) for one in patients], list(patients), type_number("Patient"))
    return {row[0] for row in run(connection, window.around(_VISIBLE), asked)}


def post(connection: psycopg.Connection, *, role: int, at: datetime) -> Post | None:
    """Where the PractitionerRole with this key stands; None when it has ended, or not begun."""
    row = run(connection, _POST, (role, at, at)).fetchone()
    if row is None:
        return None
    code, key, organization, treating, chain = row
    return Post(code, key, organization, treating, tuple(chain))


def neighbourhood(connection: psycopg.Connection, *, post: Post) -> Neighbourhood:
    """What is below and above the organisation of somebody's post."""
    own = post.organization
    rows = run(connection, _AROUND, (own, own, own, list(post.chain))).fetchall()
    return Neighbourhood(
        next(one for one, is_own, _ in rows if is_own),
        frozenset(one for one, _, is_below in rows if is_below),
        frozenset(one for one, _, is_below in rows if not is_below),
    )


def roles(connection: psycopg.Connection, *, practitioner: int, at: datetime) -> list[Held]:
    """The roles that the Practitioner with this key holds now."""
    return [Held(*row) for row in run(connection, _ROLES, (practitioner, at, at))]


def post_of_system(connection: psycopg.Connection, *, sor: str) -> Post | None:
    """Where a system of the organisation with this SOR code stands; None when the record knows no such one."""
    row = run(connection, _OF_SOR, (sor,)).fetchone()
    if row is None:
        return None
    key, treating, chain = row
    return Post("", 0, key, treating, tuple(chain))


def treating(connection: psycopg.Connection, *, organizations: Collection[int]) -> dict[int, int]:
    """Of each of these organisations that is known, the one that treats as a whole; by keys."""
    return dict(run(connection, _WHOLE, (list(organizations),)).fetchall())


def programmes(connection: psycopg.Connection, *, chain: Sequence[int], at: datetime) -> set[str]:
    """The programmes about which one of these organisations has an agreement in force."""
    return {row[0] for row in run(connection, _PROGRAMMES, (list(chain), at, at))}


def reference_of(connection: psycopg.Connection, *, persons: Sequence[int], patient: int) -> str | None:
    """The RelatedPerson among these who is this patient's, as a reference."""
    row = run(connection, _PERSON, (shard_of(patient), patient, type_number("RelatedPerson"), list(persons)))
    found = row.fetchone()
    return None if found is None else f"RelatedPerson/{found[0]}"


def _read(rows: Sequence[tuple[int, datetime, datetime, int]]) -> Opened:
    found = tuple(
        Grant(Ground(ground), since, until, level) for ground, since, until, level in rows if ground
    )
    return Opened(found, hides=len(found) < len(rows))
