"""The JSON members of a type that something is read from, as a tree that is compiled into functions.

Only members that are there are followed, and each is looked at once, however many paths lead through it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sharedcare.records.indexing.gathered import Gathered, Read

Choose = Callable[[Any], Any]

_MEMBER = re.compile(r"(?P<name>\w+)(?:\[(?P<index>\d+)\]|\[(?P<field>\w+)=(?P<literal>[^\]]*)\])?")


@dataclass(slots=True)
class Node:
    """What is read from a value here, and what lies below: by the member as it is written in a Place."""

    reads: list[Read] = field(default_factory=list)
    below: dict[str, "Node"] = field(default_factory=dict)

    def plant(self, members: tuple[str, ...], read: Read) -> None:
        """Read this from the value at the end of these members."""
        node = self
        for member in members:
            node = node.below.setdefault(member, Node())
        node.reads.append(read)

    def branches(self) -> dict[str, tuple[Read, ...]]:
        """By the name of a member, what takes in its value: an array, an object or a primitive."""
        found: dict[str, tuple[Read, ...]] = {}
        for member, node in self.below.items():
            name, choose = _chosen(member)
            found[name] = (*found.get(name, ()), _compiled(node, choose))
        return found


def _chosen(member: str) -> tuple[str, Choose | None]:
    found = _MEMBER.fullmatch(member)
    if found is None:
        raise ValueError(f"{member} is not a member of a Place: regenerate the table of search parameters.")
    if found["index"]:
        return found["name"], _at(int(found["index"]))
    if found["field"]:
        return found["name"], _where(found["field"], found["literal"])
    return found["name"], None


def _at(index: int) -> Choose:
    return lambda values: values[index : index + 1]


def _where(name: str, literal: str) -> Choose:
    return lambda values: [
        each
        for each in (values if isinstance(values, list) else [values])
        if each and each.get(name) == literal
    ]


def _compiled(node: Node, choose: Choose | None) -> Read:
    one = _one(tuple(node.reads), tuple(node.branches().items()))

    def take(value: Any, into: Gathered) -> None:
        if choose is not None:
            value = choose(value)
        if value.__class__ is list:
            for each in value:
                if each is not None:
                    one(each, into)
        elif value is not None:
            one(value, into)

    return take


def _one(reads: tuple[Read, ...], branches: tuple[tuple[str, tuple[Read, ...]], ...]) -> Read:
    if len(reads) == 1 and not branches:
        return reads[0]

    def take_one(value: Any, into: Gathered) -> None:
        for read in reads:
            read(value, into)
        for name, takes in branches:
            below = value.get(name)
            if below is not None:
                for take in takes:
                    take(below, into)

    return take_one
