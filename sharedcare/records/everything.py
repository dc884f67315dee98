"""All that is known about one patient: the compartment, and what it refers to beyond it.

Source: R4 patient-operation-everything.html. First comes the patient, then the other resources that are
kept under the patient, in the order of the primary key, so that a page is one range scan; then those kept
under somebody else that name the patient too. Each page brings along the organisations, practitioners and so on that its
resources refer to.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sharedcare.kernel.ids import NO_PATIENT, key64, shard_of
from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.definitions.resource_types import is_resource_type, type_name, type_number
from sharedcare.records.errors import BadSearch
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.search import cursor as cursors
from sharedcare.records.search.run import Ask, Found
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored

_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content, r.type"
_PATIENT = f"SELECT {_COLUMNS} FROM resource r WHERE r.shard = %s AND r.patient = %s::bigint AND r.type = %s AND r.key = %s"
_REFERENCE = re.compile(rb'"reference":"([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})"')
_KEPT_UNDER, _NAMED = 0, 1
_BEGINNING = (_KEPT_UNDER, 0, -(2**63))
_BEHIND_PATIENT = (_KEPT_UNDER, 0, 0)

Stage = int
Place = tuple[Stage, int, int]
"""The stage, and the type and key of the row that the page before ended with."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    patient: int
    types: tuple[str, ...]
    since: datetime | None


def everything(
    *,
    patient: str,
    types: Sequence[str] | None,
    since: datetime | None,
    count: int,
    cursor: str | None,
    ask: Ask,
) -> Found:
    """One page of all that is known about a patient, of these types and changed since, if asked for.

    Raises BadSearch for a cursor that is not of this operation.
    """
    compartment = ("Patient", *(name for name, codes in PATIENT_COMPARTMENT.items() if codes))
    inside = compartment if types is None else tuple(name for name in types if name in compartment)
    wanted = _Wanted(key64(f"Patient/{patient}"), inside, since)
    asked = f"{patient}/$everything {sorted(inside)} {since}"
    place: Place | None = _BEGINNING if cursor is None else _place(cursor, asked)
    matches: list[Stored] = []
    while place is not None and len(matches) < count:
        rows, place = ask(_page(wanted, place, count - len(matches)))
        matches.extend(rows)
    beyond = _beyond(matches, types)
    included = ask(beyond) if beyond is not None else []
    return Found(matches, included, None, cursors.encode(place, of=asked) if place is not None else None)


def _place(cursor: str, asked: str) -> Place:
    stage, number, key = cursors.decode(cursor, of=asked, kinds=(int, int))
    if stage not in (_KEPT_UNDER, _NAMED) or number is None:
        raise BadSearch("_cursor", "This is no page of this operation. Start again from its first page.")
    return stage, number, key


def _page(wanted: _Wanted, place: Place, count: int) -> Question[tuple[list[Stored], Place | None]]:
    """The next resources of the stage, and where to go on: behind them, in the next stage, or nowhere."""
    stage, *behind = place
    types = wanted.types
    if stage == _KEPT_UNDER:
        types = tuple(name for name in types if name != "Patient")
        where = "r.shard = %s AND r.patient = %s::bigint"
        params: tuple[Any, ...] = (shard_of(wanted.patient), wanted.patient)
    else:
        where = "r.leads && %s::bigint[] AND r.patient <> %s::bigint"
        params = (_names(wanted), wanted.patient)
    since = ""
    if wanted.since is not None:
        since = " AND r.updated >= %s"
    sql = (
        f"SELECT {_COLUMNS} FROM resource r WHERE {where} AND r.type = ANY (%s::smallint[])"
        f" AND (r.type, r.key) > (%s, %s::bigint){since} ORDER BY r.type, r.key LIMIT %s"
    )
    changed = () if wanted.since is None else (wanted.since,)
    params = (*params, [type_number(name) for name in types], *behind, *changed, count + 1)
    if place == _BEGINNING and "Patient" in wanted.types:
        own = (shard_of(wanted.patient), wanted.patient, type_number("Patient"), wanted.patient, *changed)
        return Question(f"({_PATIENT}{since}) UNION ALL ({sql})", (*own, *params), _reader(stage, count))
    return Question(sql, params, _reader(stage, count))


def _reader(
    stage: Stage, count: int
) -> Callable[[Sequence[tuple[Any, ...]]], tuple[list[Stored], Place | None]]:
    def read(rows: Sequence[tuple[Any, ...]]) -> tuple[list[Stored], Place | None]:
        shown = rows[:count]
        following: Place | None = None
        if len(rows) > count:
            following = (stage, shown[-1][6], shown[-1][1])
            if stage == _KEPT_UNDER and shown[-1][6] == type_number("Patient"):
                following = _BEHIND_PATIENT
        elif stage == _KEPT_UNDER:
            following = (_NAMED, *_BEGINNING[1:])
        return [_stored(row) for row in shown], following

    return read


def _names(wanted: _Wanted) -> list[int]:
    """The tokens of all references that put a resource into the patient's compartment."""
    return [
        reference_token(path.name, wanted.patient)
        for name in wanted.types
        for code in PATIENT_COMPARTMENT.get(name, ())
        if code in parameters_of(name)
        for path in parameters_of(name)[code].paths
    ]


def _beyond(matches: Sequence[Stored], types: Sequence[str] | None) -> Question[list[Stored]] | None:
    """What the resources refer to that belongs to no patient; None when they refer to nothing of the kind."""
    targets: dict[int, int] = {}
    for one in matches:
        for name, logical_id in set(_REFERENCE.findall(one.content or b"")):
            target = name.decode()
            if is_resource_type(target) and target not in PATIENT_COMPARTMENT and target != "Patient":
                targets[key64(f"{target}/{logical_id.decode()}")] = type_number(target)
    if types is not None:
        asked = {type_number(name) for name in types}
        targets = {key: number for key, number in targets.items() if number in asked}
    if not targets:
        return None
    sql = (
        f"SELECT {_COLUMNS} FROM unnest(%s::smallint[], %s::bigint[]) AS target (type, key)"
        " JOIN resource r ON r.type = target.type AND r.key = target.key AND r.patient = %s::bigint"
    )
    params = ([*targets.values()], [*targets], NO_PATIENT)
    return Question(sql, params, lambda rows: [_stored(row) for row in rows])


def _stored(row: tuple[Any, ...]) -> Stored:
    return stored(type_name(row[6]), row[:6])
