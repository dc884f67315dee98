"""Judges one primitive value."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from sharedcare.records.definitions.elements import Element
from sharedcare.records.definitions.value_sets import codes_by_system
from sharedcare.records.validation.formats import LONGEST_STRING, PATTERNS, RANGES, RULES
from sharedcare.records.validation.words import nearest, one_of, shown_code

# A surrogate on its own is no character; Python's own JSON reader lets it in.
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

Found = tuple[str, str]
"""An issue code and a sentence."""


def primitive_problem(element: Element, value: Any) -> Found | None:
    """What is wrong with a value of an element of a primitive type, or None."""
    kind = element.type
    if not _is_written_as(kind, value):
        return ("structure" if _is_of_other_sort(kind, value) else "value"), f"It must be {RULES[kind]}."
    if kind in ("string", "markdown") and len(value) > LONGEST_STRING:
        return "value", f"It has more than the {LONGEST_STRING} characters that a text may have."
    if element.values is not None:
        return _code_problem(element.values, value)
    return None


def _is_written_as(kind: str, value: Any) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "decimal":
        return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if kind in RANGES:
        least, greatest = RANGES[kind]
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= greatest
    if not isinstance(value, str) or not value:
        return False
    return _pattern(kind).fullmatch(value) is not None and not _HALF_CHARACTER.search(value)


def _is_of_other_sort(kind: str, value: Any) -> bool:
    """Whether JSON has the value as something else altogether: an object for a text, a text for a number."""
    if kind == "boolean":
        return True
    if kind == "decimal" or kind in RANGES:
        return isinstance(value, bool | str | dict | list)
    return not isinstance(value, str)


def _code_problem(value_set: str, value: str) -> Found | None:
    codes = [code for codes in codes_by_system(value_set).values() for code in codes]
    if value in codes:
        return None
    meant = nearest(value, codes)
    hint = f"; did you mean {meant}?" if meant else "."
    return "code-invalid", f"It must be {one_of(codes)}, not {shown_code(value)}{hint}"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[kind])
