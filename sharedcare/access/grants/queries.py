"""What opens a patient's record to an actor, and where an actor stands: asked of the derived tables."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import psycopg

from sharedcare.access import rules
from sharedcare.access.grants.types import ALWAYS, Relation, Treating
from sharedcare.access.types import Actor, Grant, Ground, Post
from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.types import Stored

_OF_POST = f"""
SELECT {Ground.TREATMENT:d}, greatest(g.since, a.since), least(g.until, a.until), 0
FROM access_relation g JOIN access_agreement a ON a.programme = g.programme AND a.organization = ANY (%s::bigint[])
WHERE g.shard = %s AND g.patient = %s::bigint AND g.organization = %s::bigint
UNION ALL
SELECT {Ground.EMERGENCY:d}, since, until, 0 FROM access_emergency
WHERE shard = %s AND patient = %s::bigint AND role = %s::bigint"""

_OWN_ENTRY = """
SELECT EXISTS (SELECT FROM resource WHERE shard = %s AND patient = %s::bigint AND author = ANY (%s::bigint[]))"""

_WHOLE = "ARRAY(SELECT w.key FROM access_organization w WHERE w.treating = o.treating)"
_SECTOR = "coalesce(nullif(o.sector, ''), (SELECT w.sector FROM access_organization w WHERE w.key = o.treating), '')"
"""That of an organisation; of the whole where it says none itself."""

_PROXY = f"""
SELECT {Ground.RELATIVE:d}, since, until, level FROM access_proxy
WHERE shard = %s AND patient = %s::bigint AND person = ANY (%s::bigint[])"""

_HIDES = """
UNION ALL
SELECT DISTINCT 0, NULL::timestamptz, NULL::timestamptz,
    CASE WHEN key = 0 AND organization IN (0, %s::bigint) AND level >= %s THEN type ELSE 0 END
FROM access_hidden WHERE shard = %s AND patient = %s::bigint"""
"""The kinds that the patient keeps from this actor, and 0 for whatever else is kept from anybody."""

_BEFORE = """
SELECT v.key, v.patient, v.content FROM unnest(%s::bigint[], %s::int[]) AS was (key, version)
JOIN resource_version v ON v.key = was.key AND v.version = was.version"""

_POST = f"""
SELECT r.code, r.key, o.key, o.treating, o.chain, {_WHOLE}, o.sor, {_SECTOR} FROM access_role r
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

_AGREED = """
SELECT o.key, o.id, o.name, o.sector, a.programme, min(a.contract), min(greatest(a.since, r.since))
FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[]) AS r (organization, programme, since)
JOIN access_organization o ON o.key = r.organization
JOIN access_agreement a ON a.programme = r.programme AND a.organization = ANY (o.chain) AND a.since <= %s AND a.until > %s
GROUP BY 1, 2, 3, 4, 5 ORDER BY o.name, a.programme"""

_PLACE = """
SELECT o.id FROM access_role r JOIN access_organization o ON o.key = r.organization
WHERE r.key = ANY (%s::bigint[]) AND r.since <= %s AND r.until > %s AND r.code = %s AND o.sector = %s
ORDER BY o.id LIMIT 1"""

_SOR_CODES = """
SELECT above.sor FROM access_organization o
CROSS JOIN unnest(o.chain) WITH ORDINALITY AS c (key, far)
JOIN access_organization above ON above.key = c.key
WHERE o.key = %s::bigint AND above.sor IS NOT NULL ORDER BY c.far DESC"""

_PERSON = "SELECT id FROM resource WHERE shard = %s AND patient = %s::bigint AND type = %s AND key = ANY (%s::bigint[])"

_STANDS_FOR = """
SELECT DISTINCT o.treating FROM access_role r JOIN access_organization o ON o.key = r.organization
WHERE r.key = %s::bigint OR r.practitioner = %s::bigint AND r.since <= %s AND r.until > %s"""

_PLACES = """
SELECT key, treating FROM access_organization
WHERE key = %s::bigint OR key IN (SELECT organization FROM access_role WHERE key = %s::bigint)"""

