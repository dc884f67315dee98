"""The codes of required bindings."""

from collections.abc import Mapping
from functools import cache

from sharedcare.records.definitions.tables import read_json


def codes_by_system(value_set: str) -> Mapping[str, tuple[str, ...]]:
    """Code system to codes, in the order of the definition. KeyError when the value set is not listed."""
    return _table()[value_set]


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    table = read_json("value_sets.json")
    return {url: {system: tuple(codes) for system, codes in row.items()} for url, row in table.items()}
