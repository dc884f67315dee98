"""What is measured of a patient again and again: which codes mean the same, in which unit it is shown, and what it
is called.

Two laboratories, a home scale and a foreign system send one quantity under different codes and units. Here they
become one series. What there is stands in `measures.toml`: a new one is a few lines there.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from math import isclose
from pathlib import Path
from typing import Any

from sharedcare.terminology.units import UCUM, canonical

LOINC = "http://loinc.org"
NPU = "http://npu-terminology.org"
NPU_OID = "urn:oid:1.2.208.176.2.1"
MEDCOM = (
    "urn:oid:1.2.208.184.100.8",
    "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes",
)
"""MedCom's own codes, for what NPU has none."""
OWN = "urn:sharedcare:measured"
"""Names of ours, for what none of the others has a code for; other systems get the words beside them."""


Span = tuple[float, float]
"""The least and the greatest."""


@dataclass(frozen=True, slots=True)
class Half:
    """One of the values of what is one measurement with two numbers: the upper or the lower blood pressure."""

    key: str
    danish: str
    english: str
    loinc: tuple[str, ...]
    npu: tuple[str, ...]
    medcom: tuple[str, ...]
    possible: Span
    usual: Span
    also: tuple[str, ...] = ()

    @property
    def codings(self) -> tuple[tuple[str, str], ...]:
        """System and code of everything that means this."""
        return _codings(self.loinc, self.npu, self.medcom)


@dataclass(frozen=True, slots=True)
class Measurable:
    """One thing that is measured.

    `unit` is how the unit is written on screens, `english_unit` how it is written there in English, `ucum` its code. `digits` are the decimals it has at the least, `days` how
    often it is usually measured. `factors` lead from other units, that UCUM cannot convert, to this one: a factor and
    what is added. `possible` is what a value can be and `usual` what most are, where somebody may mistype it. A pair is two values at
    once, its `parts`, under the LOINC code of its `panel`: the upper and the lower blood pressure. `also` is what else people call it,
    `unlike` what sounds like it and is another thing that is not measured here.
    """

    key: str
    danish: str
    english: str
    unit: str
    ucum: str
    digits: int
    days: int
    loinc: tuple[str, ...] = ()
    npu: tuple[str, ...] = ()
    medcom: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    factors: dict[str, tuple[float, float]] = field(default_factory=dict)
    english_unit: str = ""
    possible: Span | None = None
    usual: Span | None = None
    panel: str = ""
    parts: tuple[Half, ...] = ()
    also: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it is two values at once."""
        return bool(self.parts)

    def called(self, language: str) -> str:
        """Its name in this language."""
        return self.danish if language == "da" else self.english

    def unit_in(self, language: str) -> str:
        """Its unit as one writes it in this language."""
        return self.unit if language == "da" else self.english_unit or self.unit

    @property
    def codings(self) -> tuple[tuple[str, str], ...]:
        """System and code of everything that means this."""
        return (*_codings(self.loinc, self.npu, self.medcom), *((OWN, code) for code in self.own))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of everything that means this, whatever their systems."""
        return tuple(dict.fromkeys((*self.loinc, *self.npu, *self.medcom, *self.own)))


