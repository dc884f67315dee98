"""The search parameters of each resource type, read from the generated table when a type is first met.

A parameter is a set of *paths*. Parameters that look at the same place share the path by its name,
and with it the index entries: `Observation.code` serves `code` and `combo-code`, `Observation.subject`
serves `subject` and `patient`. https://hl7.org/fhir/R4/searchparameter-registry.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from types import MappingProxyType
from typing import Any, Literal

import orjson

from sharedcare.records.indexing.tokens import path_number

Kind = Literal["token", "reference", "date", "quantity", "number", "string", "uri", "composite", "special"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path is read from in JSON: the members to follow, and the datatype at the end.

    A member may carry a filter (`telecom[system=phone]`) or a position (`entry[0]`).
    """

    members: tuple[str, ...]
    datatype: str


@dataclass(frozen=True, slots=True)
class Path:
    """An expression that is indexed: its name in tokens, its number in rows, where it is read from."""

    name: str
    number: int
    places: tuple[Place, ...]

    @property
    def is_plain(self) -> bool:
        """Whether its tokens never carry a system of their own: codes, booleans, ids, strings, phone numbers."""
        return not any(place.datatype in ("Coding", "CodeableConcept", "Identifier") for place in self.places)


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a composite parameter: the code of its parameter, and where it is below the root."""

    code: str
    expression: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A search parameter of one type.

    `targets` are the types that a reference may point to; empty means any. `only` is set when the
    parameter sees references to that one type alone, as `patient` does on the path of `subject`.
    `system` is the code system that the codes of a plain token path come from, where there is one.
    `roots` and `parts` belong to composites.
    """

    code: str
    kind: Kind
    paths: tuple[Path, ...]
    targets: tuple[str, ...] = ()
    only: str | None = None
    system: str | None = None
    roots: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def presence(self) -> tuple[str, ...]:
        """The names whose `present_token` tells that the parameter has a value: for `:missing`."""
        return tuple(narrowed(path.name, self.only) for path in self.paths)


def narrowed(name: str, only: str | None) -> str:
    """The name under which references of one type are present at a path."""
    return name if only is None else f"{name}:{only}"


@cache
def parameters_of(resource_type: str) -> Mapping[str, Parameter]:
    """The parameters of a type by their code, those of all resources (`_tag`, `_profile` ...) included.

    Raises KeyError for a word that is no R4 resource type.
    """
    types = _table()["types"]
    entries = {**types["Resource"]["parameters"], **types[resource_type]["parameters"]}
    return MappingProxyType({code: _parameter(code, entry) for code, entry in entries.items()})


@cache
def principal_date(resource_type: str) -> str | None:
    """The code of the date parameter that orders resources of a type in time: `Entry.at` and `Entry.until`.

    None when the type has no such date. Raises KeyError for a word that is no R4 resource type.
    """
    code: str | None = _table()["types"][resource_type]["date"]
    return code


@cache
def owner_places(resource_type: str) -> tuple[Place, ...]:
    """Where a resource names the patient it belongs to, the most telling place first.

    These are the references of the Patient compartment, `patient` and `subject` before the others.
    https://hl7.org/fhir/R4/compartmentdefinition-patient.html
    """
    return tuple(
        Place(tuple(place.split(".")), "Reference") for place in _table()["types"][resource_type]["owners"]
    )


@cache
def looks_at_the_owner(resource_type: str, paths: tuple[Path, ...]) -> bool:
    """Whether these paths lead to where the owner of such a resource is taken from before anywhere else."""
    places = owner_places(resource_type)
    return bool(places) and [place.members for path in paths for place in path.places] == [places[0].members]


@cache
def resource_types() -> tuple[str, ...]:
    """All R4 resource types, in order of the alphabet."""
    return tuple(name for name in _table()["types"] if name != "Resource")


def is_resource_type(word: str) -> bool:
    """Whether R4 has a type of resource by this name."""
    return word in _table()["types"] and word != "Resource"


@cache
def _table() -> Any:
    return orjson.loads(File(__file__).with_name("search_parameters.json").read_bytes())


def _parameter(code: str, entry: Mapping[str, Any]) -> Parameter:
    return Parameter(
        code=code,
        kind=entry["kind"],
        paths=tuple(
            Path(name, path_number(name), _places(text)) for name, text in entry.get("paths", {}).items()
        ),
        targets=tuple(entry.get("targets", ())),
        only=entry.get("only"),
        system=entry.get("system"),
        roots=tuple(entry.get("roots", ())),
        parts=tuple(Part(*part) for part in entry.get("parts", ())),
    )


def _places(text: str) -> tuple[Place, ...]:
    pairs = (place.split(":") for place in text.split(" "))
    return tuple(Place(tuple(members.split(".")), datatype) for members, datatype in pairs)
