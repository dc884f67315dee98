"""A patient's resources, laid out for reading: parsed once, by type, with everybody they name.

Pure: what was asked of the record is passed in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache, cached_property
from typing import NamedTuple

import orjson

from sharedcare.overview.directory import Directory
from sharedcare.overview.fhir.elements import Tree, moment
from sharedcare.overview.types import Party, Ref
from sharedcare.records.indexing.parameters import parameters_of, principal_date
from sharedcare.records.types import Stored

_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class Leaf(NamedTuple):
    """One resource: its tree, where it leads to, and when the record learned of this version."""

    type: str
    tree: Tree
    ref: Ref
    updated: datetime
    key: int


@dataclass(frozen=True)
class Chart:
    """All that the screen is drawn from. `since` is when the reader looked last; None for the first time."""

    patient: Leaf
    leaves: dict[str, list[Leaf]]
    observations: list[Leaf]
    directory: Directory
    at: datetime
    since: datetime | None
    zone: tzinfo

    def all(self, *types: str) -> Iterator[Leaf]:
        """The resources of these types, the newest first."""
        for name in types:
            yield from self.leaves.get(name, ())

    def is_new(self, leaf: Leaf) -> bool:
        """Whether the reader has not seen this version."""
        return self.since is not None and leaf.updated > self.since

    def party(self, element: Tree | None) -> Party | None:
        """Whom a Reference names."""
        return self.directory.party(element)

    @cached_property
    def today(self) -> datetime:
        """The moment of the screen, where the reader is."""
        return self.at.astimezone(self.zone)


def leaf(one: Stored, *, parse: Callable[[bytes], Tree] = orjson.loads) -> Leaf:
    """A stored version, parsed."""
    return Leaf(
        one.type, parse(one.content or b"{}"), Ref(one.type, one.id, one.version), one.updated, one.key
    )


def newest_first(leaves: Iterable[Leaf]) -> list[Leaf]:
    """By the date that orders resources of their type; what has none comes last.

    The record brings them in this order for now, and versions of earlier moments in none.
    """
    return sorted(leaves, key=_began, reverse=True)


def _began(one: Leaf) -> datetime:
    for element in _elements_of_date(one.type):
        value = one.tree.get(element)
        text = value.get("start") if isinstance(value, dict) else value
        if isinstance(text, str) and (found := moment(text, UTC)) is not None:
            return found
    return _LONG_AGO


@cache
def _elements_of_date(type: str) -> tuple[str, ...]:
    code = principal_date(type)
    return (
        () if code is None else tuple(each.members[0] for each in parameters_of(type)[code].paths[0].places)
    )


def by_type(leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    """Resources by their type, in the order in which they came."""
    found: dict[str, list[Leaf]] = {}
    for one in leaves:
        found.setdefault(one.type, []).append(one)
    return found
