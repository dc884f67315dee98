"""The elements of every structure of R4: what each may hold, how often, and of which types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sharedcare.records.definitions.tables import read_json


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a structure, under its JSON name (`valueQuantity`, not `value[x]`)."""

    name: str
    type: str  # a primitive, a data type, a structure of the table such as `Patient.contact`, or `Resource`
    min: int
    many: bool
    choice: str | None  # `value` for valueQuantity
    targets: tuple[str, ...]  # resource types a Reference may lead to; none means any
    values: str | None  # the value set of a required binding, if its codes are listed
    summary: bool

    @property
    def is_primitive(self) -> bool:
        """Whether JSON writes it as one value, its id and extensions beside it under `_name`."""
        # R4 names primitive types in small letters, and no others (section 2.24.0).
        return self.type[0].islower()

    @property
    def path(self) -> str:
        """Its step in a FHIRPath: `birthDate`, or `value.ofType(Quantity)` for valueQuantity."""
        if self.choice is None:
            return self.name
        return f"{self.choice}.ofType({self.type if self.is_primitive else self.name[len(self.choice) :]})"


def structures() -> Mapping[str, Any]:
    """The table as it was generated, of all structures. Ask `elements_of` for what it means."""
    return _table()


@cache
def elements_of(structure: str) -> Mapping[str, Element]:
    """The elements of a structure (`Patient`, `Patient.contact`, `HumanName`). KeyError when R4 has none such."""
    return {name: _element(name, row) for name, row in _table()[structure].items()}


@cache
def summary_elements(resource_type: str) -> frozenset[str]:
    """Top-level elements that `_summary=true` keeps (R4 section 3.1.1.5.9), required ones included."""
    found = elements_of(resource_type).values()
    return frozenset(element.name for element in found if element.summary or element.min)


@cache
def _table() -> dict[str, Any]:
    return read_json("elements.json")


def _element(name: str, row: dict[str, Any]) -> Element:
    return Element(
        name=name,
        type=row["type"],
        min=row.get("min", 0),
        many=row.get("many", False),
        choice=row.get("choice"),
        targets=tuple(row.get("targets", ())),
        values=row.get("values"),
        summary=row.get("summary", False),
    )
