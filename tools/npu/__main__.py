"""Writes the committed table of laboratory codes: `python -m tools.npu NPU_CORE.csv`, or with SHAREDCARE_NPU set.

The list has the codes with their unit, group and specimen; `names.csv` beside this file has what people call them in
Danish and English. A code of the list without a name here stops it, and so does a name too long for a tile.
"""

import csv
import json
import os
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_TABLE = _HERE.parent.parent / "sharedcare" / "terminology" / "npu.json"
_LONGEST = 22
_SPECIMENS = {
    "P": ("i plasma", "in plasma"),
    "B": ("i blod", "in blood"),
    "U": ("i urin", "in urine"),
    "P(kB)": ("i plasma fra fingerprik", "in plasma from a finger prick"),
    "P(vB)": ("i plasma fra en blodåre", "in plasma from a vein"),
    "aB": ("i blod fra en pulsåre", "in arterial blood"),
    "kB": ("i blod fra fingerprik", "in blood from a finger prick"),
}
_UNITS = {
    "ng/L el. pmol/L (×8,457)": "ng/L",
    "fraktion (0-1) / %": "%",
    "fraktion": "",
    "1": "",
    "× 10⁻³ (=mg/g)": "mg/g",
    "× 10⁻³ IU/L": "mIU/L",
    "× 10⁹/L": "10⁹/L",
    "× 1/min": "/min",
    "arb.k.": "",
}
_SAID_BY_SPECIMEN = ("arteriel", "kapillær", "venøst", "arterial", "capillary", "venous")
_GROUPS = {
    "diabetes": ("Diabetes", "Diabetes"),
    "lipid": ("Fedtstoffer", "Lipids"),
    "nyre": ("Nyrer", "Kidneys"),
    "elektrolyt": ("Salte", "Electrolytes"),
    "hæmatologi": ("Blodceller", "Blood cells"),
    "inflammation": ("Betændelse", "Inflammation"),
    "lever": ("Lever", "Liver"),
    "hjerte": ("Hjerte", "Heart"),
    "jern": ("Jern", "Iron"),
    "vitamin": ("Vitaminer", "Vitamins"),
    "thyroidea": ("Stofskifte", "Thyroid"),
    "KOL": ("Lunger", "Lungs"),
    "vital": ("Målinger", "Vital signs"),
    "urin": ("Urin", "Urine"),
}


def main() -> None:
    """Write the table."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SHAREDCARE_NPU", "")
    if not given or not Path(given).is_file():
        sys.exit("Give the compiled list of NPU codes (npu_core.csv), as an argument or in SHAREDCARE_NPU.")
    names = {row["code"]: (row["da"], row["en"]) for row in _rows(_HERE / "names.csv")}
    table = {row["code"]: _entry(row, names) for row in _rows(Path(given))}
    lines = (f'"{code}": {json.dumps(entry, ensure_ascii=False)}' for code, entry in sorted(table.items()))
    _TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(table)} codes written to {_TABLE.name}.")


def _entry(row: dict[str, str], names: dict[str, tuple[str, str]]) -> list[str]:
    """Short and long name in Danish and English, unit as people write it, unit in UCUM, group in both languages."""
    if row["code"] not in names:
        sys.exit(f"{row['code']} has no name in names.csv. Give it one in Danish and in English.")
    da, en = names[row["code"]]
    if max(len(da), len(en)) > _LONGEST:
        sys.exit(f"The name of {row['code']} is longer than {_LONGEST} letters. Shorten it.")
    in_da, in_en = _SPECIMENS.get(row["specimen"], ("", ""))
    unit = _UNITS.get(row["unit"], row["unit"])
    long = _long(da, in_da, "stix"), _long(en, in_en, "dipstick")
    return [da, en, *long, unit, row["ucum"], *_GROUPS[row["group"].partition(",")[0]]]


def _long(name: str, specimen: str, stick: str) -> str:
    """The name with the specimen behind it, and the stick that it was read from behind that."""
    plain = name.removesuffix(f", {stick}")
    if name.rpartition(", ")[2] in _SAID_BY_SPECIMEN:
        name = plain = name.rpartition(", ")[0]
    return f"{plain} {specimen}{f' ({stick})' if plain != name else ''}".strip()


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=";"))


if __name__ == "__main__":
    main()
