"""Which values a limit in force has judged green: only of those may a page say that they are on target.

That there is no finding of a value does not make it green: nobody may have held it against anything, because the programme is not
published here, no limit applies, or nothing was agreed. So what is green is written down, and what is not written down is not.
Values from home of which judging could say nothing are written down as such, so that a list of many patients need not look
through all their values for one of those.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import psycopg

from sharedcare.care.findings.rules import is_told
from sharedcare.kernel.ids import NO_PATIENT, key64, shard_of
from sharedcare.programmes.judging.types import Colour, Judgement
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token, reference_token
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import array_text, moments_text
from sharedcare.records.types import Committed, Question

KEPT = timedelta(days=15)
"""A little longer than a value that nobody has looked at is called new."""

PERFORMED_BY = reference_token("Observation.performer", 0)
"""With the patient's key: that the patient has measured it."""
VOID = array_text(code_token("Observation.status", code) for code in ("entered-in-error", "cancelled"))
"""What says of a value that it was never taken, or is not true."""

_FORGET = """
DELETE FROM care_judged_value g USING unnest(%s::smallint[], %s::bigint[], %s::bigint[]) AS c (shard, patient, key)
WHERE g.shard = c.shard AND g.patient = c.patient AND g.key = c.key"""
_NO_MORE = """
DELETE FROM care_judged_value WHERE shard = %s AND patient = %s::bigint
    AND (at < %s OR at >= %s AND key <> ALL (%s::bigint[]) AND is_green IS NOT NULL)"""
_KEEP = f"""
WITH found AS (
    SELECT %s::bigint AS patient, key, at, %s::smallint AS shard, is_green
    FROM unnest((SELECT %s::bigint[]), (SELECT %s::timestamptz[]), (SELECT %s::boolean[])) AS g (key, at, is_green))
INSERT INTO care_judged_value AS old (patient, key, at, shard, is_green)
SELECT * FROM found
UNION ALL
SELECT r.patient, r.key, least(r.at, r.updated), r.shard, NULL FROM resource r
WHERE r.shard = %s AND r.patient = %s::bigint AND r.type = {type_number("Observation")} AND r.at >= (SELECT %s::timestamptz)
    AND (r.patient # %s::bigint) = ANY (r.leads) AND NOT r.leads && '{VOID}'::bigint[] AND NOT EXISTS (SELECT FROM found WHERE found.key = r.key)
    AND NOT EXISTS (SELECT FROM care_judged_value k WHERE k.shard = r.shard AND k.patient = r.patient AND k.key = r.key)
ON CONFLICT (shard, patient, key) DO UPDATE SET at = excluded.at, is_green = excluded.is_green
WHERE (old.at, old.is_green) IS DISTINCT FROM (excluded.at, excluded.is_green)"""  # noqa: S608  (constants only)
_AMONG = f"""
SELECT r.patient, r.key FROM unnest((SELECT %s::bigint[])) AS wanted (key)
CROSS JOIN LATERAL (SELECT r.patient, r.key FROM resource r WHERE r.shard = %s AND r.patient = %s::bigint
                    AND r.type = {type_number("Observation")} AND r.key = wanted.key LIMIT 1) r
CROSS JOIN LATERAL (SELECT g.is_green FROM care_judged_value g WHERE g.shard = %s AND g.patient = r.patient AND g.key = r.key LIMIT 1) g
WHERE g.is_green"""  # noqa: S608  (constants only)


def known(judged: Iterable[Judgement]) -> dict[str, tuple[datetime, bool]]:
    """The values (references) of which something is known, with when they were taken: whether they are green (True), or a finding
    tells of them (False). Pure.

    Green is what at least one limit in force was held against, when none found anything. That another limit wants an agreed reference
    is for the plan to say; a value that only such limits ask for is not green.
    """
    green: dict[str, datetime] = {}
    told: dict[str, datetime] = {}
    for one in judged:
        if is_told(one):
            told[one.id] = one.at
        elif one.colour is Colour.GREEN and one.is_compared:
            green[one.id] = one.at
    return {name: (at, True) for name, at in green.items()} | {name: (at, False) for name, at in told.items()}


def among(*, patient: str, values: Iterable[int]) -> Question[frozenset[int]]:
    """Which of these values (keys) of a patient a limit in force was held against, and nothing was found."""
    key = key64(f"Patient/{patient}")
    params = (array_text(values), shard_of(key), key, shard_of(key))
    return Question(_AMONG, params, lambda rows: frozenset(row[1] for row in rows))


def keep(
    connection: psycopg.Connection,
    *,
    patient: int,
    judged: Iterable[Judgement],
    since: datetime,
    at: datetime,
) -> None:
    """Have what judging says of everything taken since a moment, and of whatever else came from home that it says nothing."""
    found = {key64(name): one for name, one in known(judged).items() if one[0] >= at - KEPT}
    shard = shard_of(patient)
    keys = array_text(found)
    run(connection, _NO_MORE, (shard, patient, at - KEPT, since, keys))
    taken = moments_text(one for one, _ in found.values())
    greens = array_text(is_green for _, is_green in found.values())
    params = (patient, shard, keys, taken, greens, shard, patient, at - KEPT, PERFORMED_BY)
    run(connection, _KEEP, params)


def forget(connection: psycopg.Connection, committed: Sequence[Committed]) -> None:
    """A value that is another one now is green no longer, until it has been judged again."""
    changed = [
        one.stored
        for one in committed
        if one.stored is not None
        and one.stored.type == "Observation"
        and one.stored.patient != NO_PATIENT
        and one.stored.version > 1
    ]
    if changed:
        columns = ([shard_of(one.patient) for one in changed], [one.patient for one in changed])
        run(connection, _FORGET, (*columns, [one.key for one in changed]))
