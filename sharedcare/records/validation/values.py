"""Judges what a schema of structure cannot: concepts with a required binding, and references."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sharedcare.records.definitions.elements import Element
from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.definitions.value_sets import codes_by_system
from sharedcare.records.validation.keywords import disagrees_with_type
from sharedcare.records.validation.literals import read_literal
from sharedcare.records.validation.types import Problem
from sharedcare.records.validation.words import one_of, shown_code


def concept_problems(element: Element, value: Mapping[str, Any], place: str) -> Iterator[Problem]:
    """A required binding of a CodeableConcept or Coding (R4 section 4.1.5.1): a coding must be from the set.

    A concept that only says why it is missing, in an extension, has no coding to judge.
    """
    systems = codes_by_system(str(element.values))
    codings = value.get("coding", ()) if element.type == "CodeableConcept" else (value,)
    codings = (
        [coding for coding in codings if isinstance(coding, dict)]
        if isinstance(codings, list | tuple)
        else []
    )
    if any(coding.get("code") in systems.get(str(coding.get("system")), ()) for coding in codings):
        return
    if not codings and "extension" in value:
        return
    codes = [code for listed in systems.values() for code in listed]
    held = next(
        (shown_code(c["code"]) for c in codings if str(c.get("system")) in systems and "code" in c), None
    )
    rest = f", not {held}" if held else ""
    named = " or ".join(systems)
    yield Problem(place, "code-invalid", f"One coding must be {one_of(codes)} of {named}{rest}.")


def reference_problems(element: Element, value: Mapping[str, Any], place: str) -> Iterator[Problem]:
    """The form of a literal reference and the resource types that may stand there."""
    text = value.get("reference")
    literal = read_literal(text) if isinstance(text, str) else None
    if isinstance(text, str) and literal is None:
        yield Problem(f"{place}.reference", "value", _FORMS)
    for name, kind in (("reference", literal.type if literal else None), ("type", value.get("type"))):
        if element.targets and isinstance(kind, str) and _is_wrong(kind, element.targets):
            said = f"It must lead to a resource of type {one_of(element.targets)}, not {_named(kind)}."
            yield Problem(f"{place}.{name}", "value", said)
    if disagrees_with_type(value):
        yield Problem(f"{place}.type", "value", "It names another resource type than the reference itself.")


_FORMS = (
    "It must be a reference such as Patient/123 or Patient/123/_history/2, an absolute address, urn:uuid:... or, "
    "for a contained resource, # and its id."
)


def _named(kind: str) -> str:
    return kind if is_resource_type(kind) else shown_code(kind)


def _is_wrong(kind: str, targets: Sequence[str]) -> bool:
    # Reference.type may also name a logical model by its address.
    return kind not in targets and ":" not in kind
