"""What somebody most likely meant by a value or a key that cannot be used: Danish numbers and words, quotes, short versions. Pure."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sharedcare.programmes.differing.words import FIELDS, PARTS

CURLY = "“”„‟«»"
_DECIMAL = re.compile(r"([-+]?\d+)\s*,\s*(\d+)")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_AND_UNIT = re.compile(r"([-+]?\d+(?:[.,]\d+)?)\s*([^\d\s.,].*)")
_SIGNS = re.compile(r"(>=|≥|<=|≤|>|<)?\s*([-+]?\d+(?:[.,]\d+)?)")
_BANDS = {">=": "at-least", "≥": "at-least", "<=": "at-most", "≤": "at-most", ">": "above", "<": "below"}
_YES = {"yes": "true", "ja": "true", "true": "true", "no": "false", "nej": "false", "false": "false"}
_PARTS_OF_VERSION = 3
Said = tuple[str, str]
"""What is the case, and what to do."""


def number(value: object, name: str) -> Said | None:
    """A text where a number is wanted."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if found := _DECIMAL.fullmatch(text):
        return (
            f"`{text}` is written with a comma, which is no decimal sign here.",
            f"Write `{name}: {found[1]}.{found[2]}`.",
        )
    if _NUMBER.fullmatch(text):
        return f"`{text}` stands in quotes, and so is a text.", f"Write `{name}: {text}`."
    if found := _AND_UNIT.fullmatch(text):
        return (
            f"`{text}` is a number with more behind it.",
            f"Write the number alone, `{name}: {found[1].replace(',', '.')}`: the unit stands in `unit`.",
        )
    return None


def torn(values: Mapping[str, object], key: str, name: str) -> Said | None:
    """A key with nothing behind it, which a comma has torn from the value before it: `{at-least: 0,5}` or `{en: Weight, yours}`."""
    if values.get(key) is not None:
        return None
    before = list(values)[: list(values).index(key)]
    if not before:
        return None
    last, value = before[-1], values[before[-1]]
    if key.isdigit() and isinstance(value, int) and not isinstance(value, bool):
        return (
            f"`{last}: {value},{key}` is written with a comma, which is no decimal sign here.",
            f"Write `{last}: {value}.{key}`.",
        )
    if isinstance(value, str):
        return (
            f"The text of `{last}` in `{name}` is cut off at its comma.",
            f'Put it in quotes: `{last}: "{value.strip(CURLY)}, {key.strip(CURLY)}"`.',
        )
    return None


def band(value: object, name: str) -> Said | None:
    """A number, or a text such as `>= 102`, where a band is wanted."""
    found = _SIGNS.fullmatch(str(value).strip())
    if found is None or isinstance(value, bool | dict | list):
        return None
    end = _BANDS.get(found[1] or "")
    text = found[2].replace(",", ".")
    if end is None:
        return (
            f"`{name}: {value}` does not say on which side of it.",
            f"Write `{name}: {{at-least: {text}}}` or `{name}: {{at-most: {text}}}`.",
        )
    return f"`{name}: {value}` is not how a limit is written.", f"Write `{name}: {{{end}: {text}}}`."


def truth(value: object, name: str) -> Said | None:
    """A word where true or false is wanted."""
    meant = _YES.get(value.strip().lower(), "") if isinstance(value, str) else ""
    return (f"`{name}: {value}` is a word.", f"Write `{name}: {meant}`, without quotes.") if meant else None


def version(value: object) -> Said:
    """What is no version."""
    numbers = re.findall(r"\d+", str(value)) or ["1"]
    meant = ".".join([*numbers, "0", "0"][:_PARTS_OF_VERSION])
    return (
        f"The version `{value}` is not three numbers with dots.",
        f"Write `version: {meant}`, and raise it with every change.",
    )


def uncurled(value: str) -> str:
    """The text without the curly quotes around it; the same where there are none."""
    return value.strip(CURLY) if value[:1] in CURLY or value[-1:] in CURLY else value


def key(word: str, known: Iterable[str]) -> str:
    """The key that was most likely meant; empty where nothing is like it. Danish names of parts and fields are known."""
    several = list(known)
    plain = uncurled(word).lower()
    danish = {name: field for field, names in FIELDS.items() if (name := names["da"]) and field in several}
    danish |= {name: part for part, names in PARTS.items() for name in names["da"] if part in several}
    danish |= {"titel": "title", "nøgle": "key", "kode": "codes"}
    near = get_close_matches(plain, several, 1, 0.6) or get_close_matches(plain, danish, 1, 0.75)
    found = danish.get(near[0], near[0]) if near else ""
    return found if found in several else ""
