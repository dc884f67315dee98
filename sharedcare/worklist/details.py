"""What is asked of the record for the lines that are shown: the few patients of one page, whole enough to say why each stands there."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import code_token, reference_token
from sharedcare.records.portrait import Value
from sharedcare.records.storage.reading import stored
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question, Stored

_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content, r.type"
_OBSERVATION = type_number("Observation")
_BESIDE = [type_number(name) for name in ("Patient", "EpisodeOfCare")]
_GOAL = type_number("Goal")
_OVER = [
    *(code_token("EpisodeOfCare.status", code) for code in ("finished", "cancelled", "entered-in-error")),
    *(
        code_token("Goal.lifecycleStatus", code)
        for code in ("completed", "cancelled", "rejected", "entered-in-error")
    ),
]
"""By what a programme or a goal is known to be over: half of what a patient of some years has."""
_LONGEST_CURVE = 120
_MOST_PARTS = 50

_HEADS = """
SELECT r.patient, r.key, r.id, r.updated FROM unnest(%s::smallint[], %s::bigint[], %s::smallint[], %s::bigint[]) AS one (shard, patient, type, key)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE r.shard = one.shard AND r.patient = one.patient AND r.type = one.type
                    AND r.key = one.key LIMIT 1) r"""

_WHOLE = f"""
SELECT {_COLUMNS} FROM unnest(%s::smallint[], %s::bigint[], %s::smallint[]) AS who (shard, patient, type)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE r.shard = who.shard AND r.patient = who.patient
                    AND r.type = who.type AND NOT r.leads && %s::bigint[] OFFSET 0) r
UNION ALL
SELECT {_COLUMNS} FROM unnest(%s::smallint[], %s::bigint[], %s::smallint[], %s::bigint[]) AS one (shard, patient, type, key)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE r.shard = one.shard AND r.patient = one.patient AND r.type = one.type
                    AND r.key = one.key LIMIT 1) r"""  # noqa: S608  (constants only)

_GOALS = f"""
SELECT {_COLUMNS} FROM unnest(%s::smallint[], %s::bigint[], %s::text[]) AS who (shard, patient, codes)
CROSS JOIN LATERAL (SELECT * FROM resource r WHERE r.shard = who.shard AND r.patient = who.patient AND r.type = {_GOAL}
                    AND NOT r.leads && %s::bigint[] AND (
                        SELECT true FROM unnest(string_to_array(who.codes, ' ')) one (code)
                        WHERE strpos(r.content::text, one.code) > 0 LIMIT 1) OFFSET 0) r"""  # noqa: S608  (constants only)

_CURVES = f"""
SELECT s.patient, s.key, wanted.number, s.at, i.path, i.unit, i.value, i.raw, (wanted.patient # %s::bigint) = ANY (r.leads)
FROM unnest(%s::int[], %s::smallint[], %s::bigint[], %s::bigint[]) AS wanted (number, shard, patient, token)
CROSS JOIN LATERAL (SELECT s.patient, s.key, s.at FROM series s
                    WHERE s.shard = wanted.shard AND s.patient = wanted.patient AND s.token = wanted.token AND s.at >= %s
                    ORDER BY s.at DESC LIMIT {_LONGEST_CURVE}) s
CROSS JOIN LATERAL (SELECT r.leads FROM resource r
                    WHERE r.shard = wanted.shard AND r.patient = wanted.patient AND r.type = {_OBSERVATION} AND r.key = s.key
                      AND NOT r.leads && %s::bigint[] LIMIT 1) r
CROSS JOIN LATERAL (SELECT i.path, i.unit, i.value, i.raw FROM index_quantity i
                    WHERE i.shard = wanted.shard AND i.patient = wanted.patient AND i.key = s.key AND i.path = ANY (%s::int[])
                    LIMIT {_MOST_PARTS}) i
ORDER BY s.at"""  # noqa: S608  (constants only)


class Wanted(NamedTuple):
    """A curve: of which patient (key), by which codes."""

    patient: int
    codes: tuple[str, ...]


class Head(NamedTuple):
    """A resource by its patient's key, its own, and its id; and when it was stored."""

    patient: int
    key: int
    id: str
    updated: datetime


def whole(patients: Iterable[int], *, resources: Iterable[tuple[int, str, int]]) -> Question[list[Stored]]:
    """These patients with their programmes, and these resources of theirs (patient's key, type, key)."""
    who = [(one, number) for one in patients for number in _BESIDE]
    ones = list(resources)
    params = (
        array_text(shard_of(one) for one, _ in who),
        array_text(one for one, _ in who),
        array_text(number for _, number in who),
        array_text(_OVER),
        array_text(shard_of(patient) for patient, _, _ in ones),
        array_text(patient for patient, _, _ in ones),
        array_text(type_number(name) for _, name, _ in ones),
        array_text(key for _, _, key in ones),
    )
    return Question(_WHOLE, params, lambda rows: [stored(type_name(row[6]), row[:6]) for row in rows])


def heads(resources: Iterable[tuple[int, str, int]]) -> Question[list[Head]]:
    """Whose these resources (patient's key, type, key) are, by which id, and when they were stored."""
    ones = list(resources)
    params = (
        array_text(shard_of(patient) for patient, _, _ in ones),
        array_text(patient for patient, _, _ in ones),
        array_text(type_number(name) for _, name, _ in ones),
        array_text(key for _, _, key in ones),
    )
    return Question(_HEADS, params, lambda rows: [Head(*row) for row in rows])


def beside(wanted: Sequence[Wanted], staff: Question[list[Stored]]) -> Question[list[Stored]]:
    """Staff, and with them the goals that are not over and name one of the codes: a plan has a dozen, and one is shown."""
    if not wanted:
        return staff
    params = (
        array_text(shard_of(one.patient) for one in wanted),
        array_text(one.patient for one in wanted),
        [" ".join(f'"{code}"' for code in one.codes) for one in wanted],
        array_text(_OVER),
    )
    return Question(f"{_GOALS}\nUNION ALL ({staff.sql})", (*params, *staff.params), staff.read)


def curves(wanted: Sequence[Wanted], *, since: datetime) -> Question[list[list[Value]]]:
    """For each curve its values since a moment, in order of time, each once."""
    path = parameters_of("Observation")
    code, status = path["code"].paths[0].name, path["status"].paths[0].name
    asked = [
        (number, one.patient, code_token(code, each))
        for number, one in enumerate(wanted)
        for each in one.codes
    ]
    component = path["component-value-quantity"].paths[0].number
    params = (
        reference_token(path["performer"].paths[0].name, 0),
        array_text(number for number, _, _ in asked),
        array_text(shard_of(patient) for _, patient, _ in asked),
        array_text(patient for _, patient, _ in asked),
        array_text(token for _, _, token in asked),
        since,
        array_text(code_token(status, void) for void in ("entered-in-error", "cancelled")),
        array_text((path["value-quantity"].paths[0].number, component)),
    )

    def read(rows: Sequence[tuple[Any, ...]]) -> list[list[Value]]:
        found: list[dict[tuple[Any, ...], Value]] = [{} for _ in wanted]
        for _, key, number, at, part, unit, value, raw, at_home in rows:
            one = Value(key, at, part == component, unit, value, raw, bool(at_home))
            found[number][key, part, unit, value, raw] = one
        return [list(one.values()) for one in found]

    return Question(_CURVES, params, read)
