"""What belongs to no patient: organisations, roles and agreements, from the record into their tables."""

from collections.abc import Sequence
from typing import NamedTuple

import orjson
import psycopg

from sharedcare.access.grants import fhir
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import run, run_rows
from sharedcare.records.types import Stored

_ORGANISATIONS = """
INSERT INTO access_organization (key, treating, part_of, chain, id, name, sector, sor)
SELECT row.key, row.key, row.part_of, ARRAY[row.key], row.id, row.name, row.sector, row.sor
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
     AS row (key, part_of, id, name, sector, sor)
ON CONFLICT (key) DO UPDATE SET part_of = excluded.part_of, id = excluded.id, name = excluded.name,
    sector = excluded.sector, sor = excluded.sor"""

_BELOW = """
WITH RECURSIVE below AS (
    SELECT key FROM access_organization WHERE key = ANY (%s::bigint[]) OR part_of = ANY (%s::bigint[])
    UNION
    SELECT o.key FROM access_organization o JOIN below b ON o.part_of = b.key
), up AS (
    SELECT b.key, o.key AS above, o.part_of, o.sector, 0 AS far, ARRAY[o.key] AS path
    FROM below b JOIN access_organization o ON o.key = b.key
    UNION ALL
    SELECT u.key, o.key, o.part_of, o.sector, u.far + 1, u.path || o.key
    FROM up u JOIN access_organization o ON o.key = u.part_of WHERE o.key <> ALL (u.path)
), above AS (
    SELECT key, array_agg(above ORDER BY far) AS chain,
           coalesce((array_agg(above ORDER BY far DESC) FILTER (WHERE sector <> 'region'))[1], key) AS treating,
           coalesce((array_agg(part_of ORDER BY far DESC))[1] = ANY (array_agg(above)), false) AS is_circle
    FROM up GROUP BY key
), whole AS (
    -- Who is part of itself is part of nothing.
    SELECT key, CASE WHEN is_circle THEN ARRAY[key] ELSE chain END AS chain,
           CASE WHEN is_circle THEN key ELSE treating END AS treating
    FROM above
)
UPDATE access_organization o SET chain = w.chain, treating = w.treating
FROM whole w WHERE o.key = w.key AND (o.chain, o.treating) IS DISTINCT FROM (w.chain, w.treating)
RETURNING o.key"""

_BEFORE = """
WITH RECURSIVE below AS (
    SELECT key, treating FROM access_organization WHERE key = ANY (%s::bigint[]) OR part_of = ANY (%s::bigint[])
    UNION
    SELECT o.key, o.treating FROM access_organization o JOIN below b ON o.part_of = b.key
)
SELECT key, treating FROM below"""

_LOCK = 7307
"""The advisory lock of organisations and roles."""

_ROLES = """
INSERT INTO access_role (key, practitioner, organization, since, until, id, code, title)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[],
                     %s::text[], %s::text[], %s::text[])"""

_AGREEMENTS = """
INSERT INTO access_agreement (contract, organization, since, until, programme)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::text[])"""


class Moved(NamedTuple):
    """Keys of organisations and roles that mean something else now, and of what those organisations treated as before."""

    members: set[int] = set()
    wholes: set[int] = set()


def lock(connection: psycopg.Connection, *, exclusively: bool) -> None:
    """Let nobody reckon who treats while organisations or roles change, and the other way round: neither may miss
    what the other is about to commit."""
    run(connection, f"SELECT pg_advisory_xact_lock{'' if exclusively else '_shared'}({_LOCK})")


def organisations(connection: psycopg.Connection, told: Sequence[Stored]) -> Moved:
    """Organisations and what they are part of. The answer is those that are new, ended or treat as part of another now,
    and as part of which they treated before."""
    if not told:
        return Moved()
    trees = [orjson.loads(one.content) for one in told if one.content is not None]
    found = [one for tree in trees if (one := fhir.organisation(tree, here())) is not None]
    keys = [one.key for one in found]
    everyone = [one.key for one in told]
    before: dict[int, int] = dict(run(connection, _BEFORE, (everyone, everyone)).fetchall())
    ended = set(everyone) - set(keys)
    run(connection, "DELETE FROM access_organization WHERE key = ANY (%s::bigint[])", (list(ended),))
    run(
        connection,
        _ORGANISATIONS,
        (
            keys,
            [one.part_of for one in found],
            [one.id for one in found],
            [one.name for one in found],
            [one.sector for one in found],
            [one.sor for one in found],
        ),
    )
    moved = (
        {row[0] for row in run(connection, _BELOW, (everyone, everyone))} | ended | (set(keys) - set(before))
    )
    return Moved(moved, {before[key] for key in moved if key in before})


def roles(connection: psycopg.Connection, told: Sequence[Stored]) -> Moved:
    """Roles; one that has ended is gone. The answer is all of them."""
    if not told:
        return Moved()
    run(connection, "DELETE FROM access_role WHERE key = ANY (%s::bigint[])", ([one.key for one in told],))
    found = [
        role
        for one in told
        if one.content is not None and (role := fhir.role(orjson.loads(one.content), here())) is not None
    ]
    rows = [
        (one.key, one.practitioner, one.organization, *one.span, one.id, one.code, one.title) for one in found
    ]
    run_rows(connection, _ROLES, rows)
    return Moved({one.key for one in told})


def agreements(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    """Agreements; one that is not in force, or no longer, is gone."""
    if not told:
        return
    keys = [one.key for one in told]
    run(connection, "DELETE FROM access_agreement WHERE contract = ANY (%s::bigint[])", (keys,))
    rows = [
        (one.key, organization, *found.span, found.programme)
        for one in told
        if one.content is not None
        and (found := fhir.agreement(orjson.loads(one.content), here())) is not None
        for organization in found.organizations
    ]
    run_rows(connection, _AGREEMENTS, rows)
