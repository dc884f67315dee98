"""What of one patient is needed around a new value: a few types since some moment, and chosen series of Observations.

Two questions at most, whatever there is: the first tells what the second has to bring.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.indexing.dates import EARLIEST, LATEST
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.storage.reading import stored
from sharedcare.records.storage.tables import array_text, moments_text
from sharedcare.records.types import Question, Stored

_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content, r.type"
_OWN = "r.shard = %s AND r.patient = %s::bigint"
_LONGEST_SERIES = 1000

# A LIMIT behind a key keeps the planner from joining by comparing every row with every other (records/portrait.py), and a value behind
# a SELECT from planning anew (`connection.run`).
_TYPES = f"""
SELECT {_COLUMNS} FROM unnest((SELECT %s::smallint[]), (SELECT %s::int[]), (SELECT %s::timestamptz[])) AS wanted (number, many, since)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = wanted.number
                    AND (wanted.since IS NULL OR r.at >= wanted.since)
                    ORDER BY r.at DESC, r.key DESC LIMIT wanted.many) r"""

_SERIES = f"""
SELECT {_COLUMNS} FROM (
    SELECT DISTINCT s.key
    FROM unnest(%s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::int[]) AS wanted (token, since, until, many)
    CROSS JOIN LATERAL (SELECT s.key FROM series s
                        WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = wanted.token
                        AND s.at >= wanted.since AND s.at < wanted.until
                        ORDER BY s.at DESC LIMIT wanted.many) s) found
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = %s AND r.key = found.key LIMIT 1) r"""

_WITH = """
SELECT DISTINCT r.patient, 0::bigint FROM unnest(%s::smallint[], %s::bigint[]) AS wanted (shard, patient)
CROSS JOIN LATERAL (SELECT r.patient FROM resource r
                    WHERE r.shard = wanted.shard AND r.patient = wanted.patient AND r.type = %s LIMIT 1) r"""


_EVERYBODY = """
SELECT DISTINCT p.patient, p.key, p.id FROM resource r
JOIN resource p ON p.shard = r.shard AND p.patient = r.patient AND p.type = %s AND p.key = r.patient
WHERE r.type = %s ORDER BY p.id"""


class Some(NamedTuple):
    """So many of a type at most, the newest first; since a moment, or (None) however old."""

    many: int
    since: datetime | None = None


def of_types(*, patient: int, wanted: Mapping[str, Some]) -> Question[list[Stored]]:
    """The newest resources of these types of the patient with this key."""
    return Question(_TYPES, _types(patient, wanted), _read)


def of_series(
    *,
    patient: int,
    codes: Mapping[str, datetime],
    wanted: Mapping[str, Some],
    newest: Mapping[str, int] | None = None,
) -> Question[list[Stored]]:
    """Observations with these codes, each since a moment of its own, and the newest resources of some types. `newest`: of some of
    these codes so many more, from before that moment, however old."""
    own = (shard_of(patient), patient)
    asked = [(code_token(_code(), code), since, LATEST, _LONGEST_SERIES) for code, since in codes.items()]
    more = (newest or {}).items()
    asked += [(code_token(_code(), code), EARLIEST, codes[code], many) for code, many in more]
    tokens, since, until, many = zip(*asked, strict=True) if asked else ((), (), (), ())
    columns = (array_text(tokens), moments_text(since), moments_text(until), array_text(many))
    params = (*columns, *own, *own, type_number("Observation"))
    return Question(f"{_SERIES} UNION ALL ({_TYPES})", (*params, *_types(patient, wanted)), _read)


def having(*, patients: Iterable[int], type: str) -> Question[set[int]]:
    """Those of these patients who have anything of a type."""
    keys = sorted(patients)
    params = (array_text(shard_of(key) for key in keys), array_text(keys), type_number(type))
    return Question(_WITH, params, lambda rows: {row[0] for row in rows})


def everybody_having(*, type: str) -> Question[list[str]]:
    """The ids of all patients who have anything of a type."""
    params = (type_number("Patient"), type_number(type))
    return Question(_EVERYBODY, params, lambda rows: [row[2] for row in rows])


def _types(patient: int, wanted: Mapping[str, Some]) -> tuple[Any, ...]:
    return (
        array_text(type_number(name) for name in wanted),
        array_text(one.many for one in wanted.values()),
        moments_text(one.since for one in wanted.values()),
        shard_of(patient),
        patient,
    )


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Stored]:
    return [stored(type_name(row[6]), row[:6]) for row in rows]


@cache
def _code() -> str:
    return parameters_of("Observation")["code"].paths[0].name
