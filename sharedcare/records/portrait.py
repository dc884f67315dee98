"""Everything of one patient that one screen is drawn from, in two questions however much there is.

The first brings resources: of each type the newest, of each series of Observations the newest two that stand (what was entered in
error hides none), and whatever was stored since a moment. The second brings the curves: the values of chosen series as plain numbers, from the index,
so that a year of daily weights costs no parsing.

As of an earlier moment both come from one question: the versions that were current then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sharedcare.kernel.ids import NO_PATIENT, key64, shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import code_token, reference_token
from sharedcare.records.storage.reading import stored
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question, Stored

# Each series is read from its newest end until there are enough. To number all values of all series first takes as long (1.3 ms of 7,000
# values in 161 series, as against 1.5), and knows nothing of what was entered in error.
# A LIMIT behind a key keeps the planner from joining by comparing every row with every other: for a prepared statement
# it expects a handful where a patient who weighs himself daily has thousands. Measured: 219 ms instead of 15.
_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content, r.type"
_OWN = "r.shard = %s AND r.patient = %s::bigint"

_NOW = f"""
SELECT {_COLUMNS}, 0 AS part FROM unnest(%s::smallint[], %s::int[]) AS wanted (number, many)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = wanted.number
                    ORDER BY r.at DESC, r.key DESC LIMIT wanted.many) r
UNION ALL
SELECT {_COLUMNS}, 1 FROM (
    SELECT DISTINCT one.key FROM (
        SELECT DISTINCT s.token FROM series s WHERE s.shard = %s AND s.patient = %s::bigint) measured
    CROSS JOIN LATERAL (
        SELECT s.key FROM series s
        CROSS JOIN LATERAL (SELECT 1 FROM resource r
                            WHERE {_OWN} AND r.type = %s AND r.key = s.key AND NOT (r.leads || r.marks) && %s::bigint[] LIMIT 1) made
        WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = measured.token AND s.at <= %s
        ORDER BY s.at DESC, s.key DESC LIMIT %s) one) newest
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = %s AND r.key = newest.key LIMIT 1) r
UNION ALL
(SELECT {_COLUMNS}, 2 FROM resource r WHERE {_OWN} AND r.type = ANY (%s::smallint[]) AND r.updated > %s ORDER BY r.updated DESC LIMIT %s)"""

_AS_OF = f"""
SELECT {_COLUMNS}, 0 AS part FROM resource r
WHERE {_OWN} AND r.type = ANY (%s::smallint[]) AND r.updated <= %s
UNION ALL
SELECT {_COLUMNS}, 0 FROM resource_version r
WHERE {_OWN} AND r.type = ANY (%s::smallint[]) AND r.updated <= %s AND r.replaced > %s AND r.content IS NOT NULL"""

_MOST_PARTS = 50
"""Numbers in one Observation that are looked at: blood pressures have two."""

_CURVES = f"""
SELECT s.patient, s.key, wanted.number, s.at, i.path, i.unit, i.value, i.raw, %s::bigint = ANY (r.leads)
FROM unnest(%s::int[], %s::bigint[]) AS wanted (number, token)
CROSS JOIN LATERAL (SELECT s.patient, s.key, s.at FROM series s
                    WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = wanted.token AND s.at >= %s
                    ORDER BY s.at DESC LIMIT %s) s
CROSS JOIN LATERAL (SELECT r.shard, r.patient, r.leads FROM resource r
                    WHERE {_OWN} AND r.type = %s AND r.key = s.key AND NOT (r.leads || r.marks) && %s::bigint[] LIMIT 1) r
CROSS JOIN LATERAL (SELECT i.path, i.unit, i.value, i.raw FROM index_quantity i
                    WHERE i.shard = r.shard AND i.patient = r.patient AND i.key = s.key AND i.path = ANY (%s::int[])
                    LIMIT {_MOST_PARTS}) i
