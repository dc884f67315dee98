"""Builds the table of search parameters, type by type, from the FHIR definitions."""

from collections.abc import Mapping, Sequence
from typing import Any

from sharedcare.kernel.errors import Refusal
from tools.search_parameters.elements import Elements
from tools.search_parameters.expressions import Term, terms
from tools.search_parameters.paths import Found, find

NOT_INDEXED = frozenset({"_text", "_content", "_query"})
"""Parameters without an expression: they search in words or name an operation, not an element."""

PRINCIPAL_DATES = (
    "date", "authored", "authoredon", "authored-on", "sent", "recorded-date", "onset-date", "start-date",
    "effective", "effective-time", "whenhandedover", "identified", "occurrence", "recorded", "period", "start",
    "started", "collected", "datewritten", "datetime", "timestamp", "created", "issued",
)  # fmt: skip
"""Which date of a type orders its resources in time: the first of these that it has, with one value at most.

When it happened comes before when it was written down. A date of birth is not among them: people are
looked up by it, not ordered by it.
"""

OF_NOBODY = frozenset({"Group"})
"""In the compartments of many patients, so kept under none: whoever may see one of them may not see all."""

OWNERS_FIRST = ("patient", "subject")
"""Asked before the other parameters of the Patient compartment for whom a resource is kept under."""


class ParameterContradicts(Refusal):
    """The definitions disagree with what the table can say: extend the table first."""


Parameter = dict[str, Any]


class Table:
    """The search parameters of all types, gathered from definitions one by one."""

    def __init__(self, elements: Elements, systems: Mapping[str, str]) -> None:
        self._elements = elements
        self._systems = systems
        self._single: set[tuple[str, str]] = set()
        self.types: dict[str, dict[str, Parameter]] = {
            name: {} for name in ("Resource", *elements.resource_types)
        }

    def add(self, definition: Mapping[str, Any], codes: Mapping[str, str]) -> None:
        """Take in one SearchParameter for all its types; `codes` are the codes of all parameters by their url."""
        if definition["code"] in NOT_INDEXED:
            return
        for base in definition["base"]:
            own = [term for term in terms(definition["expression"], base) if term.type == base]
            if not own:
                raise ParameterContradicts(f"{definition['code']} has no expression for {base}")
            if definition["type"] == "composite":
                entry = self._composite(definition, own, codes)
            else:
                entry = self._simple(definition, base, own)
            known = self.types[base].setdefault(definition["code"], entry)
            if known != entry:
                raise ParameterContradicts(f"{definition['code']} of {base} is defined twice, differently")

    def principal_date(self, resource_type: str) -> str | None:
        """The date parameter that orders the resources of a type in time."""
        for code in PRINCIPAL_DATES:
            parameter = self.types[resource_type].get(code)
            if parameter and parameter["kind"] == "date" and (resource_type, code) in self._single:
                return code
        return None

    def owners(self, resource_type: str, compartment: Sequence[str]) -> list[str]:
        """The places to look for the patient whom a resource belongs to, in order."""
        own = self.types[resource_type]
        places: dict[str, None] = {}
        if not compartment or resource_type in OF_NOBODY:
            return []
        for code in [*(code for code in OWNERS_FIRST if code in own), *compartment]:
            if code not in own:
                raise ParameterContradicts(
                    f"{code} of {resource_type} is in the compartment and nowhere else"
                )
            for found in own[code]["paths"].values():
                places.update(dict.fromkeys(found.split(" ")))
        return [place.removesuffix(":Reference") for place in places if place.endswith(":Reference")]

    def _simple(self, definition: Mapping[str, Any], base: str, own: list[Term]) -> Parameter:
        kind = definition["type"]
        found = [find(term, kind, self._elements) for term in own]
        if len(found) == 1 and found[0].single:
            self._single.add((base, definition["code"]))
        entry: Parameter = {"kind": kind, "paths": {path.name: " ".join(path.places) for path in found}}
        if kind == "reference":
            entry.update(self._reference(definition, own, found))
        systems = {self._systems.get(path.value_set or "") for path in found}
        if len(systems) == 1 and (system := systems.pop()):
            entry["system"] = system
        return entry

    def _reference(self, definition: Mapping[str, Any], own: list[Term], found: list[Found]) -> Parameter:
        narrowed = {term.narrowed for term in own}
        if any(path.places[0].endswith(":Resource") for path in found):
            narrowed = set(definition["target"])
        if len(narrowed) != 1:
            raise ParameterContradicts(f"{definition['code']} is narrowed to {narrowed}")
        if only := narrowed.pop():
            return {"targets": [only], "only": only}
        declared = set(definition.get("target", ()))
        possible = frozenset().union(*(path.targets for path in found))
        if not all(path.targets for path in found):
            possible = frozenset()
        targets = (declared & possible) or possible or declared
        anything = targets >= set(self._elements.resource_types) - {"Parameters"}
        return {} if anything else {"targets": sorted(targets)}

    def _composite(
        self, definition: Mapping[str, Any], own: list[Term], codes: Mapping[str, str]
    ) -> Parameter:
        parts = [[codes[part["definition"]], part["expression"]] for part in definition["component"]]
        roots = [".".join((term.type, *(step.name for step in term.steps))) for term in own]
        return {"kind": "composite", "roots": roots, "parts": parts}
