"""What of one patient is needed around a new value: a few types since some moment, and chosen series of Observations.

Two questions at most, whatever there is: the first tells what the second has to bring.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
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

# Those since a moment, and the newest before one. Where both ends were named in one question the planner took so few to lie between them
# that it went through the values of all patients.
_SERIES = f"""
SELECT {_COLUMNS} FROM (
    SELECT s.key FROM unnest((SELECT %s::text[]), (SELECT %s::timestamptz[])) AS wanted (tokens, since)
    CROSS JOIN LATERAL unnest(wanted.tokens::bigint[]) AS one (token)
    CROSS JOIN LATERAL (SELECT s.key FROM series s
                        WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = one.token AND s.at >= wanted.since
                        ORDER BY s.at DESC LIMIT {_LONGEST_SERIES}) s
    UNION
    SELECT s.key FROM unnest((SELECT %s::bigint[]), (SELECT %s::timestamptz[]), (SELECT %s::int[])) AS wanted (token, before, many)
    CROSS JOIN LATERAL (SELECT s.key FROM series s
                        WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = wanted.token AND s.at < wanted.before
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
    codes: Sequence[tuple[tuple[str, ...], datetime]],
    wanted: Mapping[str, Some],
    newest: Sequence[tuple[str, datetime, int]] = (),
) -> Question[list[Stored]]:
    """Observations with these codes, each group of them since a moment of its own, and the newest resources of some types. `newest`: so many
    more with a code, from before a moment, however old."""
    own = (shard_of(patient), patient)
    params = (
        "{" + ",".join(f'"{_tokens(several)}"' for several, _ in codes) + "}",
        moments_text(since for _, since in codes),
        *own,
        array_text(code_token(_code(), code) for code, _, _ in newest),
        moments_text(before for _, before, _ in newest),
        array_text(many for _, _, many in newest),
        *own,
        *own,
        type_number("Observation"),
    )
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


@lru_cache(maxsize=1024)
def _tokens(codes: tuple[str, ...]) -> str:
    """What these codes are found by, as PostgreSQL reads an array."""
    return array_text(code_token(_code(), code) for code in codes)
