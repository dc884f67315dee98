"""The check of a resource: a compiled schema lets the valid through, the explanation answers for the rest."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.validation.contained import contained_problems
from sharedcare.records.validation.explain import explain
from sharedcare.records.validation.keywords import PeriodInOrder, TypeAgrees
from sharedcare.records.validation.schema import schema_of
from sharedcare.records.validation.types import Problem

MOST_TOLD = 500
"""Who has more to mend than this sees the rest the next time. An answer is not to be larger than what was asked."""


def problems(resource: dict[str, Any]) -> list[Problem]:
    """Everything in a parsed resource that is not FHIR R4, the first MOST_TOLD of it; empty when it is valid.

    Structure, cardinality, primitive formats, required bindings, targets of references, contained
    resources, and those rules between elements that are plain logic. Resources in a Bundle, in
    Parameters and in others are checked likewise.
    """
    return [] if is_plainly_valid(resource) else explain(resource)[:MOST_TOLD]


def is_plainly_valid(resource: dict[str, Any]) -> bool:
    """Whether the compiled schema lets a resource through. False says only that one must look closer."""
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or not is_resource_type(kind):
        return False
    contained = resource.get("contained")
    if not _passes(resource, kind, with_contained=contained is not None):
        return False
    if contained is not None:
        return all(map(_passes_contained, contained)) and not any(contained_problems(resource, kind))
    return all(map(is_plainly_valid, _nested(resource, kind)))


def _passes_contained(resource: dict[str, Any]) -> bool:
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or not is_resource_type(kind) or "contained" in resource:
        return False
    # What a contained Bundle or Parameters holds is rare enough for the long way.
    return _passes(resource, kind, with_contained=True) and not any(_nested(resource, kind))


def _nested(resource: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    if kind == "Bundle":
        for entry in resource.get("entry", ()):
            if "resource" in entry:
                yield entry["resource"]
            if "response" in entry and "outcome" in entry["response"]:
                yield entry["response"]["outcome"]
    elif kind == "Parameters":
        yield from _parameter_resources(resource.get("parameter", ()))


def _parameter_resources(parameters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for parameter in parameters:
        if "resource" in parameter:
            yield parameter["resource"]
        yield from _parameter_resources(parameter.get("part", []))


def _passes(resource: dict[str, Any], kind: str, *, with_contained: bool) -> bool:
    try:
        return _validator(kind, with_contained).is_valid(resource)
    except ValueError:  # nested too deep for the engine, or text that is no Unicode
        return False


@cache
def _validator(kind: str, with_contained: bool) -> jsonschema_rs.Draft4Validator:  # noqa: FBT001 - a cache key
    """The compiled schema of a type, made when the first resource of it comes. Two threads may both make it."""
    return jsonschema_rs.Draft4Validator(
        schema_of(kind, with_contained=with_contained),
        keywords={"periodInOrder": PeriodInOrder, "typeAgrees": TypeAgrees},
        pattern_options=jsonschema_rs.RegexOptions(),
    )
