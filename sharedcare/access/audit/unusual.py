"""Looks that whoever answers for data protection should see: not wrong by themselves, but worth a question.

Each pattern is one question over a period. An *opening* is an entry of an account, not refused, that met exactly one
patient: a list of many is none. Nor is what data protection reads in the trail, or an action of the house looks up by a rule
of its own: who looks into a pattern would make another.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sharedcare.access import gate
from sharedcare.access.audit import rules
from sharedcare.access.audit.types import Burst, Opening, Period
from sharedcare.access.errands import of_trail
from sharedcare.access.types import Action, Actor, Ground
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.types import Question

OPENED = (
    "at >= %s::timestamptz AND at < %s::timestamptz"
    " AND account IS NOT NULL AND refusal IS NULL AND cardinality(patients) <= 1 AND patients <> '{}'"
    f" AND action <> {Action.READ_TRAIL:d} AND ground <> {Ground.DUTY:d}"
)
"""The condition that makes an entry of a period an opening. It is put so that the planner expects many of them: by
`cardinality(patients) = 1` it expects one in two hundred, and joins accordingly."""

# Whatever lies within a stretch of that length lies in one of its stretches or in two neighbouring ones, and so one of
# them has half of it: few accounts do, and only what they did is looked at closely.
_BUSY = f"""
WITH busy AS MATERIALIZED (
    SELECT account AS busy, began FROM (
        SELECT DISTINCT account, date_bin(%s::interval, at, '2000-01-01 00:00+00') AS began, patients[1] AS patient
        FROM access_trail WHERE {OPENED}
    ) met
    GROUP BY account, began HAVING count(*) >= %s::int
)
SELECT DISTINCT {NO_PATIENT}::bigint, id, account, at, patients[1] FROM busy JOIN access_trail ON account = busy
    AND at >= began - %s::interval AND at < began + 2 * %s::interval
WHERE {OPENED}
ORDER BY account, at, id"""  # noqa: S608  (constants only)


def bursts(
    period: Period, *, within: timedelta = timedelta(hours=1), patients: int = 30, by: Actor, at: datetime
) -> list[Burst]:
    """Accounts that opened at least so many different patients within such a time. It shows how many they were, and
    none of them. Raises NotPermitted."""
    look = gate.look(by=by, errand=of_trail(), at=at)
    half = (patients + 1) // 2
    question = Question(_BUSY, (within, *period, half, within, within, *period), _openings)
    openings = look(question)
    return list(rules.bursts(openings, within=within, patients=patients))


def _openings(rows: Sequence[tuple[Any, ...]]) -> list[Opening]:
    return [Opening(*row[2:5]) for row in rows]
