"""The rules of R4 between the elements of one structure, as trees of plain logic."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sharedcare.records.definitions.elements import elements_of
from sharedcare.records.definitions.tables import read_json

Tree = tuple[Any, ...]
"""("or"|"and"|"xor", tree, tree), ("not", tree), ("exists", (names...)) or ("equals", (names...), code)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: R4's key for it (`cpt-2`), R4's sentence, and what must not be false."""

    key: str
    text: str
    tree: Tree


@cache
def rules_of(structure: str) -> tuple[Rule, ...]:
    """The rules of a structure; none for most. A choice stands as the names of all its elements."""
    return tuple(
        Rule(key, text, _resolved(tree, structure)) for key, text, tree in _table().get(structure, ())
    )


@cache
def _table() -> dict[str, Any]:
    return read_json("invariants.json")


def _resolved(tree: list[Any], structure: str) -> Tree:
    word, *rest = tree
    if word not in ("exists", "equals"):
        return (word, *(_resolved(inner, structure) for inner in rest))
    elements = elements_of(structure).values()
    names = tuple(element.name for element in elements if rest[0] in (element.name, element.choice))
    return (word, names, *rest[1:])