ORDER BY s.at"""

_SERIES = f"""
SELECT {_COLUMNS}, 1 FROM (
    SELECT DISTINCT s.at, s.key FROM series s
    WHERE s.shard = %s AND s.patient = %s::bigint AND s.token = ANY (%s::bigint[])
    ORDER BY s.at DESC, s.key DESC LIMIT %s) newest
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = %s AND r.key = newest.key LIMIT 1) r"""

_CHOSEN = f"""
SELECT {_COLUMNS} FROM unnest(%s::smallint[], %s::bigint[]) AS wanted (number, key)
JOIN resource r ON {_OWN} AND r.type = wanted.number AND r.key = wanted.key"""

# LIMIT behind a key, as above: joined without it the statement was planned anew for each look, which took as long as the answer.
_STAFF = f"""
WITH named AS MATERIALIZED (
    SELECT {_COLUMNS}, r.leads FROM unnest(%s::smallint[], %s::bigint[]) AS wanted (number, key)
    CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = wanted.number AND r.key = wanted.key LIMIT 1) r
), further AS (
    SELECT DISTINCT link.number, held # link.mask AS key
    FROM named, unnest(named.leads) held, (VALUES {{links}}) AS link (number, mask)
    WHERE named.type = {type_number("PractitionerRole")}
)
SELECT patient, key, id, version, updated, content, type FROM named
UNION ALL
SELECT {_COLUMNS} FROM further f
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE {_OWN} AND r.type = f.number AND r.key = f.key LIMIT 1) r"""

_MOMENTS = f"""
SELECT max(r.patient), 0::bigint, date_trunc('second', r.updated) AS second, count(*) FROM (
    SELECT r.patient, r.updated FROM resource r WHERE {_OWN} AND r.type = ANY (%s::smallint[])
    UNION ALL
    SELECT r.patient, r.updated FROM resource_version r WHERE {_OWN} AND r.type = ANY (%s::smallint[])) r
GROUP BY second ORDER BY second DESC LIMIT %s"""

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""A moment since which nothing was stored: for who wants no news."""

_LONGEST_CURVE = 400
_MOST_NEWS = 60


@dataclass(frozen=True, slots=True)
class Portrait:
    """Resources of a patient. `newest` are Observations, of each series the newest that stand; `news` what was stored since."""

    resources: list[Stored]
    newest: list[Stored]
    news: list[Stored]


class Value(NamedTuple):
    """One value of a curve: its Observation's key, the unit key, the value as it compares under it and as it was sent.

    `is_component` says that it is one of several of the Observation; `at_home` that the patient took it.
    """

    key: int
    at: datetime
    is_component: bool
    unit: int
    value: float
    raw: float
    at_home: bool


def now(
    *, patient: str, most: Mapping[str, int], since: datetime, each: int = 2, until: datetime = NEVER
) -> Question[Portrait]:
    """The current resources: of each type (with how many at `most`) the newest, and all that came since a moment.

    Of Observations, if they are among the types, the newest two (`each`) of each series come, however many those are, without those that
    were entered in error or never made; with `until` of those that were taken by then, so that what a device with a wrong clock has dated
    ahead hides none.
    """
    key = key64(f"Patient/{patient}")
    own = (shard_of(key), key)
    types = array_text(type_number(name) for name in most)
    counts = array_text(0 if name == "Observation" else many for name, many in most.items())
    observations = _observations(most)
    series = (*own, *own, observations, _void(), *own, until, each, *own, observations)
    params = (types, counts, *own, *series, *own, types, since, _MOST_NEWS)
    return Question(_NOW, params, _portrait)


def as_of(*, patient: str, types: Sequence[str], moment: datetime) -> Question[Portrait]:
    """The versions of these types that were current at a moment."""
    key = key64(f"Patient/{patient}")
    own = (shard_of(key), key)
    numbers = [type_number(name) for name in types]
    params = (*own, numbers, moment, *own, numbers, moment, moment)
    return Question(_AS_OF, params, _portrait)


