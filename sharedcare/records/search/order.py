"""The order of a search as SQL: what to sort by, and what comes behind a cursor.

A resource that lacks a value counts as lower than all that have one. Of several values the lowest
counts when ascending, the highest when descending. The key decides between equals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sharedcare.records.indexing.parameters import Place
from sharedcare.records.search.query import SortKey
from sharedcare.records.search.sql import Statement

_TABLES = {
    "date": ("index_date", "starts", datetime),
    "string": ("index_string", "folded", str),
    "number": ("index_quantity", "value", float),
    "quantity": ("index_quantity", "value", float),
}
_COLUMNS = {"id": str, "updated": datetime, "at": datetime}
_INSIDE = {
    "CodeableConcept": ".coding.code",
    "Coding": ".code",
    "Identifier": ".value",
    "ContactPoint": ".value",
    "Reference": ".reference",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to sort by, and the kind of its values.

    `plain` terms are columns that are never null, so that an index can give the order.
    """

    sql: str
    descending: bool
    plain: bool
    kind: type


def term(statement: Statement, row: str, key: SortKey) -> Term:
    """A sort key as SQL over the row."""
    if key.column is not None:
        return Term(f"{row}.{key.column}", key.descending, plain=True, kind=_COLUMNS[key.column])
    if key.parameter is None:
        raise AssertionError
    best = "max" if key.descending else "min"
    paths = key.parameter.paths
    kind: type = str
    if key.parameter.kind in _TABLES:
        table, column, kind = _TABLES[key.parameter.kind]
        numbers = ",".join(str(path.number) for path in paths)
        sql = (
            f"(SELECT {best}(o.{column}) FROM {table} o WHERE o.shard = {row}.shard AND o.patient = {row}.patient"
            f" AND o.key = {row}.key AND o.path IN ({numbers}))"
        )
    else:
        queries = " UNION ALL ".join(
            f"SELECT jsonb_path_query({row}.content::jsonb, '{_json_path(place)}')"
            for path in paths
            for place in path.places
        )
        sql = f"(SELECT {best}(o.v #>> '{{}}' COLLATE \"C\") FROM ({queries}) o (v))"
    return Term(sql, key.descending, plain=False, kind=kind)


def order_by(terms: Sequence[Term], key: str) -> str:
    """The ORDER BY list. The key follows the direction of the first term, so that one index serves both."""
    words = [
        f"{one.sql} {'DESC' if one.descending else 'ASC'}"
        + ("" if one.plain else " NULLS LAST" if one.descending else " NULLS FIRST")
        for one in terms
    ]
    return ", ".join([*words, f"{key} {'DESC' if terms and terms[0].descending else 'ASC'}"])


def behind(statement: Statement, terms: Sequence[Term], key: str, values: Sequence[Any]) -> str:
    """The condition that a row comes after the one with these values, its key last."""
    if all(one.plain and one.descending == terms[0].descending for one in terms):
        columns = ", ".join([*(one.sql for one in terms), key])
        statement.bind(*values)
        sign = "<" if terms and terms[0].descending else ">"
        return f"({columns}) {sign} ({', '.join(['%s'] * len(values))})"
    all_terms = [*terms, Term(key, terms[0].descending, plain=True, kind=int)]
    choices = []
    for position in range(len(all_terms)):
        same = [
            _equals(statement, one, value) for one, value in zip(all_terms[:position], values, strict=False)
        ]
        choices.append(" AND ".join([*same, _beyond(statement, all_terms[position], values[position])]))
    return f"({' OR '.join(choices)})"


def _equals(statement: Statement, one: Term, value: Any) -> str:
    if value is None:
        return f"{one.sql} IS NULL"
    statement.bind(value)
    return f"{one.sql} = %s"


def _beyond(statement: Statement, one: Term, value: Any) -> str:
    if value is None:
        return "false" if one.descending else f"{one.sql} IS NOT NULL"
    statement.bind(value)
    if one.descending:
        return f"({one.sql} < %s)" if one.plain else f"({one.sql} IS NULL OR {one.sql} < %s)"
    return f"({one.sql} > %s)"


def _json_path(place: Place) -> str:
    steps = []
    for member in place.members:
        name, _, rest = member.partition("[")
        if "=" in rest:
            left, _, right = rest.rstrip("]").partition("=")
            steps.append(f'."{name}"[*] ? (@."{left}" == "{right}")')
        else:
            steps.append(f'."{name}"' + (f"[{rest}" if rest else "[*]"))
    return "$" + "".join(steps) + _INSIDE.get(place.datatype, "")
