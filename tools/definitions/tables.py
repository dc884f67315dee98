"""The tables as text: sorted, one definition on a line, so that a change shows as a few lines."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tools.definitions.elements import Table
from tools.definitions.package import Package

# A urn:uuid may stand in an element of one of these types (R4 section 3.1.0.11.2, transaction rules).
_LINK_TYPES = {"uri", "url", "canonical", "uuid", "oid"}
_TEXT_TYPES = {"string", "markdown", "xhtml", "base64Binary"}
_MANY = 20


def write_lines(path: Path, rows: Mapping[str, Any]) -> None:
    """A JSON object with one member on each line, in order of name."""
    lines = (f"{json.dumps(name)}:{_compact(rows[name])}" for name in sorted(rows))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def append_types(path: Path, names: Iterable[str]) -> None:
    """Add the types that are not in the list yet at its end: a type's number is its line, and is stored."""
    listed = path.read_text(encoding="utf-8").split() if path.exists() else []
    listed += [name for name in names if name not in listed]
    path.write_text("".join(f"{name}\n" for name in listed), encoding="utf-8")


def patient_compartment(package: Package) -> dict[str, list[str]]:
    """Resource type to the search parameters that lead to the patient; types with none are left out."""
    rows = package.read("compartmentdefinition-patient.json")["resource"]
    return {row["code"]: row["param"] for row in rows if row.get("param")}


def link_names(table: Table) -> list[str]:
    """Element names that hold an address, and a text of its own nowhere, or in one place of many.

    (`url` is an address in some fifty structures and a string in TestScript; `source` is as often the
    one as the other and is left out.)
    """
    links, texts = Counter({"reference": 100}), Counter[str]()
    for structure, row in table.items():
        for name, element in row.items():
            links[name] += element["type"] in _LINK_TYPES
            texts[name] += element["type"] in _TEXT_TYPES and structure != "Reference"
    return sorted(name for name, count in links.items() if count > _MANY * texts[name])


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
