"""The command: read the package, write the tables."""

import sys
from pathlib import Path

from tools.definitions import elements, invariants, package, tables, value_sets

TABLES = Path(__file__).parents[2] / "sharedcare" / "records" / "definitions"


def build(source: package.Package, folder: Path) -> None:
    """Write every table into `folder`."""
    table = elements.element_table(source)
    expansions = value_sets.expand_required(source, table)
    for row in table.values():
        for element in row.values():
            if element.get("values") not in expansions:
                element.pop("values", None)
    tables.append_types(folder / "resource_types.txt", elements.resource_types(source))
    tables.write_lines(folder / "elements.json", table)
    tables.write_lines(folder / "value_sets.json", expansions)
    tables.write_lines(folder / "invariants.json", invariants.invariants(source, table))
    tables.write_lines(folder / "patient_compartment.json", tables.patient_compartment(source))
    (folder / "links.txt").write_text(
        "".join(f"{name}\n" for name in tables.link_names(table)), encoding="utf-8"
    )
    about = {"fhirVersion": "4.0.1", "package": source.name, "version": source.version}
    tables.write_lines(folder / "source.json", about)


def main(words: list[str]) -> int:
    """Answer the command line; 0 when the tables are written, 2 when the package cannot be read."""
    try:
        build(package.open_package(words[0] if words else None), TABLES)
    except package.PackageNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
