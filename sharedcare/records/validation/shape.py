"""Judges which elements an object has: unknown and missing ones, choices, and lists where they belong."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sharedcare.records.definitions.elements import Element, elements_of
from sharedcare.records.validation.types import Problem
from sharedcare.records.validation.words import nearest, one_of, shown_name

_EMPTY = "The list is empty; leave out what has no content."
_NOT_A_LIST = "It may occur more than once and must be written as a list."
_A_LIST = "It may occur only once and must not be written as a list."

Placed = tuple[Any, str]
"""A value and its place."""


def has_sibling(element: Element) -> bool:
    """Whether JSON may hold extensions of the element beside it, under `_name`."""
    return element.is_primitive and element.type != "xhtml" and element.name != "id"


def choice_groups(elements: Iterable[Element]) -> dict[str, list[Element]]:
    """The elements that a choice such as `value[x]` became, by the choice."""
    groups: dict[str, list[Element]] = {}
    for element in elements:
        if element.choice is not None:
            groups.setdefault(element.choice, []).append(element)
    return groups


def unknown_elements(value: Mapping[str, Any], structure: str, place: str) -> Iterator[Problem]:
    """Names that the structure does not have, with the one that was probably meant."""
    known = _known_names(structure)
    for name in value:
        if name in known:
            continue
        shown = shown_name(name)
        meant = nearest(name, known)
        hint = f"; did you mean {meant}?" if meant else "."
        text = f"{structure} has no element {shown or 'of this name'}{hint}"
        yield Problem(f"{place}.{shown}" if shown else place, "structure", text)


def present_elements(value: Mapping[str, Any], structure: str) -> list[Element]:
    """The elements that are there, by value or by sibling, in the order of the definition."""
    known = _known_names(structure)
    return [
        element for _, element in sorted({known[name] for name in value if name in known}, key=itemgetter(0))
    ]


def missing_elements(present: list[Element], structure: str, place: str) -> Iterator[Problem]:
    """Elements that must be there and are not, and choices of which there is more than one."""
    names = {element.name for element in present}
    chosen = choice_groups(present)
    for element in _required(structure):
        if element.choice is None and element.name not in names:
            yield Problem(f"{place}.{element.name}", "required", "It is missing and must be there.")
    for choice, group in choice_groups(_required(structure)).items():
        if choice not in chosen:
            text = f"It is missing: {one_of([element.name for element in group])} must be there."
            yield Problem(f"{place}.{choice}", "required", text)
    for choice, group in chosen.items():
        if len(group) > 1:
            text = f"Only one of {' and '.join(element.name for element in group)} may be there."
            yield Problem(f"{place}.{choice}", "structure", text)


def placed(element: Element, value: Any, place: str) -> tuple[list[Placed], str | None]:
    """The values of an element with their places, and what is wrong with there being a list or none."""
    if not element.many:
        return ([], _A_LIST) if isinstance(value, list) else ([(value, place)], None)
    if not isinstance(value, list):
        return [], _NOT_A_LIST
    return [(item, f"{place}[{index}]") for index, item in enumerate(value)], None if value else _EMPTY


@cache
def _known_names(structure: str) -> Mapping[str, tuple[int, Element]]:
    """Every name that JSON may have in the structure, with the element and its position."""
    known = {}
    for position, element in enumerate(elements_of(structure).values()):
        known[element.name] = position, element
        if has_sibling(element):
            known[f"_{element.name}"] = position, element
    return known


@cache
def _required(structure: str) -> tuple[Element, ...]:
    return tuple(element for element in elements_of(structure).values() if element.min)
