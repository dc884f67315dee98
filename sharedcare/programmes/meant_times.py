"""What somebody most likely meant by a rhythm or a time that is not written as it is here: in everyday words, or in Danish. Pure."""

import re
from collections.abc import Callable, Mapping

from sharedcare.programmes.rhythms import WEEKDAYS, Rhythm
from sharedcare.programmes.times import Window
from sharedcare.programmes.written import Written

_UNITS = {
    "hour": ("hour", "hours", "hourly", "time", "timer", "timen"),
    "day": ("day", "days", "daily", "dag", "dage", "dagen", "dagligt", "daglig"),
    "week": ("week", "weeks", "weekly", "uge", "uger", "ugen", "ugentligt", "ugentlig"),
    "month": ("month", "months", "monthly", "måned", "måneder", "måneden", "månedligt", "månedlig"),
    "year": ("year", "years", "yearly", "annually", "år", "året", "årligt", "årlig"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_ANY = "|".join(sorted(_UNIT, key=len, reverse=True))
_NUMBERS = {
    "once": 1, "one": 1, "en": 1, "én": 1, "a": 1, "each": 1, "twice": 2, "two": 2, "to": 2, "other": 2, "second": 2, "anden": 2, "andet": 2,
    "thrice": 3, "three": 3, "tre": 3, "third": 3, "tredje": 3, "four": 4, "fire": 4, "fourth": 4, "fjerde": 4, "six": 6, "seks": 6,
}  # fmt: skip
_COUNT = rf"\d+|{'|'.join(_NUMBERS)}"
_ALONE = re.compile(rf"(?:(\d+) ?)?({_ANY})")
_TIMES_A = re.compile(
    rf"({_COUNT}) ?(?:times?|x|gange?)?(?: om| i)? ?(?:a|an|per|pr\.?|each|every|/|hver|om|i)? ?({_ANY})"
)
_EACH = re.compile(rf"(?:every|each|hver|hvert) (?:({_COUNT})\.? )?({_ANY})")
_DAYS = re.compile(
    rf"(?:every|each|on|hver)? ?((?:{'|'.join(WEEKDAYS)})s?(?:(?:,| and|, and) (?:{'|'.join(WEEKDAYS)})s?)*)"
)
_POINT = rf"(?:({_ANY}) )?(-?\d+)(?: ({_ANY}))?"
_WINDOW = re.compile(rf"{_POINT}(?: ?(?:to|til|-|\u2013) ?{_POINT})? (after|before|efter|før) ([a-z0-9.-]+)")


def meant(kind: type[Written], text: str) -> str:
    """What was most likely meant, as it is written here; empty where nobody can tell."""
    guess = _GUESSES.get(kind)
    found = guess(" ".join(text.lower().split()).rstrip(".")) if guess else ""
    return found if re.fullmatch(kind.WRITTEN, found) else ""


def _rhythm(text: str) -> str:
    if found := _DAYS.fullmatch(text):
        named = re.findall("|".join(WEEKDAYS), found[1])
        return f"every {' and '.join(day for day in WEEKDAYS if day in named)}"
    if found := _EACH.fullmatch(text):
        return _every(_number(found[1] or "1"), _UNIT[found[2]])
    if found := _ALONE.fullmatch(text):
        return _every(int(found[1] or 1), _UNIT[found[2]])
    if found := _TIMES_A.fullmatch(text):
        times, unit = _number(found[1]), _UNIT[found[2]]
        return _every(1, unit) if times == 1 else f"{times} times a {unit}"
    return ""


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"


def _window(text: str) -> str:
    """`8 weeks after enrolment` and `week 2 to 8 after enrolment`: each point with its unit, which stands before the number."""
    found = _WINDOW.fullmatch(text)
    if found is None:
        return ""
    first, last = (found[1] or found[3], found[2]), (found[4] or found[6], found[5])
    units = [unit for unit in (first[0], last[0]) if unit]
    if not units:
        return ""
    is_before = found[7] in ("before", "før")
    points = [
        f"{_UNIT[unit or units[0]]} {-int(count) if is_before and int(count) else int(count)}"
        for unit, count in (first, last)
        if count is not None
    ]
    ordered = reversed(points) if is_before else points
    return f"{' to '.join(ordered)} after {found[8]}"


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


_GUESSES: Mapping[type[Written], Callable[[str], str]] = {Rhythm: _rhythm, Window: _window}
