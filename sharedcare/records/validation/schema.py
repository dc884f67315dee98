"""The JSON schema of a resource type: the short cut that lets a valid resource through in microseconds.

The schema is *stricter* than R4: what it accepts is valid, while what it refuses may still be (a null in
an array of primitives, a value that is absent with a reason). The explanation decides about those, so
the schema can leave out everything rare. It is JSON schema draft 4, in which 1.0 is no integer.
"""

from collections.abc import Callable
from typing import Any

from sharedcare.records.definitions.elements import Element, elements_of
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES
from sharedcare.records.definitions.value_sets import codes_by_system
from sharedcare.records.validation.formats import LONGEST_STRING, PATTERNS, RANGES
from sharedcare.records.validation.literals import ID, VERSION
from sharedcare.records.validation.rules import rule_schemas
from sharedcare.records.validation.shape import choice_groups, has_sibling

Schema = dict[str, Any]
_NESTED: Schema = {"type": "object", "required": ["resourceType"]}
# The sibling of a primitive that has no extension holds an id only, which is rare.
_SIBLING = "sibling"


def schema_of(resource_type: str, *, with_contained: bool) -> Schema:
    """The schema of a type. `#...` references pass only `with_contained`; where they lead it cannot see."""
    return _Builder(with_contained=with_contained).build(resource_type)


class _Builder:
    """Collects the definitions that one resource type reaches."""

    def __init__(self, *, with_contained: bool) -> None:
        self._with_contained = with_contained
        self._definitions: dict[str, Schema] = {}
        self._numbers: dict[str, str] = {}

    def build(self, resource_type: str) -> Schema:
        root = self._structure(resource_type)
        root["properties"]["resourceType"] = {"enum": [resource_type]}
        del root["dependencies"]
        root["required"] = ["resourceType", *root.get("required", ())]
        if not self._with_contained:
            root["properties"].pop("contained", None)
        return {
            "$schema": "http://json-schema.org/draft-04/schema#",
            **root,
            "definitions": self._definitions,
        }

    def _structure(self, name: str) -> Schema:
        elements = elements_of(name)
        properties: dict[str, Schema] = {}
        for element in elements.values():
            properties[element.name] = self._element(element)
            if has_sibling(element) and not element.many:
                properties[f"_{element.name}"] = self._sibling()
        schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        required = [element.name for element in elements.values() if element.min and element.choice is None]
        if required:
            schema["required"] = required
        if name == "Extension":
            return schema | self._extension(properties)
        rules = [_one_of_a_choice(group) for group in choice_groups(elements.values()).values()]
        rules += rule_schemas(name)
        if rules:
            schema["allOf"] = rules
        # An element that holds nothing but its id is empty (ele-1).
        schema["minProperties"] = 1
        schema["dependencies"] = {"id": {"minProperties": 2}}
        if name == "Period":
            schema["dependencies"]["start"] = {"dependencies": {"end": {"periodInOrder": True}}}
        return schema

    def _extension(self, properties: dict[str, Schema]) -> Schema:
        """The address and one thing more, a value or extensions (ext-1); a text may carry extensions of its own, as its
        translations do. An id besides is rare."""
        del properties["id"], properties["_url"]
        extended = {"maxProperties": 3, "required": ["valueString", "_valueString"]}
        return {"minProperties": 2, "anyOf": [{"maxProperties": 2}, extended]}

    def _element(self, element: Element) -> Schema:
        one = self._one(element)
        return {"type": "array", "minItems": 1, "items": one} if element.many else one

    def _one(self, element: Element) -> Schema:
        if element.type == "Resource":
            return _NESTED
        if element.type == "Reference":
            return self._defined(
                " ".join(("Reference", *element.targets)), lambda: self._reference(element.targets)
            )
        values = element.values
        if values is None:
            if element.is_primitive:
                return self._defined(element.type, lambda: _primitive(element.type))
            return self._defined(element.type, lambda: self._structure(element.type))
        if element.type == "code":
            return self._defined(values, lambda: _code(values))
        return self._defined(f"{element.type} {values}", lambda: self._bound_concept(element.type, values))

    def _sibling(self) -> Schema:
        return self._defined(_SIBLING, lambda: self._structure("Element") | {"required": ["extension"]})

    def _reference(self, targets: tuple[str, ...]) -> Schema:
        schema = self._structure("Reference")
        names = targets or RESOURCE_TYPES
        local = rf"|#(?:{ID})?" if self._with_contained else ""
        before = r"(?:https?://[^\x00-\x20?#]+/)?"
        after = rf"(?:/{ID}{VERSION}|[?][^\x00-\x20]+)"
        pattern = rf"^(?:{before}(?:{'|'.join(names)}){after}|urn:[^\x00-\x20]+{local})$"
        schema["properties"]["reference"] = {"type": "string", "pattern": pattern}
        schema["properties"]["type"] = {"enum": list(names)}
        schema["dependencies"]["type"] = {"typeAgrees": True}
        return schema

    def _bound_concept(self, kind: str, values: str) -> Schema:
        """A CodeableConcept, or Coding, with a required binding: here every coding is one of the set."""
        schema = self._structure(kind)
        coding = schema
        if kind == "CodeableConcept":
            coding = self._structure("Coding")
            schema["properties"]["coding"] = {"type": "array", "minItems": 1, "items": coding}
            schema["required"] = ["coding"]
        coding["required"] = ["system", "code"]
        coding["anyOf"] = [
            {"properties": {"system": {"enum": [system]}, "code": {"enum": list(codes)}}}
            for system, codes in codes_by_system(values).items()
        ]
        return schema

    def _defined(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the definition of this name, which is made when it is first asked for."""
        if name not in self._numbers:
            number = self._numbers[name] = str(len(self._numbers))
            self._definitions[number] = make()
        return {"$ref": f"#/definitions/{self._numbers[name]}"}


def _one_of_a_choice(group: list[Element]) -> Schema:
    """At most one of the elements, exactly one where the choice is required; a sibling needs its value."""
    each = [{"required": [element.name]} for element in group]
    siblings = {"_" + element.name: [element.name] for element in group if element.is_primitive}
    schema: Schema = (
        {"oneOf": each} if group[0].min else {"anyOf": [{"not": {"anyOf": each}}, {"oneOf": each}]}
    )
    return schema | ({"dependencies": siblings} if siblings else {})


def _code(value_set: str) -> Schema:
    return {"enum": [code for codes in codes_by_system(value_set).values() for code in codes]}


def _primitive(name: str) -> Schema:
    """The schema of a primitive type."""
    if name in RANGES:
        least, greatest = RANGES[name]
        return {"type": "integer", "minimum": least, "maximum": greatest}
    if name in ("boolean", "decimal"):
        return {"type": {"boolean": "boolean", "decimal": "number"}[name]}
    schema: Schema = {"type": "string", "pattern": f"^(?:{PATTERNS[name]})$"}
    if name in ("string", "markdown"):
        schema["maxLength"] = LONGEST_STRING
    return schema
