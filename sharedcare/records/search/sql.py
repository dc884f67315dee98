"""Conditions as SQL on one row of `resource`.

Whether the GIN index of tokens is used is decided here and not left to the planner, whose statistics
of hashes say nothing: `leads @> ...` asks the index, `... = ANY (leads)` looks at a row at hand.
A reference is stored as the target's key xor the mask of its path, so that SQL can follow it both ways.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.search.query import (
    Amount,
    AnyOf,
    Condition,
    HasDate,
    HasId,
    HasQuantity,
    HasString,
    HasToken,
    Interval,
    IsDated,
    IsUpdated,
    Not,
    OfPatient,
    ReferredBy,
    RefersTo,
)

_DATES = {
    "eq": ("{low} >= %s AND {high} <= %s", "lh"),
    "ne": ("NOT ({low} >= %s AND {high} <= %s)", "lh"),
    "gt": ("{high} > %s", "h"),
    "lt": ("{low} < %s", "l"),
    "ge": ("{high} >= %s", "l"),
    "le": ("{low} <= %s", "h"),
    "sa": ("{low} > %s", "h"),
    "eb": ("{high} < %s", "l"),
    "ap": ("{high} >= %s AND {low} <= %s", "lh"),
}
"""How an interval in the record compares with the one searched for (R4 search.html 3.1.1.4.7)."""

_AMOUNTS = {
    "eq": ("{value} >= %s AND {value} < %s", "lh"),
    "ne": ("NOT ({value} >= %s AND {value} < %s)", "lh"),
    "gt": ("{value} > %s", "h"),
    "lt": ("{value} < %s", "l"),
    "ge": ("{value} >= %s", "l"),
    "le": ("{value} <= %s", "h"),
    "sa": ("{value} > %s", "h"),
    "eb": ("{value} < %s", "l"),
    "ap": ("{value} >= %s AND {value} <= %s", "lh"),
}


@dataclass(slots=True)
class Statement:
    """SQL that grows, with its parameters in step."""

    params: list[Any] = field(default_factory=list)
    aliases: int = 0

    def bind(self, *values: Any) -> None:
        """Add the values of the placeholders just written."""
        self.params.extend(values)

    def alias(self) -> str:
        """A name for one more row of `resource`."""
        self.aliases += 1
        return f"r{self.aliases}"


def where(statement: Statement, row: str, condition: Condition, *, by_index: bool) -> str:
    """The condition on the row called `row`. `by_index` lets tokens be looked up in their index."""
    match condition:
        case Not(inner):
            return f"NOT {where(statement, row, inner, by_index=False)}"
        case AnyOf(inners):
            return _either(where(statement, row, one, by_index=by_index) for one in inners)
        case HasToken():
            return _has_token(statement, row, condition, by_index=by_index)
        case HasDate() | HasQuantity() | HasString():
            return _in_index_table(statement, row, condition)
        case RefersTo() | ReferredBy():
            return _linked(statement, row, condition)
        case OfPatient() | HasId() | IsUpdated() | IsDated():
            return _in_columns(statement, row, condition)


def _in_columns(statement: Statement, row: str, condition: OfPatient | HasId | IsUpdated | IsDated) -> str:
    match condition:
        case OfPatient(patient, token):
            statement.bind(patient, token)
            return f"({row}.patient = %s::bigint AND %s::bigint = ANY ({row}.leads))"
        case HasId(keys):
            statement.bind(list(keys))
            return f"{row}.key = ANY (%s::bigint[])"
        case IsUpdated(intervals):
            return _dates(statement, f"{row}.updated", f"{row}.updated", intervals)
        case IsDated(intervals):
            return (
                f"({row}.until IS NOT NULL AND {_dates(statement, f'{row}.at', f'{row}.until', intervals)})"
            )


def _either(sqls: Iterable[str]) -> str:
    return f"({' OR '.join(sqls) or 'false'})"


def _has_token(statement: Statement, row: str, condition: HasToken, *, by_index: bool) -> str:
    leading = [token for token in condition.tokens if token in condition.leads]
    marking = [token for token in condition.tokens if token not in condition.leads]
    led = ""
    if by_index and condition.leads:
        led = _overlaps(statement, f"{row}.leads", condition.leads)
        if not marking:
            return led
    found = [_holds(statement, f"{row}.leads", leading)] if leading else []
    found += [_holds(statement, f"{row}.marks", marking)] if marking else []
    held = _either(found)
    return f"({led} AND {held})" if led else held


def _overlaps(statement: Statement, column: str, tokens: tuple[int, ...]) -> str:
    if len(tokens) == 1:
        statement.bind(tokens[0])
        return f"{column} @> ARRAY[%s::bigint]"
    statement.bind(list(tokens))
    return f"{column} && %s::bigint[]"


def _holds(statement: Statement, column: str, tokens: list[int]) -> str:
    if len(tokens) == 1:
        statement.bind(tokens[0])
        return f"%s::bigint = ANY ({column})"
    statement.bind(tokens)
    return f"EXISTS (SELECT FROM unnest({column}) held WHERE held = ANY (%s::bigint[]))"


def _dates(statement: Statement, low: str, high: str, intervals: Iterable[Interval]) -> str:
    def one(interval: Interval) -> str:
        sql, ends = _DATES[interval.comparison]
        statement.bind(*(interval.low if end == "l" else interval.high for end in ends))
        return f"({sql.format(low=low, high=high)})"

    return _either(map(one, intervals))


def _amounts(statement: Statement, alias: str, amounts: Iterable[Amount]) -> str:
    def one(amount: Amount) -> str:
        sql, ends = _AMOUNTS[amount.comparison]
        column = "raw" if amount.unit is None else "value"
        unit = ""
        if amount.unit is not None:
            unit = f"{alias}.unit = %s::bigint AND "
            statement.bind(amount.unit)
        statement.bind(*(amount.low if end == "l" else amount.high for end in ends))
        return f"({unit}{sql.format(value=f'{alias}.{column}')})"

    return _either(map(one, amounts))


def _texts(statement: Statement, alias: str, condition: HasString) -> str:
    def one(text: str) -> str:
        if condition.how == "exact":
            statement.bind(text)
            return f"{alias}.exact = %s"
        if condition.how == "contains":
            statement.bind(text)
            return f"strpos({alias}.folded, %s) > 0"
        statement.bind(text, text + "\U0010ffff")
        return f"({alias}.folded >= %s AND {alias}.folded < %s)"

    return _either(map(one, condition.texts))


def in_table(statement: Statement, alias: str, condition: HasDate | HasQuantity | HasString) -> str:
    """The condition on a row of its own index table, without the path."""
    match condition:
        case HasDate(_, intervals):
            return _dates(statement, f"{alias}.starts", f"{alias}.ends", intervals)
        case HasQuantity(_, amounts):
            return _amounts(statement, alias, amounts)
        case HasString():
            return _texts(statement, alias, condition)


def table_of(condition: HasDate | HasQuantity | HasString) -> str:
    """The index table that answers a condition."""
    match condition:
        case HasDate():
            return "index_date"
        case HasQuantity():
            return "index_quantity"
        case HasString():
            return "index_string"


def _in_index_table(statement: Statement, row: str, condition: HasDate | HasQuantity | HasString) -> str:
    alias = statement.alias()
    statement.bind(list(condition.paths))
    return (
        f"EXISTS (SELECT FROM {table_of(condition)} {alias} WHERE {alias}.path = ANY (%s::int[])"
        f" AND {alias}.shard = {row}.shard AND {alias}.patient = {row}.patient AND {alias}.key = {row}.key"
        f" AND {in_table(statement, alias, condition)})"
    )


def _linked(statement: Statement, row: str, condition: RefersTo | ReferredBy) -> str:
    other = statement.alias()
    masks = [reference_token(path, 0) for path in condition.paths]
    number = type_number(condition.type)
    if condition.by_owner:
        statement.bind(number, masks[0])
        owned, owner = (row, other) if isinstance(condition, RefersTo) else (other, row)
        sql = (
            f"EXISTS (SELECT FROM resource {other} WHERE {other}.type = %s AND {owned}.patient = {owner}.key"
            f" AND {owner}.key # %s::bigint = ANY ({owned}.leads)"
        )
        return f"{sql} AND {where(statement, other, condition.condition, by_index=True)})"
    if isinstance(condition, RefersTo):
        statement.bind(masks, number)
        inner = where(statement, other, condition.condition, by_index=True)
        return (
            f"{row}.leads && ARRAY(SELECT {other}.key # mask FROM resource {other}, unnest(%s::bigint[]) mask"
            f" WHERE {other}.type = %s AND {inner})"
        )
    statement.bind(masks, number)
    inner = where(statement, other, condition.condition, by_index=True)
    return (
        f"{row}.key IN (SELECT held # mask FROM resource {other}, unnest({other}.leads) held,"
        f" unnest(%s::bigint[]) mask WHERE {other}.type = %s AND {inner})"
    )
