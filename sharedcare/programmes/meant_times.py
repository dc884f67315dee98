"""What somebody most likely meant by a rhythm or a time that is not written as it is here: in everyday words, or in Danish. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping

from sharedcare.programmes.rhythms import WEEKDAYS, Rhythm
from sharedcare.programmes.times import Offset, Unit, Window
from sharedcare.programmes.written import Written

_NOUNS = {
    "hour": ("hour", "hours", "time", "timer", "timen"),
    "day": ("day", "days", "dag", "dage", "dagen"),
    "week": ("week", "weeks", "uge", "uger", "ugen"),
    "month": ("month", "months", "måned", "måneder", "måneden"),
    "year": ("year", "years", "år", "året"),
}
_ADVERBS = {
    "hour": ("hourly",),
    "day": ("daily", "dagligt", "daglig"),
    "week": ("weekly", "ugentligt", "ugentlig"),
    "month": ("monthly", "månedligt", "månedlig"),
    "year": ("yearly", "annually", "årligt", "årlig"),
}
_UNIT = {word: unit for words in (_NOUNS, _ADVERBS) for unit, each in words.items() for word in each}
_MANY = frozenset(("hours", "timer", "days", "dage", "weeks", "uger", "months", "måneder", "years"))
_CARDINALS = {
    "a": 1, "an": 1, "one": 1, "en": 1, "én": 1, "et": 1, "ét": 1, "two": 2, "to": 2, "three": 3, "tre": 3, "four": 4, "fire": 4,
    "five": 5, "fem": 5, "six": 6, "seks": 6, "seven": 7, "syv": 7, "eight": 8, "otte": 8, "nine": 9, "ni": 9, "ten": 10, "ti": 10,
    "twelve": 12, "tolv": 12,
}  # fmt: skip
_ORDINALS = {
    "other": 2, "second": 2, "anden": 2, "andet": 2, "third": 3, "tredje": 3, "fourth": 4, "fjerde": 4, "fifth": 5, "femte": 5,
    "sixth": 6, "sjette": 6,
}  # fmt: skip
_ADVERBIAL = {"once": 1, "twice": 2, "thrice": 3}
_NUMBERS = {**_CARDINALS, **_ORDINALS, **_ADVERBIAL}


def _or(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS = "[0-9]{1,4}"
_NOUN = _or(word for words in _NOUNS.values() for word in words)
_ADVERB = _or(word for words in _ADVERBS.values() for word in words)
_IN = _or(word for word in _UNIT if word not in _MANY)
_COUNT = f"{_DIGITS}|{_or(_CARDINALS)}"
_TIMES = r"times?|x|gange?"
_PER = r"an?|per|pr\.?|each|every|/|hver|hvert|om|i"
# A number before a unit is how long it is between two, and how often only where a word says so: `six months` are half a year, and
# `3 daily` may be either.
_ALONE = re.compile(f"(?:({_DIGITS}) ?|({_or(_CARDINALS)}) )?({_NOUN})")
_ADVERB_ALONE = re.compile(_ADVERB)
_OFTEN = re.compile(f"({_or(_ADVERBIAL)})(?: (?:{_PER}))? ?({_IN})")
_TIMES_A = re.compile(f"({_COUNT}) ?(?:(?:{_TIMES})(?: ?(?:{_PER}))?|(?:{_PER})) ?({_IN})")
_EACH = re.compile(
    rf"(?:(?:once|(?:1|en|én) gang) )?(every|each|hver|hvert) (?:({_COUNT}|{_or(_ORDINALS)})(?:\.|st|nd|rd|th)? )?({_NOUN})"
)
_DAYS = re.compile(
    rf"(?:every|each|on|hver)? ?((?:{'|'.join(WEEKDAYS)})s?(?:(?:,| and|, and) (?:{'|'.join(WEEKDAYS)})s?)*)"
)
_POINT = f"(?:({_NOUN}) )?(-?{_DIGITS})(?: ({_NOUN}))?"
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
        return "" if _is_no_hour(found[3], found[1]) else _every(_number(found[2] or "1"), _UNIT[found[3]])
    if found := _ALONE.fullmatch(text):
        return (
            "" if _is_no_hour(found[3], "") else _every(_number(found[1] or found[2] or "1"), _UNIT[found[3]])
        )
    if _ADVERB_ALONE.fullmatch(text):
        return _every(1, _UNIT[text])
    if found := _OFTEN.fullmatch(text) or _TIMES_A.fullmatch(text):
        times, unit = _number(found[1]), _UNIT[found[2]]
        return _every(1, unit) if times == 1 else f"{times} times a {unit}"
    return ""


def _is_no_hour(unit: str, each: str) -> bool:
    """Whether it may be the English word: `every time` is not each hour, as `hver time` is."""
    return unit == "time" and not each.startswith("hver")


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"


def _window(text: str) -> str:
    """`8 weeks after enrolment` and `week 2 to 8 after enrolment`: each point with its unit, which stands before the number. Before
    something, the later point is often said first."""
    found = _WINDOW.fullmatch(text)
    if found is None:
        return ""
    first, last = (found[1] or found[3], found[2]), (found[4] or found[6], found[5])
    units = [unit for unit in (first[0], last[0]) if unit]
    counts = [count for count in (first[1], last[1]) if count is not None]
    is_before = found[7] in ("before", "før")
    if not units or (is_before and any(count.startswith("-") for count in counts)):
        return ""
    sign = -1 if is_before else 1
    points = sorted(
        (
            Offset(sign * int(count), Unit(_UNIT[unit or units[0]]))
            for unit, count in (first, last)
            if count is not None
        ),
        key=lambda each: each.hours,
    )
    return str(Window(points[0], points[-1], found[8]))


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


_GUESSES: Mapping[type[Written], Callable[[str], str]] = {Rhythm: _rhythm, Window: _window}
