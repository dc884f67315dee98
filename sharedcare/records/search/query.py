"""A search that has been understood, before it becomes SQL. Frozen data, no behaviour.

Every condition speaks of one resource; a query is all of its conditions at once.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sharedcare.records.indexing.parameters import Parameter, Path

Comparison = Literal["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"]


@dataclass(frozen=True, slots=True)
class HasToken:
    """One of these tokens is on the resource.

    `leads` are tokens of which the resource then has one too and which the index knows: the code without
    its system, say. Empty when no index leads to such resources. `parameter` is set when a series of that
    parameter is kept under the leads.
    """

    tokens: tuple[int, ...]
    leads: tuple[int, ...] = ()
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class OfPatient:
    """The resource refers to this patient at the place its owner is taken from."""

    patient: int
    token: int
    parameter: str


@dataclass(frozen=True, slots=True)
class HasId:
    """It is one of the resources with these keys."""

    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """A time with its precision: from the first to the last moment it can mean."""

    comparison: Comparison
    low: datetime
    high: datetime


@dataclass(frozen=True, slots=True)
class IsUpdated:
    """`meta.lastUpdated` compares so with one of these."""

    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class IsDated:
    """The principal date compares so with one of these."""

    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class HasDate:
    """A date at one of these paths compares so with one of these."""

    paths: tuple[int, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its precision, in a unit; `unit` None compares the number as it was written, whatever its unit."""

    comparison: Comparison
    low: float
    high: float
    unit: int | None


@dataclass(frozen=True, slots=True)
class HasQuantity:
    """A quantity or number at one of these paths compares so with one of these."""

    paths: tuple[int, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class HasString:
    """A text at one of these paths starts with, contains or is one of these."""

    paths: tuple[int, ...]
    how: Literal["starts", "contains", "exact"]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefersTo:
    """At one of these paths it refers to a resource of this type that meets the condition."""

    paths: tuple[str, ...]
    type: str
    condition: "Condition"
    by_owner: bool
    """Whether the reference is the one the owner is taken from, so that the patient column answers."""


@dataclass(frozen=True, slots=True)
class ReferredBy:
    """A resource of this type that meets the condition refers to it at one of these paths."""

    type: str
    paths: tuple[str, ...]
    condition: "Condition"
    by_owner: bool


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


Condition = (
    HasToken
    | OfPatient
    | HasId
    | IsUpdated
    | IsDated
    | HasDate
    | HasQuantity
    | HasString
    | RefersTo
    | ReferredBy
    | AnyOf
    | Not
)


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of the order. `parameter` None stands for a column: `column` names it."""

    descending: bool
    column: Literal["id", "updated", "at"] | None = None
    parameter: Parameter | None = None


@dataclass(frozen=True, slots=True)
class Include:
    """Bring along what matches refer to (or, reversed, what refers to them) at these paths."""

    source: str
    paths: tuple[Path, ...]
    targets: tuple[str, ...]
    reverse: bool
    iterate: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What one search asks for.

    `ignored` are the parameters left out for a lenient client, `applied` those that count: they make the
    self link. `touched` are all resource types whose content can show through in the answer. `compartment` is the
    id of the patient whose resources alone are searched.
    """

    type: str
    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    includes: tuple[Include, ...] = ()
    count: int = 50
    cursor: str | None = None
    total: bool = False
    count_only: bool = False
    summary: str | None = None
    elements: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    applied: tuple[tuple[str, str], ...] = ()
    touched: frozenset[str] = field(default_factory=frozenset)
    compartment: str | None = None
