"""What diagnosis codes are called in everyday Danish and English.

The names are our own words. The classifications' own texts are not here: ICD-10 is copyright WHO, its Danish edition
SKS is the Danish Health Data Authority's, ICPC-2 is copyright WONCA and its Danish edition DSAM's, and none of the
sources at hand says that they may be passed on. Whoever sends a diagnosis sends its text; these names are for codes
that come without one.
"""

import csv
from functools import cache
from pathlib import Path

from sharedcare.terminology.systems import ICPC_2, SKS

_SYSTEMS = {SKS: "sks", ICPC_2: "icpc2"}
_SHORTEST = 4
"""Letters of the shortest SKS code: D and a category of ICD-10."""


def name_of(system: str, code: str, language: str = "da") -> str:
    """The name of a code of SKS or ICPC-2; empty when it has none here.

    A code of SKS without a name of its own has that of the group it belongs to, which is the code without its last signs.
    """
    table = _SYSTEMS.get(system)
    if table is None:
        return ""
    for length in range(len(code), 0, -1):
        found = _names().get((table, code[:length]))
        if found is not None:
            return found[1 if language == "en" else 0]
        if table == "icpc2" or length <= _SHORTEST:
            break
    return ""


@cache
def _names() -> dict[tuple[str, str], tuple[str, str]]:
    with Path(__file__).with_name("diagnoses.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return {(row["system"], row["code"]): (row["da"], row["en"]) for row in rows}
