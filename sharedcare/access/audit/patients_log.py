"""Who looked at a patient, as the patient is told: by name, role and place, when, at what and why.

Two years, as the national log of sundhed.dk (MinLog) shows them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from typing import Any

from sharedcare.access import gate
from sharedcare.access.audit import rules
from sharedcare.access.audit.organizations import organizations
from sharedcare.access.audit.types import Day, Seen
from sharedcare.access.errands import of_trail
from sharedcare.access.types import Action, Actor, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.types import Question

SHOWN_FOR = timedelta(days=2 * 365)
MOST = 500
"""Looks that are read at once, and those besides that share the moment of the last: the next page begins before it."""

# Entries that showed or changed something of the patient, and those that asked for the patient and showed nothing.
_SEEN = f"""
SELECT * FROM (SELECT %s::bigint, e.id, e.at, e.client, coalesce(a.display, c.name, ''), coalesce(a.role, ''), e.organization,
    coalesce(a.organization_name, ''), e.account IS NULL, e.action, e.type, e.ground, e.as_of, e.is_first, e.what,
    e.account
FROM (
    SELECT *, refusal IS NULL AND 1 = row_number() OVER (
        PARTITION BY account, client, CASE WHEN client = 0 THEN what END, refusal IS NULL ORDER BY at, id
    ) AS is_first
    FROM (
        SELECT * FROM access_trail WHERE patients @> ARRAY[%s::bigint]
        UNION ALL
        SELECT * FROM access_trail WHERE key = %s::bigint AND patients IS NULL
    ) mine
) e
LEFT JOIN access_account a ON a.id = e.account
LEFT JOIN access_client c ON c.id = e.client
WHERE e.at >= %s::timestamptz AND e.at < %s::timestamptz
ORDER BY e.at DESC FETCH FIRST {MOST} ROWS WITH TIES) newest
ORDER BY at DESC, id DESC"""  # noqa: S608  (constants only)


def patients_log(*, by: Actor, patient: str, at: datetime, until: datetime | None = None) -> tuple[Seen, ...]:
    """The newest looks at a patient of the last two years, before a moment if one is given. Raises NotPermitted.

    To look into one's own log is itself in the log, the next time.
    """
    with gate.visit(by=by, errand=of_trail(patient=patient), at=at) as visit:
        looks = visit(_seen(patient, since=at - SHOWN_FOR, until=until or at))
        known = organizations({code for _, code in looks if code}, ask=visit)
    return tuple(
        replace(one, sector=known[code].sector, organization=one.organization or known[code].name)
        if code in known
        else one
        for one, code in looks
    )


def by_day(looks: Iterable[Seen], *, zone: tzinfo) -> tuple[Day, ...]:
    """The looks in days of the place, each as they came."""
    days = groupby(looks, key=lambda one: one.at.astimezone(zone).date())
    return tuple(Day(day, tuple(some)) for day, some in days)


def _seen(patient: str, *, since: datetime, until: datetime) -> Question[list[tuple[Seen, str | None]]]:
    key = key64(f"Patient/{patient}")
    return Question(_SEEN, (key, key, key, since, until), _read)


def _read(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Seen, str | None]]:
    """Each look, with the SOR code of where it was from."""
    return [(_look(row), row[6]) for row in rows]


def _look(row: tuple[Any, ...]) -> Seen:
    action, ground = Action(row[9]), None if row[11] is None else Ground(row[11])
    return Seen(
        id=row[1],
        at=row[2],
        who=row[4] if row[3] else f"sharedcare {row[14] or ''}".strip(),
        role=row[5],
        organization=row[7],
        sector="",
        is_system=row[8] or row[3] == 0,
        is_command=row[3] == 0,
        manner=rules.manner(action, refused=ground is None),
        part=rules.part(action, row[10]),
        ground=ground,
        as_of=row[12],
        is_first=row[13],
        account=row[15],
    )