_WHOLES = """
SELECT key, treating FROM access_organization WHERE key = ANY (%s::bigint[])
UNION SELECT r.key, o.treating FROM access_role r JOIN access_organization o ON o.key = r.organization WHERE r.key = ANY (%s::bigint[])"""

_UNDER = "SELECT id FROM access_organization WHERE chain && %s::bigint[]"

_CODES = """
SELECT DISTINCT o.treating, r.code FROM access_role r JOIN access_organization o ON o.key = r.organization
WHERE o.treating = ANY (%s::bigint[]) AND r.since <= %s AND r.until > %s"""

_OF_SOR = f"""
SELECT '', 0::bigint, o.key, o.treating, o.chain, {_WHOLE}, o.sor, {_SECTOR} FROM access_organization o
WHERE o.key = (SELECT min(key) FROM access_organization WHERE sor = %s HAVING count(*) = 1)"""
"""Where two say that they have the code, none is meant."""


class Neighbourhood(NamedTuple):
    """An organisation (id), itself and all below it, and all above it."""

    own: str
    below: frozenset[str]
    above: frozenset[str]


class Place(NamedTuple):
    """An organisation and the whole as which it treats, by their keys."""

    key: int
    treating: int


class Held(NamedTuple):
    """A role that somebody holds: the id of the PractitionerRole, what it is, and where (id, name and SOR code)."""

    id: str
    code: str
    title: str
    organization: str
    organization_name: str
    sor: str | None


class Opened(NamedTuple):
    """What opens a patient's record to an actor, whether something in it is hidden from anybody, and which types of
    resources the patient keeps from this actor as a kind."""

    grants: tuple[Grant, ...] = ()
    hides: bool = False
    withheld: frozenset[str] = frozenset()


def grants(connection: psycopg.Connection, *, by: Actor, patient: int) -> Opened:
    """Everything that opens this patient's record (by key) to the actor, now, before or later."""
    own = (shard_of(patient), patient)
    if by.citizen is not None:
        if by.citizen.patient == patient:
            return Opened((Grant(Ground.OWN_RECORD, *ALWAYS),))
        of_proxy = (*own, list(by.citizen.persons), 0, rules.clearance_of(by), *own)
        return _read(run(connection, _PROXY + _HIDES, of_proxy).fetchall())
    if by.post is None:
        return Opened()
    post = by.post
    hides = (post.treating, rules.clearance_of(by), *own)
    asked = (list(post.chain), *own, post.treating, *own, post.role, *hides)
    return _read(run(connection, _OF_POST + _HIDES, asked).fetchall())


def entered(connection: psycopg.Connection, *, by: Actor, patient: int) -> Opened:
    """The grant of whose organisation entered something about the patient. Asked for when nothing else is found."""
    if by.post is None:
        return Opened()
    asked = (shard_of(patient), patient, list(by.post.own))
    [(found,)] = run(connection, _OWN_ENTRY, asked).fetchall()
    return Opened((Grant(Ground.OWN_ENTRY, *ALWAYS),) if found else ())


def post(connection: psycopg.Connection, *, role: int, at: datetime) -> Post | None:
    """Where the PractitionerRole with this key stands; None when it has ended, or not begun."""
    return _post(run(connection, _POST, (role, at, at)).fetchone())


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
    return _post(run(connection, _OF_SOR, (sor,)).fetchone())


def _post(row: tuple[Any, ...] | None) -> Post | None:
    if row is None:
        return None
    code, key, organization, treating, chain, own, sor, sector = row
    return Post(code, key, organization, treating, tuple(chain), tuple(own), sor, sector)


def before(connection: psycopg.Connection, stored: Sequence[Stored]) -> dict[int, tuple[int, bytes | None]]:
    """Whose and what these were one version before, by key; those that are new are left out."""
    older = [(one.key, one.version - 1) for one in stored if one.version > 1]
    if not older:
        return {}
    keys, versions = map(list, zip(*older, strict=True))
    return {key: (patient, content) for key, patient, content in run(connection, _BEFORE, (keys, versions))}


