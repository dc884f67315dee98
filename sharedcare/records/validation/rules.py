"""Evaluates the rules between elements, and writes them as JSON schema.

FHIRPath knows three truths: comparing with something that is not there gives nothing. A rule is broken
only when it is false.
"""

from collections.abc import Mapping
from typing import Any

from sharedcare.records.definitions.invariants import Rule, Tree, rules_of

Schema = dict[str, Any]


def broken_rules(structure: str, value: Mapping[str, Any]) -> list[Rule]:
    """The rules of this structure that a value of it breaks."""
    return [rule for rule in rules_of(structure) if _truth(rule.tree, value) is False]


def rule_schemas(structure: str) -> list[Schema]:
    """A schema for each rule of the structure, under which it is surely kept."""
    # ext-1 says of each extension what its schema says more cheaply by counting.
    return [_not_false(rule.tree) for rule in rules_of(structure) if rule.key != "ext-1"]


def _truth(tree: Tree, value: Mapping[str, Any]) -> bool | None:
    match tree:
        case ("exists", names):
            return any(name in value or f"_{name}" in value for name in names)
        case ("equals", names, code):
            found = [value[name] for name in names if name in value]
            return found[0] == code if found else None
        case ("not", inner):
            truth = _truth(inner, value)
            return None if truth is None else not truth
        case (word, left, right):
            return _joined(word, _truth(left, value), _truth(right, value))
    raise ValueError(tree)


def _joined(word: str, left: bool | None, right: bool | None) -> bool | None:  # noqa: FBT001 - truth values
    if word == "xor":
        return None if left is None or right is None else left != right
    decides = word == "or"
    if decides in (left, right):
        return decides
    return None if None in (left, right) else not decides


def _not_false(tree: Tree) -> Schema:
    """What ensures that the tree is true or says nothing."""
    match tree:
        case ("exists", names):
            return _present(names)
        case ("equals", names, code):
            return {"properties": {name: {"enum": [code]} for name in names}}
        case ("not", inner):
            return _not_true(inner)
        case ("xor", left, right):
            one = {"allOf": [_not_false(left), _not_true(right)]}
            return {"anyOf": [one, {"allOf": [_not_true(left), _not_false(right)]}]}
        case (word, left, right):
            return {"anyOf" if word == "or" else "allOf": [_not_false(left), _not_false(right)]}
    raise ValueError(tree)


def _not_true(tree: Tree) -> Schema:
    """What ensures that the tree is false or says nothing."""
    match tree:
        case ("exists", names):
            return {"not": {"anyOf": [{"required": [form]} for name in names for form in (name, f"_{name}")]}}
        case ("equals", names, code):
            return {"properties": {name: {"not": {"enum": [code]}} for name in names}}
        case ("not", inner):
            return _not_false(inner)
        case ("xor", left, right):
            both = {"allOf": [_not_false(left), _not_false(right)]}
            return {"anyOf": [both, {"allOf": [_not_true(left), _not_true(right)]}]}
        case (word, left, right):
            return {"allOf" if word == "or" else "anyOf": [_not_true(left), _not_true(right)]}
    raise ValueError(tree)


def _present(names: tuple[str, ...]) -> Schema:
    if len(names) == 1:
        return {"required": [names[0]]}
    return {"anyOf": [{"required": [name]} for name in names]}
