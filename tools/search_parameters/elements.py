"""Which JSON members an element of FHIR has, and of what datatypes, read from the official StructureDefinitions.

A choice such as `Observation.value[x]` is several JSON members: `valueQuantity`, `valueString` ...
https://hl7.org/fhir/R4/json.html#primitive
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sharedcare.kernel.errors import Refusal

_FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"


class ElementUnknown(Refusal):
    """An expression names an element that the type does not have."""


@dataclass(frozen=True, slots=True)
class Element:
    """A JSON member: its name, datatype, where its children are defined, and whether it repeats.

    `targets` are the types of resource it may refer to (empty: not a reference, or any), `value_set`
    the canonical url of the value set that its code must come from, without version.
    """

    member: str
    datatype: str
    children: str
    repeats: bool
    targets: frozenset[str] = frozenset()
    value_set: str | None = None


class Elements:
    """All elements of all types, by the path at which they are defined."""

    def __init__(self, definitions: Iterable[Mapping[str, Any]]) -> None:
        self._by_path: dict[str, Mapping[str, Any]] = {}
        self.resource_types: list[str] = []
        for definition in definitions:
            if definition["fhirVersion"] != "4.0.1" or definition.get("derivation") == "constraint":
                continue
            if definition["kind"] == "resource" and not definition["abstract"]:
                self.resource_types.append(definition["type"])
            for element in definition["snapshot"]["element"]:
                self._by_path[element["path"]] = element
        self.resource_types.sort()

    def children(self, parent: str, name: str) -> Iterator[Element]:
        """The JSON members that an element name stands for: one, or one for each datatype of a choice."""
        element = self._by_path.get(f"{parent}.{name}")
        choice = self._by_path.get(f"{parent}.{name}[x]")
        found = element or choice
        if found is None:
            raise ElementUnknown(f"{parent}.{name}")
        repeats = found["max"] not in ("0", "1")
        if "contentReference" in found:
            path = found["contentReference"].removeprefix("#")
            yield Element(name, "BackboneElement", path, repeats)
            return
        for kind in found["type"]:
            datatype = _datatype(kind)
            member = name if choice is None else name + datatype[0].upper() + datatype[1:]
            inline = datatype in ("BackboneElement", "Element")
            children = found["path"] if inline else datatype
            yield Element(member, datatype, children, repeats, _targets(kind), _required_value_set(found))


def _datatype(kind: Mapping[str, Any]) -> str:
    for extension in kind.get("extension", ()):
        if extension["url"] == _FHIR_TYPE:
            return str(extension["valueUrl"])
    return str(kind["code"])


def _targets(kind: Mapping[str, Any]) -> frozenset[str]:
    types = {profile.rpartition("/")[2] for profile in kind.get("targetProfile", ())}
    return frozenset() if "Resource" in types else frozenset(types)


def _required_value_set(element: Mapping[str, Any]) -> str | None:
    binding = element.get("binding", {})
    if binding.get("strength") != "required" or "valueSet" not in binding:
        return None
    return str(binding["valueSet"]).partition("|")[0]
