"""Walks a resource to its references, those in extensions and in nested resources included."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from sharedcare.records.definitions.elements import elements_of
from sharedcare.records.definitions.resource_types import is_resource_type


class ReferenceAt(NamedTuple):
    """One literal reference: where it stands, what it says, which types may stand there (none: any)."""

    place: str
    value: str
    targets: tuple[str, ...]


class _Step(NamedTuple):
    """What there is to walk on to under one property."""

    structure: str
    path: str
    targets: tuple[str, ...]


_Trail = tuple[Any, str, int]
"""The trail before, the step of the path, the index or -1. Written out only for what is found."""

_Ahead = tuple[dict[str, Any], _Step, _Trail | None]


def references(resource: dict[str, Any]) -> Iterator[ReferenceAt]:
    """Every `Reference.reference` in a resource, in its order. What is not well formed is passed over.

    It is asked of each resource that is stored, so it keeps to what can lead to a reference. And it does
    not recurse, since a hostile resource is nested deep.
    """
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or not is_resource_type(kind):
        return
    ahead: list[_Ahead] = []
    _look_into(resource, kind, None, ahead)
    while ahead:
        value, step, trail = ahead.pop()
        structure = step.structure
        if structure == "Reference":
            text = value.get("reference")
            if isinstance(text, str):
                yield ReferenceAt(kind + _written(trail), text, step.targets)
        elif structure == "Resource":
            structure = value.get("resourceType", "")
            if not isinstance(structure, str) or not is_resource_type(structure):
                continue
        _look_into(value, structure, trail, ahead)


def _look_into(value: dict[str, Any], structure: str, trail: _Trail | None, ahead: list[_Ahead]) -> None:
    """Put what is inside a value before what is ahead, the last first: the first is taken next."""
    steps = _steps(structure)
    if steps.keys().isdisjoint(value):
        return
    for name in reversed(value):
        step = steps.get(name)
        if step is None:
            continue
        found = value[name]
        if isinstance(found, dict):
            ahead.append((found, step, (trail, step.path, -1)))
        elif isinstance(found, list):
            last_first = range(len(found) - 1, -1, -1)
            ahead.extend(
                (found[index], step, (trail, step.path, index))
                for index in last_first
                if isinstance(found[index], dict)
            )


def _written(trail: _Trail | None) -> str:
    steps = []
    while trail is not None:
        trail, path, index = trail
        steps.append(f".{path}" if index < 0 else f".{path}[{index}]")
    return "".join(reversed(steps))


@cache
def _steps(structure: str) -> Mapping[str, _Step]:
    """Everything that may hold a reference, which an extension may: all but primitives without one."""
    return {
        f"_{element.name}" if element.is_primitive else element.name: _Step(
            "Element" if element.is_primitive else element.type, element.path, element.targets
        )
        for element in elements_of(structure).values()
    }
