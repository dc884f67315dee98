"""Finding patients as people ask for them: by words of the name, a birth date, a CPR number.

The search of R4 answers the same in general; this asks one narrower question in one statement, because it is asked all
day and over everybody: each thing that is known gives a set of patients by one range of one index, and the sets are
intersected. Only patients that are few enough to be shown are read at all, with the programmes that they are in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token, coding_token, path_number
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored

CPR = "urn:oid:1.2.208.176.1.2"
MOST = 40
"""Patients that are shown. When there are more, none is: whoever searches says more of whom is meant."""

_PATIENT, _EPISODE = type_number("Patient"), type_number("EpisodeOfCare")
_NAME, _BIRTH = path_number("Patient.name"), path_number("Patient.birthDate")
_ACTIVE = code_token("EpisodeOfCare.status", "active")

_BY_WORD = (
    f"SELECT patient FROM index_string WHERE path = {_NAME} AND folded >= %s::text AND folded < %s::text"
)
_BY_BIRTH = f"SELECT patient FROM index_date WHERE path = {_BIRTH} AND ({{}})"
_BORN = "starts >= %s::timestamptz AND starts <= %s::timestamptz AND ends <= %s::timestamptz"
_BY_NUMBER = (
    f"SELECT patient FROM resource WHERE type + 0 = {_PATIENT} AND leads @> ARRAY[%s::bigint]"
    " AND %s::bigint = ANY (marks)"
)
_BY_KEY = "SELECT unnest(%s::bigint[]) AS patient"

_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content, r.type"
_FOUND = f"""
WITH found AS MATERIALIZED (
    SELECT DISTINCT patient FROM ({{sets}}) known WHERE {{among}} LIMIT {MOST + 1}
),
shown AS (SELECT patient FROM found WHERE (SELECT count(*) FROM found) <= {MOST})
SELECT {_COLUMNS} FROM shown s JOIN resource r
ON r.shard = (s.patient >> 48)::smallint AND r.patient = s.patient AND r.type = {_PATIENT} AND r.key = s.patient
{{programmes}}UNION ALL
SELECT {NO_PATIENT}::bigint, 0::bigint, NULL, NULL, NULL, NULL, NULL
WHERE (SELECT count(*) FROM found) > {MOST}"""
_PROGRAMMES = f"""UNION ALL
SELECT {_COLUMNS} FROM shown s JOIN resource r
ON r.shard = (s.patient >> 48)::smallint AND r.patient = s.patient AND r.type = {_EPISODE}
WHERE {_ACTIVE} = ANY (r.leads)
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is meant: all of these hold. `words` are folded and match from their beginning; `born` are the intervals
    that the birth date may lie in; `number` are ten digits."""

    words: tuple[str, ...] = ()
    born: tuple[tuple[datetime, datetime], ...] = ()
    number: str | None = None


class Among(NamedTuple):
    """Whom an actor may find: a condition on the column `patient`, and its values."""

    sql: str
    params: tuple[Any, ...] = ()


EVERYBODY = Among("true")


@dataclass(frozen=True, slots=True)
class Patient:
    """One who was found, with the EpisodeOfCares that are active."""

    patient: Stored
    programmes: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Those who were found; `too_many` when there are more than MOST, and then nobody is."""

    patients: tuple[Patient, ...]
    too_many: bool = False


def find(sought: Sought, *, among: Among, programmes: bool) -> Question[Found]:
    """Whom all of this holds for. Something has to be known of them."""
    sets = [
        *((_BY_WORD, (word, word + "\U0010ffff")) for word in sought.words),
        *_birth(sought.born),
        *_number(sought.number),
    ]
    return _question(sets, among, programmes=programmes)


def cards(ids: Iterable[str], *, among: Among, programmes: bool) -> Question[Found]:
    """The patients with these logical ids, as many as there are, up to MOST."""
    keys = [key64(f"Patient/{each}") for each in ids]
    return _question([(_BY_KEY, (keys,))], among, programmes=programmes)


def _birth(born: Sequence[tuple[datetime, datetime]]) -> list[tuple[str, tuple[Any, ...]]]:
    if not born:
        return []
    sql = _BY_BIRTH.format(" OR ".join([_BORN] * len(born)))
    return [(sql, tuple(value for low, high in born for value in (low, high, high)))]


def _number(number: str | None) -> list[tuple[str, tuple[Any, ...]]]:
    if number is None:
        return []
    path = "Patient.identifier"
    return [(_BY_NUMBER, (code_token(path, number), coding_token(path, CPR, number)))]


def _question(
    sets: Sequence[tuple[str, tuple[Any, ...]]], among: Among, *, programmes: bool
) -> Question[Found]:
    sql = _FOUND.format(
        sets=" INTERSECT ".join(one for one, _ in sets),
        among=among.sql,
        programmes=_PROGRAMMES if programmes else "",
    )
    params = tuple(value for _, values in sets for value in values)
    return Question(sql, (*params, *among.params), _read)


def _read(rows: Sequence[tuple[Any, ...]]) -> Found:
    if any(row[0] == NO_PATIENT for row in rows):
        return Found((), too_many=True)
    episodes: dict[int, list[Stored]] = {}
    for row in rows:
        if row[6] == _EPISODE:
            episodes.setdefault(row[0], []).append(stored("EpisodeOfCare", row[:6]))
    return Found(
        tuple(
            Patient(stored("Patient", row[:6]), tuple(episodes.get(row[0], ())))
            for row in rows
            if row[6] == _PATIENT
        )
    )
