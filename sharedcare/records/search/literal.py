"""The values of a search parameter: separated, unescaped, their prefixes taken off."""

import re
from decimal import Decimal

from sharedcare.records.errors import BadSearch
from sharedcare.records.search.query import Comparison

_PREFIX = re.compile(r"(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+.0-9])")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?\Z")


def alternatives(value: str) -> list[str]:
    r"""The parts between unescaped commas, still escaped. R4 search.html 3.1.1.4.10 and 3.1.1.4.11."""
    return _split(value, ",")


def parts(value: str) -> list[str]:
    """The unescaped parts between unescaped bars: system and code, or number, system and code."""
    return [unescaped(part) for part in _split(value, "|")]


def unescaped(value: str) -> str:
    r"""The text meant: `\,` is a comma, `\|` a bar, `\$` a dollar, `\\` a backslash."""
    return re.sub(r"\\([,|$\\])", r"\1", value)


def prefixed(value: str) -> tuple[Comparison, str]:
    """The comparison and what stands after it. Without a prefix it is equality."""
    found = _PREFIX.match(value)
    if found is None:
        return "eq", value
    comparison: Comparison = found[1]  # type: ignore[assignment]
    return comparison, value[found.end() :]


def number_range(parameter: str, text: str, comparison: Comparison) -> tuple[float, float]:
    """The range a number stands for by the digits it is written with: `100` is 99.5 to 100.5.

    `1e2` is 95 to 105: the section's own example. For `ap` it is a tenth of the value to either side.
    R4 search.html 3.1.1.4.6.
    Raises BadSearch for what is no number.
    """
    if not _NUMBER.match(text):
        raise BadSearch(parameter, f"{parameter}: a number such as 5.4 is expected here.")
    value = Decimal(text)
    if comparison == "ap":
        half = abs(value) / 10
    else:
        exponent = _exponent(value)
        half = Decimal(5).scaleb(exponent - 2 if exponent > 0 else exponent - 1)
    return float(value - half), float(value + half)


def number(text: str) -> float:
    """The number itself. Only for text that `number_range` has taken."""
    return float(Decimal(text))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _split(value: str, separator: str) -> list[str]:
    if "\\" not in value:
        return value.split(separator)
    found: list[str] = []
    current: list[str] = []
    escaped = False
    for character in value:
        if character == separator and not escaped:
            found.append("".join(current))
            current = []
        else:
            current.append(character)
        escaped = character == "\\" and not escaped
    found.append("".join(current))
    return found
