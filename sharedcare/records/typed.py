"""What somebody has typed to find a patient, understood: words of a name, birth dates, a CPR number. Pure.

Six digits are a birth date as the CPR number begins with it, and then mean each century that somebody alive can be
born in. What is a CPR number is sought as such, whatever stands around it: nobody shares it.
"""

import re
from datetime import date, datetime

from sharedcare.kernel.errors import Refusal
from sharedcare.records.finding import Sought
from sharedcare.records.indexing.dates import interval_of
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.strings import fold

LONGEST = 100
_MOST_WORDS = 6
_FEWEST_LETTERS = 2
_OLDEST = 120

_CPR = re.compile(r"(?<![\d])(\d{6})[- ]?(\d{4})(?!\d)")
_DANISH = re.compile(r"(?<!\d)(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DIGITS = re.compile(r"(?<![\w-])(\d{8}|\d{6}|\d{4})-?(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-]+[^\W\d_]+)*")


class NothingToGoBy(Refusal):
    """What was typed holds nothing that a patient can be found by."""


class TooLittle(Refusal):
    """A single letter fits thousands."""


def sought_in(text: str, *, today: date) -> Sought:
    """Who is meant. Raises NothingToGoBy or TooLittle."""
    text = text[:LONGEST]
    if number := _CPR.search(text):
        return Sought(number=number[1] + number[2])
    born, rest = _born(text, today)
    words = tuple(dict.fromkeys(fold(word) for word in _WORD.findall(rest)))[:_MOST_WORDS]
    if not words and not born:
        raise NothingToGoBy("There is no name, birth date or CPR number in this.")
    if not born and max(map(len, words)) < _FEWEST_LETTERS:
        raise TooLittle("One letter fits too many. Type at least two.")
    return Sought(words=words, born=born)


def _born(text: str, today: date) -> tuple[tuple[tuple[datetime, datetime], ...], str]:
    """The intervals that a date in the text can mean, and the text without it."""
    for pattern, read in ((_ISO, _of_iso), (_DANISH, _of_danish), (_DIGITS, _of_digits)):
        for found in pattern.finditer(text):
            if dates := read(found, today):
                rest = text[: found.start()] + " " + text[found.end() :]
                return tuple(interval_of(each, here().zone) for each in dates), rest
    return (), text


def _of_iso(found: re.Match[str], today: date) -> list[str]:
    return _days(found[3], found[2], found[1], today)


def _of_danish(found: re.Match[str], today: date) -> list[str]:
    return _days(found[1], found[2], found[3], today)


def _of_digits(found: re.Match[str], today: date) -> list[str]:
    digits = found[1]
    if len(digits) == 4:
        return [digits] if _can_be_born(int(digits), today) else []
    if dates := _days(digits[:2], digits[2:4], digits[4:], today):
        return dates
    return _days(digits[6:], digits[4:6], digits[:4], today)


def _days(day: str, month: str, year: str, today: date) -> list[str]:
    years = [year] if len(year) == 4 else [f"{century}{year}" for century in ("19", "20", "18")]
    found = []
    for each in years:
        try:
            meant = date(int(each), int(month), int(day))
        except ValueError:
            continue
        if meant <= today and _can_be_born(meant.year, today):
            found.append(meant.isoformat())
    return found


def _can_be_born(year: int, today: date) -> bool:
    return today.year - _OLDEST <= year <= today.year
