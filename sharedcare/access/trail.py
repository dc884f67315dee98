"""The trail in SQL: entries, and a look and its entry in one statement.

A look costs one round trip, not two: PostgreSQL runs the question, writes down whose data it found, and only
then hands the rows out. The statement is its own transaction, so what was answered is on disk as looked at.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

import psycopg

from sharedcare.access.types import Actor, Errand, Ground
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.tables import Insertion, array_text

_COLUMNS = "at, request, client, source, organization, action, ground, type, key, version, what, account, role, as_of"
_BEFORE_GROUND = "%s::timestamptz, %s::bigint, %s::int, %s::inet, %s::text, %s::smallint"
_AFTER_GROUND = "%s::text, %s::bigint, %s::int, %s::text, %s::int, %s::text, %s::timestamptz"
_VALUE = re.compile("%[%s]")
_GROUND = "%s::smallint"
_VALUES = f"{_BEFORE_GROUND}, {_GROUND}, {_AFTER_GROUND}"

_LOOK = f"""
WITH {{window}}seen (patient, key) AS MATERIALIZED ({{question}}
),
trace AS (
    INSERT INTO access_trail ({_COLUMNS}, patients)
    VALUES ({_BEFORE_GROUND}, {{ground}}, {_AFTER_GROUND},
            (SELECT array_agg(DISTINCT patient) FROM seen WHERE patient <> {NO_PATIENT}))
)
SELECT * FROM seen"""  # noqa: S608  (constants only)

# Of each patient it tells what opened the record: an entry for each ground. Met nobody, it tells the ground of the
# patient who was asked for, or that of the look.
_LOOK_BY_GROUND = f"""
WITH {{window}}, seen (patient, key) AS MATERIALIZED ({{question}}
),
trace AS (
    INSERT INTO access_trail ({_COLUMNS}, patients)
    SELECT {_BEFORE_GROUND}, coalesce(met.ground, {{otherwise}}), {_AFTER_GROUND}, met.patients
    FROM (VALUES (1)) once LEFT JOIN (
        SELECT ground, array_agg(patient) AS patients
        FROM (SELECT p.patient, {{ground}} AS ground
              FROM (SELECT DISTINCT patient, (patient >> 48)::smallint AS shard FROM seen WHERE patient <> {NO_PATIENT}) p) one
        GROUP BY ground) met ON true
)
SELECT * FROM seen"""  # noqa: S608  (constants only)

# Who may be met is asked first, and by which ground; what is asked then brings nobody else.
_LOOK_AMONG = f"""
WITH {{window}}, met AS MATERIALIZED ({{met}}
), seen AS MATERIALIZED (
    SELECT q.*, met.is_open FROM ({{question}}) q (patient, key) JOIN met ON met.patient = q.patient
),
trace AS (
    INSERT INTO access_trail ({_COLUMNS}, patients)
    SELECT {_BEFORE_GROUND}, coalesce(told.ground, {{otherwise}}), {_AFTER_GROUND}, told.patients
    FROM (VALUES (1)) once LEFT JOIN (
        SELECT ground, array_agg(patient) AS patients FROM met
        WHERE patient IN (SELECT patient FROM seen) GROUP BY ground) told ON true
)
SELECT * FROM seen"""  # noqa: S608  (constants only)

_ACT = f"""
INSERT INTO access_trail ({_COLUMNS}, patients, keys, versions)
SELECT {_VALUES}, %s::bigint[], %s::bigint[], %s::int[]"""

_REFUSAL = f"INSERT INTO access_trail ({_COLUMNS}, refusal) VALUES ({_VALUES}, %s::text)"  # noqa: S608  (constants only)


class Entry(NamedTuple):
    """One entry of the trail, in the order of its columns."""

    at: datetime
    request: int | None
    client: int
    source: str | None
    organization: str | None
    action: int
    ground: int | None
    type: str | None
    key: int | None
    version: int | None
    what: str | None
    account: int | None
    role: str | None
    as_of: datetime | None

    def around(self, ground: tuple[Any, ...]) -> tuple[Any, ...]:
        """All of it, with the values of an expression in the place of its ground."""
        return (*self[:6], *ground, *self[7:])


class Changed(NamedTuple):
    """Whose and which resources an act changed, and the versions they have since."""

    patients: Sequence[int]
    keys: Sequence[int]
    versions: Sequence[int]


def entry(*, by: Actor, errand: Errand, ground: Ground | None, at: datetime) -> Entry:
    """What the trail tells of an errand, apart from whose data it met. No ground means that it was refused."""
    return Entry(
        at,
        by.request,
        by.client,
        by.source,
        by.organization,
        int(errand.action),
        None if ground is None else int(ground),
        errand.type,
        errand.key,
        errand.version,
        errand.what if by.client else by.name,
        by.account,
        by.role,
        errand.as_of,
    )


@lru_cache(maxsize=4096)
def looking(question: str, window: str = "", ground: str = _GROUND) -> str:
    """The question's SQL, wrapped so that it is answered and traced at once.

    To be run by a psycopg.RawCursor. The values of the window come first, then the question's own, then the entry's. `ground` is an expression in the place
    of the entry's ground, which may look into `seen`.
    """
    return _numbered(_LOOK.format(question=question, window=f"{window}, " if window else "", ground=ground))


@lru_cache(maxsize=4096)
def looking_by_ground(question: str, window: str, ground: str, otherwise: str) -> str:
    """The same through a window, telling of each patient the `ground` that opened the record (an expression over the row
    `p` of `patient` and `shard`), and `otherwise` when it met nobody.

    The values of the window come first, then the question's own, those of the entry up to its ground, of `otherwise`, those of
    the entry after its ground, and those of `ground`.
    """
    return _numbered(
        _LOOK_BY_GROUND.format(question=question, window=window, ground=ground, otherwise=otherwise)
    )


@lru_cache(maxsize=256)
def looking_among(question: str, window: str, met: str) -> str:
    """The same where it is known among whom the patients are: `met` is SQL of them, each with `patient` and `ground`, which
    the question may ask as a table, and beyond which it meets nobody; and `is_open`, which stands at the end of each row.

    The values of the window come first, then those of `met`, the question's own, and the entry's.
    """
    return _numbered(_LOOK_AMONG.format(question=question, window=window, met=met, otherwise=_GROUND))


def _numbered(sql: str) -> str:
    """With its values by number, as PostgreSQL has them and psycopg.RawCursor takes them: psycopg remembers only how it reads
    statements of fewer than fifty values, and a look through a window has more."""
    numbers = count(1)
    return _VALUE.sub(lambda found: "%" if found[0] == "%%" else f"${next(numbers)}", sql)


def acting(told: Entry, changed: Changed | None = None) -> Insertion:
    """What adds an entry about an act, to be run in the transaction of the act."""
    about = (None, None, None) if changed is None else map(array_text, changed)
    return Insertion(_ACT, (*told, *about))


def write(connection: psycopg.Connection, told: Entry) -> None:
    """Add an entry about what changed no resource, in the transaction that is open."""
    run(connection, *acting(told))


def refuse(connection: psycopg.Connection, told: Entry, reason: str) -> None:
    """Add an entry about something that was asked and refused."""
    psycopg.Cursor(connection).execute(_REFUSAL, (*told, reason), prepare=True)
