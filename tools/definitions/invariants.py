"""The rules of R4 between the elements of one structure that are plain logic over what is there.

R4 writes its rules in FHIRPath. Those that only ask whether elements of the structure itself exist, or
whether one of them equals a code, become small trees that the validator can both compile and explain:

    ["or", ["not", ["exists", "value"]], ["exists", "system"]]     (cpt-2 of ContactPoint)

The others are left out: no rule is better than a rule that is nearly right.
"""

import re
from typing import Any

from tools.definitions.elements import Table, definitions
from tools.definitions.package import Package

Tree = list[Any]
_TOKEN = re.compile(r"\s*('[^']*'|[A-Za-z][A-Za-z0-9]*(?:\(\))?|!=|=|[().])")
# From the loosest to the tightest (FHIRPath section 6.8).
_LEVELS = (("implies",), ("or", "xor"), ("and",), ("=", "!="))
_WORDS = {"implies", "or", "xor", "and"}


class _NotPlainError(Exception):
    """The rule asks for more than the existence of elements."""


def invariants(package: Package, table: Table) -> dict[str, list[Tree]]:
    """Structure to its rules, each as key, the sentence R4 says it in, and its tree."""
    found: dict[str, list[Tree]] = {}
    for definition in definitions(package):
        for element in definition["snapshot"]["element"]:
            structure = ".".join([definition["name"], *element["path"].split(".")[1:]])
            for rule in element.get("constraint", ()) if structure in table else ():
                if rule["severity"] != "error" or "expression" not in rule:
                    continue
                try:
                    tree = _Reader(rule["expression"], _names(table[structure])).read()
                except _NotPlainError:
                    continue
                found.setdefault(structure, []).append([rule["key"], rule["human"], tree])
    return found


def _names(row: dict[str, Any]) -> set[str]:
    return set(row) | {element["choice"] for element in row.values() if "choice" in element}


class _Reader:
    """A descent over the levels of precedence."""

    def __init__(self, expression: str, names: set[str]) -> None:
        self._tokens = _tokens(expression)
        self._names = names
        self._at = 0

    def read(self) -> Tree:
        tree = self._level(0)
        if self._at != len(self._tokens) or not _is_truth(tree):
            raise _NotPlainError
        return tree

    def _level(self, level: int) -> Tree:
        if level == len(_LEVELS):
            return self._operand()
        left = self._level(level + 1)
        while self._next() in _LEVELS[level]:
            word = self._take()
            left = _joined(word, left, self._level(level + 1))
        return left

    def _operand(self) -> Tree:
        word = self._take()
        if word == "(":
            tree = self._level(0)
            if self._take() != ")":
                raise _NotPlainError
        elif word.startswith("'"):
            return ["text", word[1:-1]]
        elif word in self._names - _WORDS:
            tree = ["element", word]
        else:
            raise _NotPlainError
        while self._next() == ".":
            self._take()
            tree = _called(tree, self._take())
        return tree

    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str:
        token = self._next()
        if token is None:
            raise _NotPlainError
        self._at += 1
        return token


def _tokens(expression: str) -> list[str]:
    tokens, at = [], 0
    expression = expression.strip()
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if not found:
            raise _NotPlainError
        tokens.append(found[1])
        at = found.end()
    return tokens


def _called(tree: Tree, function: str) -> Tree:
    if function == "not()" and _is_truth(tree):
        return ["not", tree]
    if tree[0] == "element" and function == "exists()":
        return ["exists", tree[1]]
    if tree[0] == "element" and function == "empty()":
        return ["not", ["exists", tree[1]]]
    raise _NotPlainError


def _joined(word: str, left: Tree, right: Tree) -> Tree:
    if word in _WORDS and _is_truth(left) and _is_truth(right):
        return ["or", ["not", left], right] if word == "implies" else [word, left, right]
    if word in ("=", "!="):
        if left[0] == "element" and right[0] == "text":
            equal = ["equals", left[1], right[1]]
        elif left[0] in ("exists", "not") and right[0] in ("exists", "not"):
            equal = ["not", ["xor", left, right]]
        else:
            raise _NotPlainError
        return equal if word == "=" else ["not", equal]
    raise _NotPlainError


def _is_truth(tree: Tree) -> bool:
    return tree[0] not in ("element", "text")
