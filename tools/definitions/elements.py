"""The element table: every structure of R4 with what its elements may hold.

The package carries R4 with additions of its own in the profiles (`profiles-*.json`). Its data
elements (`dataelements.json`) are R4 as published, but name only leaves. So the profiles give the
skeleton, and a leaf that a profile introduces counts only as the data elements have it.
"""

from collections.abc import Iterator
from typing import Any

from tools.definitions.package import Package

Element = dict[str, Any]
Table = dict[str, dict[str, Element]]

_TYPE_URL = "http://hl7.org/fhir/StructureDefinition/"
_RESOURCE_TYPES = "http://hl7.org/fhir/resource-types"
_FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"
_STRUCTURE = {"BackboneElement", "Element"}


def resource_types(package: Package) -> list[str]:
    """Every concrete resource type of R4, alphabetically."""
    listed = package.resources("valuesets.json", "CodeSystem")[_RESOURCE_TYPES]["concept"]
    known = {concept["code"] for concept in listed}
    return sorted(definition["name"] for definition in definitions(package) if definition["name"] in known)


def element_table(package: Package) -> Table:
    """Structure name (`Patient`, `Patient.contact`, `HumanName`) to element name to element."""
    pure = _published(package)
    types = set(resource_types(package))
    table: Table = {}
    for definition in definitions(package):
        if definition["kind"] == "complex-type" or definition["name"] in types:
            for element in _pure_elements(definition, pure):
                _add(table, definition["name"], element, is_resource=definition["name"] in types)
    return _without_empty(table)


def definitions(package: Package) -> Iterator[dict[str, Any]]:
    """The definitions of the data types and resources, abstract ones left out."""
    for name in ("profiles-types.json", "profiles-resources.json"):
        for definition in package.entries(name, "StructureDefinition"):
            # Beside the types themselves: what a primitive's sibling is, and the one profile that types use.
            is_special = definition["name"] in ("Element", "SimpleQuantity")
            if is_special or (not definition["abstract"] and definition["derivation"] == "specialization"):
                yield definition


def _published(package: Package) -> dict[str, Element]:
    """Element path to data element. Profiles of a type have theirs under the same path: the type comes first."""
    found: dict[str, Element] = {}
    for definition in package.entries("dataelements.json", "StructureDefinition"):
        element = definition["snapshot"]["element"][0]
        found.setdefault(element["path"], element)
    return found


def _pure_elements(definition: dict[str, Any], pure: dict[str, Element]) -> Iterator[Element]:
    """The elements of a definition, leaves replaced by (or left out for want of) the published ones."""
    if definition.get("derivation") == "constraint":
        yield from definition["snapshot"]["element"][1:]
        return
    seen = set()
    for element in definition["snapshot"]["element"][1:]:
        path = element["path"]
        seen.add(path)
        if path in pure:
            yield pure[path]
        elif element["base"]["path"] != path or _is_structure(element) or _too_long(path):
            yield element
    prefix = definition["name"] + "."
    yield from (element for path, element in pure.items() if path.startswith(prefix) and path not in seen)


def _too_long(path: str) -> bool:
    """Whether the data element of this path could not be published, an id having at most 64 characters."""
    return len(f"de-{path.replace('[x]', 'X')}") > 64


def _is_structure(element: Element) -> bool:
    return "contentReference" in element or any(
        entry["code"] in _STRUCTURE for entry in element.get("type", ())
    )


def _add(table: Table, name: str, element: Element, *, is_resource: bool) -> None:
    """Put one element of a definition into the table, a choice as one element for each of its types."""
    if element["max"] == "0":
        return
    # A profile of a type, such as SimpleQuantity, keeps the type's name in its paths.
    steps = [name, *element["path"].split(".")[1:]]
    row = table.setdefault(".".join(steps[:-1]), {})
    last = steps[-1]
    if not last.endswith("[x]"):
        kind = "id" if is_resource and len(steps) == 2 and last == "id" else None
        row[last] = _described(element, kind or _type_of(element, ".".join(steps)))
        return
    for entry in element["type"]:
        chosen = {**element, "type": [entry]}
        described = _described(chosen, _type_of(chosen, ".".join(steps)))
        row[last[:-3] + entry["code"][0].upper() + entry["code"][1:]] = described | {"choice": last[:-3]}


def _type_of(element: Element, path: str) -> str:
    if "contentReference" in element:
        return str(element["contentReference"]).removeprefix("#")
    entry = element["type"][0]
    for extension in entry.get("extension", ()):
        if extension["url"] == _FHIR_TYPE:
            return str(extension["valueUrl"])
    if entry["code"] in _STRUCTURE:
        return path
    if entry.get("profile") == [_TYPE_URL + "SimpleQuantity"]:
        return "SimpleQuantity"
    return str(entry["code"])


def _described(element: Element, kind: str) -> Element:
    """What the table says of an element; what is not said is the usual: optional, single, no binding."""
    described: Element = {"type": kind}
    if element["min"]:
        described["min"] = element["min"]
    if element["max"] != "1":
        described["many"] = True
    if element.get("isSummary"):
        described["summary"] = True
    targets = sorted(
        target.removeprefix(_TYPE_URL) for target in element.get("type", [{}])[0].get("targetProfile", ())
    )
    if kind == "Reference" and targets and targets != ["Resource"]:
        described["targets"] = targets
    if element.get("binding", {}).get("strength") == "required":
        described["values"] = element["binding"]["valueSet"].split("|")[0]
    return described


def _without_empty(table: Table) -> Table:
    """Leave out structures of which no published leaf is left, and the elements that hold them."""
    inherited = {"id", "extension", "modifierExtension"}
    gone = {
        name
        for name, row in table.items()
        # An element that only leads back up is no content: it repeats a structure around this one.
        if "." in name
        and not any(key not in inherited and not name.startswith(f"{row[key]['type']}.") for key in row)
    }
    return {
        name: {key: element for key, element in row.items() if element["type"] not in gone}
        for name, row in table.items()
        if name not in gone
    }
