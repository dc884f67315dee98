"""What laboratory codes are called: NPU and DNK codes in Danish and English, with unit and group.

The table beside this file is written by `python -m tools.npu` from a compiled list of the codes that programmes and
partners use. Codes and units are the NPU terminology's (npu-terminology.org); the names are ours.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson

SYSTEM = "http://npu-terminology.org"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One code. Names are (Danish, English); the short one fits a tile (22 letters), the long one says the specimen.

    `unit` is how people write it, `ucum` its code; `group` is under what results are gathered on a screen.
    """

    code: str
    short: tuple[str, str]
    long: tuple[str, str]
    unit: str
    ucum: str
    group: tuple[str, str]


def name(code: str, language: str = "da") -> str:
    """The short name of a code; the code itself when it has none here."""
    found = analysis(code)
    return code if found is None else found.short[language == "en"]


def long_name(code: str, language: str = "da") -> str:
    """The name of a code with what it was measured in; the code itself when it has none here."""
    found = analysis(code)
    return code if found is None else found.long[language == "en"]


def analysis(code: str) -> Analysis | None:
    """All that is known of a code."""
    return _table().get(code)


def codes() -> tuple[str, ...]:
    """All codes that something is known of."""
    return tuple(_table())


@cache
def _table() -> dict[str, Analysis]:
    rows = orjson.loads(Path(__file__).with_name("npu.json").read_bytes())
    return {
        code: Analysis(code, (row[0], row[1]), (row[2], row[3]), row[4], row[5], (row[6], row[7]))
        for code, row in rows.items()
    }
