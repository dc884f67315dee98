"""The rules for resources inside a resource, and for the references to them (R4 section 2.3.0.2)."""

from collections.abc import Generator, Iterator, Mapping
from typing import Any

from sharedcare.records.validation.places import references
from sharedcare.records.validation.types import Problem

_NOT_IN_META = {"versionId": "dom-4", "lastUpdated": "dom-4", "security": "dom-5"}


def contained_problems(resource: dict[str, Any], place: str) -> Iterator[Problem]:
    """What is wrong between a resource and what it contains; `place` is where the resource stands."""
    contained = resource.get("contained", ())
    items = (
        [item for item in contained if isinstance(item, dict)] if isinstance(contained, list | tuple) else []
    )
    types = {item["id"]: item.get("resourceType") for item in items if isinstance(item.get("id"), str)}
    pointed = yield from _pointed(resource, types, place)
    seen: set[str] = set()
    said: set[str] | None = None
    for index, item in enumerate(items):
        at = f"{place}.contained[{index}]"
        yield from _item_problems(item, at)
        name = item.get("id")
        if not isinstance(name, str):
            if not _points_out(item):
                yield Problem(
                    at, "required", "A contained resource must have an id, by which it is referred to."
                )
            continue
        if name in seen:
            yield Problem(
                f"{at}.id", "value", "Another contained resource has the same id; each must have its own."
            )
        elif name not in pointed and not _points_out(item):
            said = _local_addresses(resource) if said is None else said
            if f"#{name}" not in said:
                text = "Nothing in the resource refers to this contained resource; refer to it as # and its id (dom-3)."
                yield Problem(at, "invariant", text)
        seen.add(name)


def _pointed(
    resource: dict[str, Any], types: Mapping[str, Any], place: str
) -> Generator[Problem, None, set[str]]:
    """The ids that references lead to; yields those that lead nowhere, or to a type not allowed there."""
    kind = str(resource.get("resourceType"))
    pointed = set()
    for found in references(resource):
        if not found.value.startswith("#"):
            continue
        name = found.value[1:]
        pointed.add(name)
        at = place + found.place.removeprefix(kind) + ".reference"
        if name and name not in types:
            yield Problem(at, "not-found", "There is no contained resource with this id.")
        elif found.targets and (types[name] if name else kind) not in found.targets:
            allowed = ", ".join(found.targets)
            yield Problem(
                at, "value", f"The contained resource must be of type {allowed} to be referred to here."
            )
    return pointed


def _item_problems(item: dict[str, Any], at: str) -> Iterator[Problem]:
    if "contained" in item:
        text = "A contained resource must not contain resources itself; move them outside (dom-2)."
        yield Problem(f"{at}.contained", "invariant", text)
    meta = item.get("meta")
    for name, rule in _NOT_IN_META.items():
        if isinstance(meta, dict) and name in meta:
            text = f"A contained resource must not have meta.{name}, having no life of its own ({rule})."
            yield Problem(f"{at}.meta.{name}", "invariant", text)


def _points_out(item: dict[str, Any]) -> bool:
    """Whether a contained resource refers to the one around it."""
    return any(found.value == "#" for found in references(item))


def _local_addresses(resource: Any) -> set[str]:
    """All texts that could lead to a contained resource: a canonical may do so too, not only a reference."""
    found = set()
    ahead = [resource]
    while ahead:
        value = ahead.pop()
        if isinstance(value, str):
            if value.startswith("#"):
                found.add(value)
        elif isinstance(value, dict | list):
            ahead.extend(value.values() if isinstance(value, dict) else value)
    return found
