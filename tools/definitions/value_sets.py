"""Value sets of required bindings, expanded to their codes where the package says them all."""

from collections.abc import Iterable, Iterator
from typing import Any

from tools.definitions.elements import Table
from tools.definitions.package import Package

Expansion = dict[str, list[str]]
_FILES = ("valuesets.json", "v3-codesystems.json", "v2-tables.json")


class _NotEnumerableError(Exception):
    """The value set has codes that the package does not list, such as all languages or all units."""


def expand_required(package: Package, table: Table) -> dict[str, Expansion]:
    """Value set address to system to codes, of every required binding in the table that can be listed."""
    sets: dict[str, Any] = {}
    systems: dict[str, Any] = {}
    for name in _FILES:
        sets |= package.resources(name, "ValueSet")
        systems |= package.resources(name, "CodeSystem")
    wanted = {element["values"] for row in table.values() for element in row.values() if "values" in element}
    expanded = {}
    for address in sorted(wanted):
        try:
            expanded[address] = _merged(_codes(address, sets, systems))
        except _NotEnumerableError:
            continue
    return expanded


def _merged(codes: Iterable[tuple[str, str]]) -> Expansion:
    expansion: Expansion = {}
    for system, code in codes:
        listed = expansion.setdefault(system, [])
        if code not in listed:
            listed.append(code)
    return expansion


def _codes(address: str, sets: dict[str, Any], systems: dict[str, Any]) -> Iterator[tuple[str, str]]:
    compose = sets.get(address.split("|")[0], {}).get("compose", {})
    if not compose.get("include") or "exclude" in compose:
        raise _NotEnumerableError
    for include in compose["include"]:
        if "filter" in include or ("valueSet" in include and "system" in include):
            raise _NotEnumerableError
        for inner in include.get("valueSet", ()):
            yield from _codes(inner, sets, systems)
        if "system" in include:
            concepts = include.get("concept") or _all_concepts(include["system"], systems)
            yield from ((include["system"], concept["code"]) for concept in concepts)


def _all_concepts(system: str, systems: dict[str, Any]) -> list[dict[str, Any]]:
    definition = systems.get(system, {})
    if definition.get("content") != "complete":
        raise _NotEnumerableError
    return list(_flat(definition.get("concept", ())))


def _flat(concepts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for concept in concepts:
        yield concept
        yield from _flat(concept.get("concept", ()))
