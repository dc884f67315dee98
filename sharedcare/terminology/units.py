"""Quantities of different units made comparable: 180 [lb_av] is 81.6 kg, 98.6 [degF] is 37 Cel.

A *unit key* names what is measured: the dimension of a UCUM code, or the very unit when it is of
another system or cannot be converted. Values under equal keys compare as numbers. They are rounded
to twelve digits, so that 5.4 mmol/L and 5400 umol/L, converted, are the same number.
https://hl7.org/fhir/R4/search.html#quantity
"""

from functools import cache, lru_cache
from pathlib import Path

import orjson

from sharedcare.kernel.ids import key64
from sharedcare.terminology.ucum import Atom, Vocabulary, conversion_of

UCUM = "http://unitsofmeasure.org"

NO_UNIT = 0
"""The unit key of plain numbers."""


def canonical(value: float, system: str | None, code: str | None) -> tuple[int, float]:
    """The unit key of a unit, and the value as it compares under that key.

    `code` is a code of `system`, or without a system the unit as people write it. Neither is NO_UNIT.
    """
    key, factor, offset = _unit(system or "", code or "")
    if factor == 1.0 and offset == 0.0:
        return key, float(value)
    return key, float(f"{value * factor + offset:.12g}")


def candidates(value: float, unit: str) -> list[tuple[int, float]]:
    """What a searched quantity can mean when its unit names no system: a UCUM code, or the words on the screen.

    https://hl7.org/fhir/R4/search.html#quantity: `5.4||mg` matches "either the code or the stated human unit".
    """
    return list(dict.fromkeys((canonical(value, UCUM, unit), canonical(value, None, unit))))


@lru_cache(maxsize=8192)
def _unit(system: str, code: str) -> tuple[int, float, float]:
    if not code and not system:
        return NO_UNIT, 1.0, 0.0
    conversion = conversion_of(code, vocabulary()) if system == UCUM else None
    if conversion is None:
        return key64(f"unit\n{system}\n{code}"), 1.0, 0.0
    return key64(f"dimension\n{conversion.dimension}"), conversion.factor, conversion.offset


@cache
def vocabulary() -> Vocabulary:
    """The units and prefixes of UCUM, from the generated table."""
    table = orjson.loads(Path(__file__).with_name("units.json").read_bytes())
    atoms = {code: Atom(*row) if row else None for code, row in table["units"].items()}
    return Vocabulary(atoms, table["prefixes"])
