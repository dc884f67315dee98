"""Records that others published: which of them are refused, and why."""

import bz2
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from sharedcare.records.validation import problems
from sharedcare.records.validation.check import is_plainly_valid
from sharedcare.records.validation.explain import explain

_REFUSED: dict[str, list[str]] = {}
"""File to the places that are wrong by R4. Every published example that is here follows it."""

_FOLDERS = ("dk-core-*", "medcom-*")


def _resources(examples: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in _FOLDERS:
        for file in sorted(examples.glob(f"{folder}/**/*.json")):
            yield file.name, orjson.loads(file.read_bytes())


def test_of_the_danish_examples_exactly_those_are_refused_that_break_r4(examples: Path) -> None:
    found = {
        name: [problem.place for problem in problems(resource)] for name, resource in _resources(examples)
    }

    assert len(found) > 300
    assert {name: places for name, places in found.items() if places} == _REFUSED


def test_the_danish_examples_take_the_short_cut(examples: Path) -> None:
    assert [name for name, resource in _resources(examples) if not is_plainly_valid(resource)] == []


def test_synthea_bundles_are_valid_by_either_way(examples: Path) -> None:
    files = sorted(examples.glob("synthea/*.json.bz2"), key=lambda file: file.stat().st_size)
    if not files:
        pytest.skip("There are no Synthea bundles among the published examples here.")
    for file in files[:6]:
        bundle = orjson.loads(bz2.decompress(file.read_bytes()))

        assert is_plainly_valid(bundle)
        assert explain(bundle) == []
