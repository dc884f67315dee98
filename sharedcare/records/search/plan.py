"""How a query is answered: which index leads to its rows, and in which order.

The way is chosen here by simple rules and not left to guesses about hashes:

1. one patient and a series that the tokens name: a range of `series`, in order of date;
2. one patient: the patient's rows of the type, in order of date or key;
3. nobody in particular, and a series that all tokens name: a range of `series` over all patients;
4. tokens: their index, whose lists are intersected; what is left is sorted;
5. words, dates or amounts: a range of their table; what is left is sorted;
6. nothing of the kind: the rows of the type in order of their key.

`+ 0` in the SQL keeps an index out that would lead to too many rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from math import prod

from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.series import series_for, series_token
from sharedcare.records.search import cursor
from sharedcare.records.search.included import apart, beside
from sharedcare.records.search.order import Term, behind, order_by, term
from sharedcare.records.search.query import (
    Condition,
    HasDate,
    HasQuantity,
    HasString,
    HasToken,
    IsDated,
    OfPatient,
    Query,
)
from sharedcare.records.search.sql import Statement, in_table, table_of, where
from sharedcare.records.storage.reading import Row, stored
from sharedcare.records.types import Question, Stored

_COLUMNS = "r.patient, r.key, r.id, r.version, r.updated, r.content"
_ONE_PATIENT = f"CASE WHEN min(r.patient) = max(r.patient) THEN min(r.patient) ELSE {NO_PATIENT} END"
_MOST_SERIES = 64
_OF_ONE_PAGE = frozenset({"_count", "_cursor", "_elements", "_format", "_pretty", "_summary", "_total"})


@dataclass(frozen=True, slots=True)
class Page:
    """The matches of one page, the cursor behind its last one when more follow, and what comes along."""

    matches: list[Stored]
    next: str | None
    included: list[Stored]


@dataclass(frozen=True, slots=True)
class _Way:
    """FROM and the first conditions, the conditions still to check, and the order that comes for free."""

    source: str
    start: str
    rest: tuple[Condition, ...]
    by_index: bool
    date: str = "r.at"
    key: str = "r.key + 0"


def page(query: Query) -> Question[Page]:
    """One page of matches. Raises BadSearch for a cursor that is not of this search."""
    statement = Statement()
    way = _way(query, statement)
    found = [way.start, *(where(statement, "r", one, by_index=way.by_index) for one in way.rest)]
    terms = _terms(query, way, statement)
    if query.cursor is not None:
        values = cursor.decode(query.cursor, of=_asked(query), kinds=[one.kind for one in terms])
        found.append(behind(statement, terms, way.key, values))
    columns = "".join(f", {one.sql}" for one in terms)
    sql = (
        f"SELECT {_COLUMNS}{columns} FROM {way.source} WHERE {' AND '.join(found)}"
        f" ORDER BY {order_by(terms, way.key)} LIMIT %s"
    )
    statement.bind(query.count + 1)
    if not query.includes:
        return Question(sql, tuple(statement.params), lambda rows: _page(query, rows, []))
    sql, params = beside(query, sql, statement.params, terms=len(terms))
    return Question(sql, params, lambda rows: _page(query, *apart(rows)))


def count(query: Query) -> Question[int]:
    """How many resources match in all; and whose they are, if all are one patient's, for the trail to tell."""
    statement = Statement()
    way = _way(query, statement)
    found = [way.start, *(where(statement, "r", one, by_index=way.by_index) for one in way.rest)]
    sql = f"SELECT {_ONE_PATIENT}, 0::bigint, count(*) FROM {way.source} WHERE {' AND '.join(found)}"
    return Question(sql, tuple(statement.params), lambda rows: int(rows[0][2]))


def _page(query: Query, rows: Sequence[Row], brought: list[Stored]) -> Page:
    shown = rows[: query.count]
    more = len(rows) > query.count and bool(shown)
    behind_last = cursor.encode((*shown[-1][6:], shown[-1][1]), of=_asked(query)) if more else None
    return Page([stored(query.type, row[:6]) for row in shown], behind_last, brought)


def _asked(query: Query) -> str:
    """The search, whichever page of it is asked for and however much of each resource is shown."""
    lasting = sorted(pair for pair in query.applied if pair[0] not in _OF_ONE_PAGE)
    return repr((query.type, query.compartment, lasting))


def _terms(query: Query, way: _Way, statement: Statement) -> list[Term]:
    if not query.sort and way.date == "s.at":
        return [Term("s.at", descending=True, plain=True, kind=datetime)]
    return [
        Term(way.date, one.descending, plain=True, kind=datetime)
        if one.column == "at"
        else term(statement, "r", one)
        for one in query.sort
    ]


