"""Which values a limit in force has judged green: only of those may a page say that they are on target.

That there is no finding of a value does not make it green: nobody may have held it against anything, because the programme is not
published here, no limit applies, or nothing was agreed. So what is green is written down, and what is not written down is not.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import psycopg

from sharedcare.care.findings.rules import is_told
from sharedcare.kernel.ids import NO_PATIENT, key64, shard_of
from sharedcare.programmes.judging.types import Colour, Judgement
from sharedcare.records.storage.connection import run
from sharedcare.records.types import Committed

KEPT = timedelta(days=15)
"""A little longer than a value that nobody has looked at is called new."""

_FORGET = """
DELETE FROM care_judged_value g USING unnest(%s::smallint[], %s::bigint[], %s::bigint[]) AS c (shard, patient, key)
WHERE g.shard = c.shard AND g.patient = c.patient AND g.key = c.key"""
_NO_MORE = """
DELETE FROM care_judged_value WHERE shard = %s AND patient = %s::bigint AND (at < %s OR at >= %s AND key <> ALL (%s::bigint[]))"""
_KEEP = """
INSERT INTO care_judged_value AS old (patient, key, at, shard, is_green)
SELECT %s::bigint, key, at, %s::smallint, is_green
FROM unnest(%s::bigint[], %s::timestamptz[], %s::boolean[]) AS g (key, at, is_green)
ON CONFLICT (shard, patient, key) DO UPDATE SET at = excluded.at, is_green = excluded.is_green
WHERE (old.at, old.is_green) <> (excluded.at, excluded.is_green)"""


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


def keep(
    connection: psycopg.Connection,
    *,
    patient: int,
    judged: Iterable[Judgement],
    since: datetime,
    at: datetime,
) -> None:
    """Have what judging says of everything taken since a moment, and nothing else of that time."""
    found = {key64(name): one for name, one in known(judged).items() if one[0] >= at - KEPT}
    run(connection, _NO_MORE, (shard_of(patient), patient, at - KEPT, since, list(found)))
    if found:
        taken, greens = (list(column) for column in zip(*found.values(), strict=True))
        run(connection, _KEEP, (patient, shard_of(patient), list(found), taken, greens))


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
