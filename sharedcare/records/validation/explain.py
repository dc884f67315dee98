"""Says everything that is wrong with a resource, and where. This is what decides; the schema is its short cut."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from sharedcare.records.definitions.elements import Element
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES, is_resource_type
from sharedcare.records.validation.contained import contained_problems
from sharedcare.records.validation.keywords import ends_before_start
from sharedcare.records.validation.primitives import primitive_problem
from sharedcare.records.validation.rules import broken_rules
from sharedcare.records.validation.shape import (
    has_sibling,
    missing_elements,
    placed,
    present_elements,
    unknown_elements,
)
from sharedcare.records.validation.types import Problem
from sharedcare.records.validation.values import concept_problems, reference_problems
from sharedcare.records.validation.words import nearest, shown_code

_BUNDLED = ("Bundle", "Parameters")
_EMPTY = "It is empty; leave out what has no content."


class _Ahead(NamedTuple):
    """An object that is still to be looked at, and the structure it should have."""

    value: Any
    structure: str
    place: str
    element: Element | None


def explain(resource: dict[str, Any]) -> list[Problem]:
    """Every problem of a resource, from the outside in; none when it is valid after all."""
    kind = resource.get("resourceType")
    place = kind if isinstance(kind, str) and is_resource_type(kind) else "Resource"
    walk = _Walk()
    walk.ahead.append(_Ahead(resource, "Resource", place, None))
    while walk.ahead:
        walk.step()
    return walk.found


class _Walk:
    """Goes through a resource without recursion, since a hostile one is nested deep, and collects."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.ahead: list[_Ahead] = []

    def step(self) -> None:
        """Look at the next object; those inside it come next."""
        now = self.ahead.pop()
        so_far = len(self.ahead)
        if now.structure == "Resource":
            self._resource(now)
        else:
            self._object(now)
        self.ahead[so_far:] = reversed(self.ahead[so_far:])

    def _resource(self, now: _Ahead) -> None:
        """A whole resource: the outermost, one that is contained, or one in a Bundle or Parameters."""
        if not isinstance(now.value, dict):
            self._say(now.place, "structure", "It must be a resource: an object with a resourceType.")
            return
        kind = now.value.get("resourceType")
        if not isinstance(kind, str) or not is_resource_type(kind):
            self._unknown_type(kind, now.place)
            return
        self._elements(
            {name: item for name, item in now.value.items() if name != "resourceType"}, kind, now.place
        )
        is_contained = now.element is not None and now.element.name == "contained"
        if not is_contained and kind not in _BUNDLED:
            self.found.extend(contained_problems(now.value, now.place))

    def _unknown_type(self, kind: object, place: str) -> None:
        if kind is None:
            self._say(f"{place}.resourceType", "required", "It is missing: a resource must say what it is.")
            return
        meant = nearest(kind, RESOURCE_TYPES) if isinstance(kind, str) else None
        hint = f"; did you mean {meant}?" if meant else "."
        self._say(
            f"{place}.resourceType", "structure", f"R4 has no resource type like {shown_code(kind)}{hint}"
        )

    def _object(self, now: _Ahead) -> None:
        if not isinstance(now.value, dict):
            self._say(now.place, "structure", f"It must be an object: {now.structure}.")
        elif not now.value or (now.element is not None and not now.value.keys() - {"id"}):
            self._say(now.place, "structure", _EMPTY)
        else:
            self._elements(now.value, now.structure, now.place)
            if now.element is not None and now.structure == "Reference":
                self.found.extend(reference_problems(now.element, now.value, now.place))
            elif now.element is not None and now.element.values is not None:
                self.found.extend(concept_problems(now.element, now.value, now.place))

    def _elements(self, value: Mapping[str, Any], structure: str, place: str) -> None:
        """An object whose elements R4 defines: name by name, then as a whole."""
        so_far = len(self.found)
        self.found.extend(unknown_elements(value, structure, place))
        present = present_elements(value, structure)
        for element in present:
            if element.is_primitive:
                self._primitives(element, value, f"{place}.{element.path}")
            else:
                for item, at in self._items(element, value[element.name], f"{place}.{element.path}"):
                    self.ahead.append(_Ahead(item, element.type, at, element))
        self.found.extend(missing_elements(present, structure, place))
        for rule in broken_rules(structure, value):
            self._say(place, "invariant", f"{rule.text.rstrip('.')} ({rule.key}).")
        if structure == "Period" and len(self.found) == so_far and ends_before_start(value):
            self._say(place, "invariant", "Its start must not be later than its end (per-1).")

    def _primitives(self, element: Element, value: Mapping[str, Any], place: str) -> None:
        """A primitive element with its sibling, in which its id and extensions stand at the same index."""
        beside = f"_{element.name}"
        values = self._items(element, value[element.name], place) if element.name in value else []
        siblings = (
            self._items(element, value[beside], place) if has_sibling(element) and beside in value else []
        )
        for one, other in zip_longest(values, siblings):
            self._primitive(element, one[0] if one else None, other[0] if other else None, (one or other)[1])

    def _primitive(self, element: Element, value: Any, sibling: Any, place: str) -> None:
        if sibling is not None:
            self.ahead.append(_Ahead(sibling, "Element", place, None))
        if value is not None:
            problem = primitive_problem(element, value)
            if problem:
                self._say(place, *problem)
        elif not (isinstance(sibling, dict) and "extension" in sibling):
            self._say(place, "structure", "It has no value (null) and no extension that says why.")

    def _items(self, element: Element, value: Any, place: str) -> list[tuple[Any, str]]:
        items, wrong = placed(element, value, place)
        if wrong:
            self._say(place, "structure", wrong)
        return items

    def _say(self, place: str, code: str, text: str) -> None:
        self.found.append(Problem(place, code, text))