def _way(query: Query, statement: Statement) -> _Way:
    patient = next((one for one in query.conditions if isinstance(one, OfPatient)), None)
    series = _series(query)
    if patient is not None:
        return _of_patient(query, statement, patient, series)
    positive = [one for one in query.conditions if isinstance(one, HasToken) and one.leads]
    if series is not None and series[1] == len(positive):
        return _of_everybody(query, statement, series)
    if positive:
        statement.bind(type_number(query.type))
        return _Way("resource r", "r.type + 0 = %s", query.conditions, by_index=True)
    leading = next(
        (one for one in query.conditions if isinstance(one, HasString | HasQuantity | HasDate)), None
    )
    if leading is not None:
        return _led_by(query, statement, leading)
    statement.bind(type_number(query.type))
    return _Way("resource r", "r.type = %s", query.conditions, by_index=True, key="r.key")


_Series = tuple[tuple[int, ...], int]


def _series(query: Query) -> _Series | None:
    """The series that most of the tokens name: its own tokens, and how many conditions lead to it."""
    named = {one.parameter: one for one in query.conditions if isinstance(one, HasToken) and one.leads}
    codes = series_for(query.type, [code for code in named if code])
    if codes is None or any(one.column != "at" for one in query.sort) or len(query.sort) > 1:
        return None
    leads = [named[code].leads for code in codes]
    if prod(map(len, leads)) > _MOST_SERIES:
        return None
    return tuple(series_token(choice) for choice in product(*leads)), len(codes)


def _of_patient(query: Query, statement: Statement, patient: OfPatient, series: _Series | None) -> _Way:
    number, shard = type_number(query.type), shard_of(patient.patient)
    if series is not None:
        tokens, _ = series
        source = _series_source(statement, tokens, (shard, patient.patient))
        join = "r.shard = %s AND r.patient = %s::bigint AND r.type = %s AND r.key = s.key"
        statement.bind(shard, patient.patient, number)
        start = " AND ".join([f"{join}", *_bounds(query, statement)])
        return _Way(
            f"{source}, resource r", start, query.conditions, by_index=False, date="s.at", key="s.key"
        )
    statement.bind(shard, patient.patient, number)
    start = "r.shard = %s AND r.patient = %s::bigint AND r.type = %s"
    return _Way("resource r", start, query.conditions, by_index=False, key="r.key")


def _of_everybody(query: Query, statement: Statement, series: _Series) -> _Way:
    tokens, _ = series
    source = _series_source(statement, tokens, None)
    statement.bind(type_number(query.type))
    start = " AND ".join(["r.type = %s AND r.key = s.key", *_bounds(query, statement)])
    return _Way(f"{source}, resource r", start, query.conditions, by_index=False, date="s.at", key="s.key")


def _series_source(statement: Statement, tokens: tuple[int, ...], owner: tuple[int, int] | None) -> str:
    owned = ""
    if owner is not None:
        owned = "shard = %s AND patient = %s::bigint AND "
        statement.bind(*owner)
    if len(tokens) == 1:
        statement.bind(tokens[0])
        return f"(SELECT at, key FROM series WHERE {owned}token = %s::bigint) s"
    statement.bind(list(tokens))
    # A resource that carries two of the codes stands in both series, and is one match.
    return f"(SELECT DISTINCT at, key FROM series WHERE {owned}token = ANY (%s::bigint[])) s"


_BOUNDS = {
    "eq": (">=", "low", "<=", "high"),
    "sa": (">", "high"),
    "lt": ("<", "low"),
    "le": ("<=", "high"),
    "eb": ("<", "low"),
}


def _bounds(query: Query, statement: Statement) -> list[str]:
    """What a condition on the date says of the series' own column, so that its range is cut short."""
    found = []
    for one in query.conditions:
        if isinstance(one, IsDated) and len(one.intervals) == 1:
            interval = one.intervals[0]
            words = _BOUNDS.get(interval.comparison, ())
            for sign, end in zip(words[::2], words[1::2], strict=True):
                statement.bind(getattr(interval, end))
                found.append(f"s.at {sign} %s")
    return found


def _led_by(query: Query, statement: Statement, leading: HasString | HasQuantity | HasDate) -> _Way:
    """The table of the leading condition gives the rows; they are then looked up one by one."""
    table = table_of(leading)
    statement.bind(list(leading.paths))
    inner = in_table(statement, "i", leading)
    statement.bind(type_number(query.type))
    source = f"(SELECT DISTINCT i.shard, i.patient, i.key FROM {table} i WHERE i.path = ANY (%s::int[]) AND {inner}) s"
    start = "r.shard = s.shard AND r.patient = s.patient AND r.type = %s AND r.key = s.key"
    rest = tuple(one for one in query.conditions if one is not leading)
    return _Way(f"{source}, resource r", start, rest, by_index=False)
