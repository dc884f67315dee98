"""Reads the generated tables that lie beside this module."""

from importlib.resources import files
from typing import Any

import orjson

_FOLDER = files("sharedcare.records.definitions")


def read_json(name: str) -> dict[str, Any]:
    """One of the generated JSON tables, freshly parsed: the caller keeps it."""
    table: dict[str, Any] = orjson.loads(_FOLDER.joinpath(name).read_bytes())
    return table


def read_lines(name: str) -> tuple[str, ...]:
    """One of the generated lists, in its order."""
    return tuple(_FOLDER.joinpath(name).read_text(encoding="utf-8").split())
