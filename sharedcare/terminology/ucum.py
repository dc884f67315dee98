"""Reads UCUM, the language of units in FHIR: what a code measures, and how it converts.

    code      = "/" term | term                 term = factor (("." | "/") factor)*
    factor    = symbol [exponent] [annotation] | number | annotation | "(" term ")" [annotation]

A symbol is one of the three hundred units of the generated table, with or without a prefix. Units
that are not proportional (Cel, [degF]) convert alone; logarithms ([pH], dB) do not convert.
https://ucum.org/ucum#section-Syntax-Rules
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite


@dataclass(frozen=True, slots=True)
class Atom:
    """A unit by itself: `value * factor + offset` of its base units, which `powers` counts."""

    factor: float
    powers: Mapping[str, int]
    offset: float = 0.0
    takes_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The units and prefixes there are; a unit that cannot be converted is None."""

    atoms: Mapping[str, Atom | None]
    prefixes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Conversion:
    """From a unit to the base unit of its dimension: `value * factor + offset`."""

    dimension: str
    factor: float
    offset: float


LONGEST = 100
"""Characters of a code that are looked at: the longest in use have forty."""

_FACTOR = re.compile(
    r"(?:(?P<symbol>10[*^]|(?:[A-Za-z%'_]|\[[^\[\]]+\])+)(?P<power>[+-]?\d{1,2})?|(?P<number>\d{1,6})|(?=\{))"
    r"(?P<annotation>\{[^{}]*\})?"
)
_ANNOTATION = re.compile(r"\{[^{}]*\}")


class _Opaque(Exception):
    """The text is not UCUM, or does not convert."""


@dataclass(slots=True)
class _Product:
    factor: float = 1.0
    powers: Counter[str] = field(default_factory=Counter)

    def times(self, factor: float, powers: Mapping[str, int], power: int) -> None:
        self.factor *= factor**power
        for unit, count in powers.items():
            self.powers[unit] += count * power


def conversion_of(code: str, vocabulary: Vocabulary) -> Conversion | None:
    """What a code measures; None when it is not UCUM or does not convert. No text makes it fail."""
    if not code or len(code) > LONGEST:
        return None
    alone = vocabulary.atoms.get(code)
    if alone is not None and alone.offset:
        return Conversion(_dimension(alone.powers), alone.factor, alone.offset)
    product = _Product()
    try:
        if _term(code, 0, 1, product, vocabulary) != len(code):
            return None
    except (_Opaque, ArithmeticError):
        return None
    if not product.factor or not isfinite(product.factor):
        return None
    return Conversion(_dimension(product.powers), float(f"{product.factor:.13g}"), 0.0)


def _term(code: str, position: int, sign: int, product: _Product, vocabulary: Vocabulary) -> int:
    """Multiply the term that begins here into the product; where it ends. `sign` is -1 below a stroke."""
    direction = sign
    if code[position : position + 1] == "/":
        direction, position = -sign, position + 1
    while True:
        if code[position : position + 1] == "(":
            position = _term(code, position + 1, direction, product, vocabulary)
            if code[position : position + 1] != ")":
                raise _Opaque
            annotation = _ANNOTATION.match(code, position + 1)
            position = annotation.end() if annotation else position + 1
        else:
            position = _factor(code, position, direction, product, vocabulary)
        operator = code[position : position + 1]
        if operator not in (".", "/") or not operator:
            return position
        direction, position = (sign if operator == "." else -sign), position + 1


def _factor(code: str, position: int, direction: int, product: _Product, vocabulary: Vocabulary) -> int:
    found = _FACTOR.match(code, position)
    if found is None:
        raise _Opaque
    if found["symbol"]:
        atom = _unit(found["symbol"], vocabulary)
        product.times(atom.factor, atom.powers, int(found["power"] or 1) * direction)
    elif found["number"]:
        product.times(float(found["number"]), {}, direction)
    return found.end()


def _unit(symbol: str, vocabulary: Vocabulary) -> Atom:
    """A whole unit before a prefixed one: `cd` is the candela, no hundredth of a day."""
    if symbol in vocabulary.atoms:
        atom = vocabulary.atoms[symbol]
        if atom is None or atom.offset:
            raise _Opaque
        return atom
    for length in (2, 1):
        atom = vocabulary.atoms.get(symbol[length:])
        prefix = vocabulary.prefixes.get(symbol[:length])
        if atom is not None and prefix is not None and atom.takes_prefix and not atom.offset:
            return Atom(atom.factor * prefix, atom.powers)
    raise _Opaque


def _dimension(powers: Mapping[str, int]) -> str:
    return " ".join(f"{unit}^{power}" for unit, power in sorted(powers.items()) if power)
