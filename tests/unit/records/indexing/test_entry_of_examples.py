"""Compiled extraction reads what the official expressions say, on records that nobody here wrote.

The slow way is a FHIRPath engine run on the expression of each parameter.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.records.indexing.entry import index
from sharedcare.records.indexing.gathered import Gathered
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.matching import tokens_for
from sharedcare.records.indexing.parameters import Parameter, Place, parameters_of, resource_types
from sharedcare.records.indexing.tree import Node

Resource = dict[str, Any]

EXPRESSIONS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("expressions.json").read_text())


def test_every_official_expression_is_in_the_table() -> None:
    for name, own in EXPRESSIONS.items():
        known = parameters_of(name) if name != "Resource" else parameters_of("Patient")
        assert own.keys() <= known.keys()
        assert all(known[code].paths for code in own)


def test_compiled_extraction_agrees_with_fhirpath(examples: list[Resource]) -> None:
    fhirpath = pytest.importorskip("fhirpathpy", reason="fhirpathpy is not installed")
    models = pytest.importorskip("fhirpathpy.models")
    compiled: dict[str, Any] = {}
    compared = 0
    for resource in examples:
        for code, expression in EXPRESSIONS.get(resource["resourceType"], {}).items():
            parameter = parameters_of(resource["resourceType"])[code]
            run = compiled.get(expression)
            if run is None:
                run = compiled[expression] = fhirpath.compile(_readable(expression), models.models["r4"])
            expected = run(resource, {})
            if expected in ([True], [False]) and code == "deceased":
                (token,) = tokens_for(parameter, None, str(expected[0]).lower())
                assert token in [*index(resource).leads, *index(resource).marks]
                continue
            assert _as_set(_compiled_values(parameter, resource)) == _as_set(expected), (expression, resource)
            compared += bool(expected)
    assert compared > 1000


@pytest.mark.parametrize("name", sorted(EXPRESSIONS.keys() - {"Resource"}))
def test_every_place_that_is_read_is_one_that_the_expression_means(name: str) -> None:
    fhirpath = pytest.importorskip("fhirpathpy", reason="fhirpathpy is not installed")
    models = pytest.importorskip("fhirpathpy.models")
    for code, expression in EXPRESSIONS[name].items():
        run = fhirpath.compile(_readable(expression), models.models["r4"])
        for place in (place for path in parameters_of(name)[code].paths for place in path.places):
            if place.datatype not in ("boolean", "existence"):
                value, resource = _planted(place)
                assert run({"resourceType": name, **resource}, {}) == [value], (expression, place)


def test_nothing_in_a_valid_resource_makes_it_fail(examples: list[Resource]) -> None:
    for resource in examples:
        entry = index(resource)
        assert set(entry.series) <= {*entry.leads, *entry.marks}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers())
def test_nothing_in_a_part_of_a_valid_resource_makes_it_fail(examples: list[Resource], seed: int) -> None:
    random = Random(seed)
    resource = random.choice(examples)

    entry = index({**_part(resource, random), "resourceType": resource["resourceType"]})

    assert entry.leads == sorted(set(entry.leads))
    assert entry.marks == sorted(set(entry.marks))
    assert set(entry.series) <= {*entry.leads, *entry.marks}


@pytest.mark.parametrize("name", resource_types())
def test_every_type_can_be_indexed_when_it_is_empty(name: str) -> None:
    entry = index({"resourceType": name})

    assert (entry.dates, entry.quantities, entry.strings, entry.series) == ([], [], [], [])


def _readable(expression: str) -> str:
    """`as` of many is refused by the engine, and `resolve()` needs a server: neither changes what is read here."""
    plain = expression.replace(".as(", ".ofType(")
    for part in expression.split(" | "):
        if part.startswith("(") and " as " in part:
            path, _, rest = part[1:].partition(" as ")
            datatype, _, tail = rest.partition(")")
            plain = plain.replace(part, f"{path}.ofType({datatype}){tail}")
        if ".where(resolve()" in part:
            plain = plain.replace(part, part.partition(".where(resolve()")[0])
    return plain


def _planted(place: Place) -> tuple[Any, Resource]:
    """A value that is found nowhere else, and a resource that has it at this place and nothing more."""
    plain = place.datatype[0].islower()
    value: Any = (2 if place.datatype in ("decimal", "integer") else "2020") if plain else {"id": "planted"}
    below = value
    for member in reversed(place.members):
        name, _, choice = member.rstrip("]").partition("[")
        if "=" in choice:
            field, _, literal = choice.partition("=")
            below[field] = literal
        below = {name: [below] if choice.isdigit() else below}
    return value, below


def _compiled_values(parameter: Parameter, resource: Resource) -> list[Any]:
    """What the compiled tree hands to the readers of a parameter."""
    values: list[Any] = []

    def keep(value: Any, _: Gathered) -> None:
        values.append(value)

    root = Node()
    for place in (place for path in parameter.paths for place in path.places):
        root.plant(place.members, keep)
    for member, takes in root.branches().items():
        for take in takes:
            take(resource.get(member), Gathered(here()))
    return values


def _as_set(values: list[Any]) -> set[str]:
    return {json.dumps(value, sort_keys=True, default=float) for value in values}


def _part(value: Any, random: Random) -> Any:
    if isinstance(value, dict):
        kept = {name: _part(each, random) for name, each in value.items() if random.random() < 0.8}
        return {**kept, **({"resourceType": value["resourceType"]} if "resourceType" in value else {})}
    if isinstance(value, list):
        return [None if random.random() < 0.1 else _part(each, random) for each in value]
    return value