def curves(*, patient: str, codes: Sequence[Sequence[str]], since: datetime) -> Question[list[list[Value]]]:
    """For each list of codes that mean one thing, its values since a moment, in order of time, each once."""
    key = key64(f"Patient/{patient}")
    own = (shard_of(key), key)
    path = _path("Observation", "code")
    tokens = [(number, code_token(path, code)) for number, several in enumerate(codes) for code in several]
    home = reference_token(_path("Observation", "performer"), key)
    plain, component = _value_paths()
    params = (
        home,
        array_text(number for number, _ in tokens),
        array_text(token for _, token in tokens),
        *own,
        since,
        _LONGEST_CURVE,
        *own,
        type_number("Observation"),
        _void(),
        array_text((plain, component)),
    )

    def read(rows: Sequence[tuple[Any, ...]]) -> list[list[Value]]:
        # By what tells values apart, and not by all of each: to look a moment up in a table takes as long as to read the row.
        found: list[dict[tuple[Any, ...], Value]] = [{} for _ in codes]
        for _, which, number, at, path, unit, value, raw, at_home in rows:
            one = Value(which, at, path == component, unit, value, raw, bool(at_home))
            found[number][which, path, unit, value, raw] = one
        return [list(one.values()) for one in found]

    return Question(_CURVES, params, read)


def series(*, patient: str, codes: Sequence[str], most: int) -> Question[Portrait]:
    """The newest Observations with any of these codes, whole, as the `newest` of a portrait."""
    key = key64(f"Patient/{patient}")
    own = (shard_of(key), key)
    tokens = [code_token(_path("Observation", "code"), code) for code in codes]
    params = (*own, tokens, most, *own, type_number("Observation"))
    return Question(_SERIES, params, _portrait)


def chosen(*, patient: str, resources: Iterable[tuple[str, str]]) -> Question[list[Stored]]:
    """Resources by type and id, as far as they are this patient's."""
    key = key64(f"Patient/{patient}")
    wanted = [(type_number(name), key64(f"{name}/{logical_id}")) for name, logical_id in resources]
    params = ([number for number, _ in wanted], [one for _, one in wanted], shard_of(key), key)
    return Question(_CHOSEN, params, lambda rows: [stored(type_name(row[6]), row[:6]) for row in rows])


def staff(references: Iterable[tuple[str, str]]) -> Question[list[Stored]]:
    """Organisations, practitioners and roles by type and id, and whom and what the roles refer to."""
    wanted = [(type_number(name), key64(f"{name}/{logical_id}")) for name, logical_id in references]
    nobodys = (shard_of(NO_PATIENT), NO_PATIENT)
    params = (
        array_text(number for number, _ in wanted),
        array_text(key for _, key in wanted),
        *nobodys,
        *nobodys,
    )
    return Question(_staff(), params, lambda rows: [stored(type_name(row[6]), row[:6]) for row in rows])


@cache
def _staff() -> str:
    """The question for staff, with the links of a role as constants: as values they made the planner expect a thousand."""
    links = (
        f"({type_number(target)}::smallint, {reference_token(_path('PractitionerRole', code), 0)}::bigint)"
        for code, target in (("practitioner", "Practitioner"), ("organization", "Organization"))
    )
    return _STAFF.format(links=", ".join(links))


def _observations(types: Iterable[str]) -> int:
    """The number of the type, or that of none when Observations are not to be shown."""
    return type_number("Observation") if "Observation" in types else 0


@cache
def _path(resource_type: str, code: str) -> str:
    return parameters_of(resource_type)[code].paths[0].name


@cache
def _void() -> str:
    """The tokens of Observations that were never true, or never made, as an array."""
    path = _path("Observation", "status")
    return array_text(code_token(path, code) for code in ("entered-in-error", "cancelled"))


@cache
def _value_paths() -> tuple[int, int]:
    plain = parameters_of("Observation")["value-quantity"].paths[0].number
    return plain, parameters_of("Observation")["component-value-quantity"].paths[0].number


def _portrait(rows: Sequence[tuple[Any, ...]]) -> Portrait:
    parts: tuple[list[Stored], list[Stored], list[Stored]] = ([], [], [])
    for row in rows:
        parts[row[7]].append(stored(type_name(row[6]), row[:6]))
    return Portrait(*parts)


def moments(*, patient: str, types: Sequence[str], most: int) -> Question[list[tuple[datetime, int]]]:
    """The seconds at which the record of a patient changed, the newest first, and how many resources each changed."""
    key = key64(f"Patient/{patient}")
    own = (shard_of(key), key)
    numbers = [type_number(name) for name in types]

    def read(rows: Sequence[tuple[Any, ...]]) -> list[tuple[datetime, int]]:
        return [(second, count) for _, _, second, count in rows]

    return Question(_MOMENTS, (*own, numbers, *own, numbers, most), read)