def _codings(
    loinc: tuple[str, ...], npu: tuple[str, ...], medcom: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    written = ((LOINC, loinc), (NPU, npu), (NPU_OID, npu), *((system, medcom) for system in MEDCOM))
    return tuple((system, code) for system, codes in written for code in codes)


def _read() -> tuple[Measurable, ...]:
    table = tomllib.loads(Path(__file__).with_name("measures.toml").read_text(encoding="utf-8"))
    return tuple(
        Measurable(
            key=key,
            danish=row["da"],
            english=row["en"],
            unit=row["unit"],
            ucum=row["ucum"],
            digits=row["digits"],
            days=row["days"],
            loinc=tuple(row.get("loinc", ())),
            npu=tuple(row.get("npu", ())),
            medcom=tuple(row.get("medcom", ())),
            own=tuple(row.get("own", ())),
            factors={unit: (factor, added) for unit, (factor, added) in row.get("factors", {}).items()},
            english_unit=row.get("unit-en", ""),
            possible=_span(row, "possible"),
            usual=_span(row, "usual"),
            panel=row.get("panel", ""),
            parts=tuple(_half(part) for part in row.get("parts", ())),
            also=tuple(row.get("also", ())),
            unlike=tuple(row.get("unlike", ())),
        )
        for key, row in table.items()
    )


def _half(row: dict[str, Any]) -> Half:
    return Half(
        key=row["key"],
        danish=row["da"],
        english=row["en"],
        loinc=tuple(row["loinc"]),
        npu=tuple(row["npu"]),
        medcom=tuple(row["medcom"]),
        possible=(row["possible"][0], row["possible"][1]),
        usual=(row["usual"][0], row["usual"][1]),
        also=tuple(row["also"]),
    )


def _span(row: dict[str, Any], name: str) -> Span | None:
    return (row[name][0], row[name][1]) if name in row else None


MEASURABLES: tuple[Measurable, ...] = _read()
"""All that we know by name, in the order in which clinicians look. Source: measures.toml."""

SYSTOLIC, DIASTOLIC = (
    (part.loinc, part.npu, part.medcom)
    for one in MEASURABLES
    if one.key == "blood-pressure"
    for part in one.parts
)
"""LOINC, NPU and MedCom codes of the upper and of the lower blood pressure, as a component or by itself."""

_BY_CODING = {coding: one for one in MEASURABLES for coding in one.codings}
_BY_KEY = {one.key: one for one in MEASURABLES}
_ORDER = {one.key: place for place, one in enumerate(MEASURABLES)}
RANK_OF_UNKNOWN = len(MEASURABLES)


def measurable(system: str, code: str) -> Measurable | None:
    """What a coding of an Observation measures; None when we have no name for it."""
    return _BY_CODING.get((system, code))


def by_key(key: str) -> Measurable | None:
    """The one with this key."""
    return _BY_KEY.get(key)


def rank(key: str) -> int:
    """Its place in the order in which clinicians look; what we have no name for comes last."""
    return _ORDER.get(key, RANK_OF_UNKNOWN)


def into(one: Measurable, value: float, code: str) -> float | None:
    """A value in the unit with this UCUM code, converted to the unit that it is shown in; None when it cannot be."""
    if code in ("", one.ucum):
        return value
    if code in one.factors:
        factor, added = one.factors[code]
        return value * factor + added
    return between(value, code, one.ucum)


def between(value: float, code: str, wanted: str) -> float | None:
    """A value converted from one UCUM unit to another; None when they do not measure the same."""
    if code == wanted:
        return value
    there, slope, start = _line(wanted)
    here, comparable = canonical(value, UCUM, code)
    return (comparable - start) / slope if here == there and slope else None


@cache
def _line(code: str) -> tuple[int, float, float]:
    """How values in a unit lie on the scale on which all of its dimension are compared: key, slope and start."""
    key, start = canonical(0.0, UCUM, code)
    return key, canonical(1.0, UCUM, code)[1] - start, start


def from_index(one: Measurable, unit: int, value: float, raw: float) -> float | None:
    """A value as the index holds it, in the unit that it is shown in; None when it cannot be.

    The index knows the unit key, the value under it, and the value as it was written. A percentage and a mmol/mol
    have one key and mean different things: what was written tells them apart.
    """
    for code, key, slope, start in _units_of(one.key):
        if key == unit and isclose(raw * slope + start, value, rel_tol=1e-6, abs_tol=1e-12):
            return into(one, raw, code)
    return next(
        (
            into(one, (value - start) / slope, code)
            for code, key, slope, start in _units_of(one.key)
            if key == unit
        ),
        None,
    )


def back_from_index(code: str, unit: int, value: float) -> float | None:
    """A value as the index holds it, in the UCUM unit with this code; None when they do not measure the same."""
    key, slope, start = _line(code)
    return (value - start) / slope if key == unit and slope else None


@cache
def _units_of(key: str) -> tuple[tuple[str, int, float, float], ...]:
    """The units in which a measurable is sent: code, unit key, and how values in it become those of the index."""
    one = _BY_KEY[key]
    lines = ((code, *_line(code)) for code in dict.fromkeys((one.ucum, *one.factors)))
    return tuple((code, there, slope, start) for code, there, slope, start in lines if slope)
