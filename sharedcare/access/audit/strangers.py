"""Patients who were opened by an organisation that had nothing to do with them shortly before or after.

To have to do with a patient is to have changed something of theirs here, or to stand in the record as the one whom they
were with, who is on their team or who has a task for them. It takes any part of the whole that treats (a hospital, a
municipality), or somebody in a role there: the whole is what a record is opened to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sharedcare.access import gate
from sharedcare.access.audit.naming import called, with_patients
from sharedcare.access.audit.rules import CHANGES
from sharedcare.access.audit.types import Named, Period, Stranger
from sharedcare.access.audit.unusual import OPENED
from sharedcare.access.errands import of_trail
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Question

_PATHS = (
    "Encounter.serviceProvider",
    "EpisodeOfCare.managingOrganization",
    "CareTeam.participant.member",
    "Task.owner",
)
_TYPES = [type_number(path.partition(".")[0]) for path in _PATHS]
_LASTING = [type_number("EpisodeOfCare"), type_number("CareTeam")]
"""Without an end these go on; an encounter or a task without one is of its day."""
_MOST = 200

_ORGANIZATIONS = f"""
SELECT DISTINCT {NO_PATIENT}::bigint, 0::bigint, organization FROM access_trail
WHERE {OPENED} AND organization IS NOT NULL"""  # noqa: S608  (constants only)

# What of a whole may stand in the record: its parts, and the roles in them, but for those that were ended by hand.
_MEMBERS = """
SELECT w.treating::text, o.key FROM (SELECT DISTINCT treating FROM access_organization WHERE sor = ANY (%s::text[])) w
JOIN access_organization o ON o.treating = w.treating
UNION ALL
SELECT w.treating::text, r.key FROM (SELECT DISTINCT treating FROM access_organization WHERE sor = ANY (%s::text[])) w
JOIN access_organization o ON o.treating = w.treating JOIN access_role r ON r.organization = o.key"""

_STRANGERS = f"""
WITH known (whole, token) AS MATERIALIZED (SELECT * FROM unnest(%s::text[], %s::bigint[])),
part AS MATERIALIZED (
    SELECT sor, min(treating)::text AS whole FROM access_organization WHERE sor IS NOT NULL
    GROUP BY sor HAVING min(treating) = max(treating)
),
looked AS MATERIALIZED (
    SELECT organization, patients[1] AS patient, min(id) AS id, min(at) AS since, max(at) AS until, count(*) AS times,
        array_agg(DISTINCT account) AS accounts
    FROM access_trail WHERE {OPENED} AND organization IS NOT NULL GROUP BY 1, 2
),
opened AS MATERIALIZED (
    SELECT l.*, coalesce(part.whole, l.organization) AS whole FROM looked l LEFT JOIN part ON part.sor = l.organization
),
changed AS MATERIALIZED (
    SELECT DISTINCT organization, whose.patient, date_bin('1 hour', at, '2000-01-01 00:00+00') AS at
    FROM access_trail, unnest(patients) whose (patient)
    WHERE at >= %s::timestamptz - %s::interval AND at < %s::timestamptz + %s::interval
        AND action = ANY (%s::smallint[]) AND organization IS NOT NULL
),
acted AS MATERIALIZED (
    SELECT coalesce(part.whole, c.organization) AS whole, c.patient, c.at
    FROM changed c LEFT JOIN part ON part.sor = c.organization
)
SELECT o.patient, o.id, o.organization, o.accounts, p.id AS patient_id, o.since, o.until, o.times
FROM opened o JOIN resource p ON p.shard = (o.patient >> 48)::smallint AND p.patient = o.patient
    AND p.type = {type_number("Patient")} AND p.key = o.patient
WHERE NOT EXISTS (
    SELECT FROM acted a WHERE a.whole = o.whole AND a.patient = o.patient
        AND a.at BETWEEN o.since - %s::interval AND o.until + %s::interval
) AND NOT EXISTS (
    SELECT FROM resource r JOIN known k ON k.token = ANY (r.leads)
    WHERE r.shard = (o.patient >> 48)::smallint AND r.patient = o.patient AND r.type = ANY (%s::smallint[])
        AND k.whole = o.whole AND r.at <= o.until + %s::interval
        AND coalesce(r.until, CASE WHEN r.type = ANY (%s::smallint[]) THEN 'infinity' ELSE r.at END)
            >= o.since - %s::interval
)
ORDER BY o.until DESC, o.id LIMIT {_MOST}"""  # noqa: S608  (constants only)


def strangers(
    period: Period, *, near: timedelta = timedelta(days=14), shown: bool = True, by: Actor, at: datetime
) -> list[Stranger]:
    """The newest 200 such patients and organisations of a period. Not `shown`, they are to be counted and no more.
    Raises NotPermitted."""
    look = gate.look(by=by, errand=of_trail(), at=at)
    sors = look(Question(_ORGANIZATIONS, period, lambda rows: [row[2] for row in rows]))
    members = run(raw_connection(), _MEMBERS, (sors, sors)).fetchall()
    known = [(whole, reference_token(path, member)) for whole, member in members for path in _PATHS]
    wholes, tokens = [whole for whole, _ in known], [token for _, token in known]
    acted = (period.since, near, period.until, near, sorted(CHANGES))
    params = (wholes, tokens, *period, *acted, near, near, _TYPES, near, _LASTING, near)
    return look(Question(with_patients(_STRANGERS, shown=shown), params, _read))


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Stranger]:
    return [
        Stranger(organization, tuple(accounts), Named(key, "Patient", patient, name=called(name)), *when)
        for _whose, key, _entry, organization, accounts, patient, *when, name in rows
    ]
