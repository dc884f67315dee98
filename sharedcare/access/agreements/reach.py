"""Whose records an agreement opens: how many patients, to which organisations, and who would be left with nobody.

Counted in SQL from what access is decided by. Nobody is told who they are: whoever looks after agreements sees no
patients. An agreement of a ward counts for the whole that it is part of.
"""

from datetime import datetime
from typing import Any

from sharedcare.access.agreements.types import Agreement, Effect, Loss
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.connection import raw_connection, run

MOST = 500
_VALID = "{row}.since <= %s AND {row}.until > %s"

_OF_PARTIES = """
    SELECT DISTINCT w.key AS organization FROM unnest(%s::bigint[]) AS party (key)
    JOIN access_organization o ON o.key = party.key
    JOIN access_organization w ON w.key = w.treating AND (w.key = o.treating OR o.key = ANY (w.chain))"""

_OF_OTHERS = f"""
    SELECT DISTINCT a.programme, w.key AS organization FROM access_agreement a
    JOIN access_organization o ON o.key = a.organization
    JOIN access_organization w ON w.key = w.treating AND (w.key = o.treating OR o.key = ANY (w.chain))
    WHERE a.contract <> %s::bigint AND {_VALID.format(row="a")}"""

_LOST = f"""
WITH party AS ({_OF_PARTIES}
), other AS ({_OF_OTHERS}
), opened AS MATERIALIZED (
    SELECT DISTINCT g.shard, g.patient, g.organization FROM access_relation g
    JOIN other ON other.organization = g.organization AND other.programme = g.programme
    WHERE {_VALID.format(row="g")}
), lost AS (
    SELECT DISTINCT g.shard, g.patient, g.organization FROM access_relation g
    JOIN party ON party.organization = g.organization
    WHERE g.programme = %s AND {_VALID.format(row="g")}
      AND NOT EXISTS (SELECT FROM opened o
                      WHERE o.shard = g.shard AND o.patient = g.patient AND o.organization = g.organization)
)"""

_COUNT = f"""{_LOST}
SELECT w.id, w.name, count(DISTINCT l.patient), count(DISTINCT l.patient) FILTER (WHERE NOT EXISTS (
           SELECT FROM opened o WHERE o.shard = l.shard AND o.patient = l.patient))
FROM lost l JOIN access_organization w ON w.key = l.organization
GROUP BY GROUPING SETS ((w.id, w.name), ()) ORDER BY w.name NULLS FIRST"""


_WHO = f"""{_LOST}
SELECT DISTINCT p.id FROM lost l
JOIN resource p ON p.shard = l.shard AND p.patient = l.patient AND p.type = {type_number("Patient")} AND p.key = l.patient
ORDER BY p.id LIMIT {MOST}"""


def effect(agreement: Agreement, *, at: datetime) -> Effect:
    """Who sees which patients by this agreement and by no other: who would lose them by its end, or has lost them."""
    [(_, _, patients, alone), *rows] = run(raw_connection(), _COUNT, _asked(agreement, at)).fetchall()
    return Effect(tuple(Loss(*row[:3]) for row in rows), patients, alone)


def patients_of(agreement: Agreement, *, at: datetime) -> tuple[str, ...]:
    """The ids of the patients whom somebody sees by this agreement and by no other; at most so many as a look takes."""
    return tuple(row[0] for row in run(raw_connection(), _WHO, _asked(agreement, at)))


def _asked(agreement: Agreement, at: datetime) -> tuple[Any, ...]:
    parties = [key64(f"Organization/{one}") for one in agreement.terms.organizations]
    return parties, key64(f"Contract/{agreement.id}"), at, at, at, at, agreement.terms.programme, at, at