def programmes(connection: psycopg.Connection, *, chain: Sequence[int], at: datetime) -> set[str]:
    """The programmes about which one of these organisations has an agreement in force."""
    return {row[0] for row in run(connection, _PROGRAMMES, (list(chain), at, at))}


def agreed(
    connection: psycopg.Connection, *, relations: Collection[Relation], at: datetime
) -> list[Treating]:
    """Those of these treatment relations that open the record now: for they need an agreement, too."""
    open_now = [one for one in relations if one.span.since <= at < one.span.until]
    columns = [
        list(column)
        for column in zip(*((r.organization, r.programme, r.span.since) for r in open_now), strict=True)
    ]
    if not columns:
        return []
    return [Treating(*row) for row in run(connection, _AGREED, (*columns, at, at))]


def place_of(
    connection: psycopg.Connection, *, members: Sequence[int], code: str, sector: str, at: datetime
) -> str | None:
    """The organisation (id) of a sector in which one of these (keys of PractitionerRoles) has the role with this code; None
    when none of them has."""
    row = run(connection, _PLACE, (list(members), at, at, code, sector)).fetchone()
    return None if row is None else str(row[0])


def sor_codes(connection: psycopg.Connection, *, reference: str) -> list[str]:
    """The SOR codes of an organisation (`Organization/id`) and of all above it, the widest first."""
    rows = run(connection, _SOR_CODES, (key64(reference),)).fetchall()
    return [str(row[0]) for row in rows]


def stands_for(connection: psycopg.Connection, *, reference: str, at: datetime) -> frozenset[int]:
    """The organisations, by key and as they treat, for which whoever is meant stands: somebody in a role, or a person in all
    roles held now. Empty for whom the record does not know."""
    key = key64(reference)
    return frozenset(row[0] for row in run(connection, _STANDS_FOR, (key, key, at, at)))


def places(connection: psycopg.Connection, *, reference: str) -> list[Place]:
    """The organisation that is meant, or in which somebody is or was in the role that is meant (`Type/id`). Empty where the record
    does not know it."""
    key = key64(reference)
    return [Place(*row) for row in run(connection, _PLACES, (key, key))]


def wholes(connection: psycopg.Connection, *, references: Iterable[str]) -> dict[str, frozenset[int]]:
    """For each of these (`Type/id`) the organisations, as they treat, that `places` has for one; of all in one question."""
    keys = {key64(one): one for one in references if one}
    found: dict[str, set[int]] = {one: set() for one in keys.values()}
    for key, whole in run(connection, _WHOLES, (list(keys), list(keys))):
        found[keys[key]].add(whole)
    return {one: frozenset(several) for one, several in found.items()}


def under(connection: psycopg.Connection, *, organizations: Iterable[str]) -> frozenset[str]:
    """These organisations (ids) and all below them: for whom an agreement counts to which these are parties."""
    keys = [key64(f"Organization/{one}") for one in organizations]
    return frozenset(row[0] for row in run(connection, _UNDER, (keys,)))


def codes_at(
    connection: psycopg.Connection, *, wholes: Collection[int], at: datetime
) -> dict[int, frozenset[str]]:
    """Which roles there are now in organisations (by key, as they treat), by the codes of the directory."""
    found: dict[int, set[str]] = {}
    for whole, code in run(connection, _CODES, (list(wholes), at, at)):
        found.setdefault(whole, set()).add(code)
    return {whole: frozenset(several) for whole, several in found.items()}


def reference_of(connection: psycopg.Connection, *, persons: Sequence[int], patient: int) -> str | None:
    """The RelatedPerson among these who is this patient's, as a reference."""
    row = run(connection, _PERSON, (shard_of(patient), patient, type_number("RelatedPerson"), list(persons)))
    found = row.fetchone()
    return None if found is None else f"RelatedPerson/{found[0]}"


def _read(rows: Sequence[tuple[int, datetime, datetime, int]]) -> Opened:
    found = tuple(
        Grant(Ground(ground), since, until, level) for ground, since, until, level in rows if ground
    )
    kinds = frozenset(type_name(kind) for ground, _, _, kind in rows if not ground and kind)
    return Opened(found, hides=len(found) < len(rows), withheld=kinds)
