"""What a Danish civil registration number (CPR number) looks like.

Six digits of birth date, DDMMYY, and four more. A number that was given out is never refused for its check
digit: since 2007 there are numbers without a valid modulus 11. Replacement numbers have 60 added to the day.
Source: CPR-kontoret, "Personnummeret i CPR".
"""

import re

_SHAPE = re.compile(r"(\d\d)(\d\d)\d\d-?\d{4}\Z")


_WITHIN = re.compile(r"(?<![0-9A-Za-z])\d{6}-?\d{4}(?![0-9A-Za-z])")


def contains_cpr(text: str) -> bool:
    """Whether something in the text could be a person's number."""
    return any(resembles_cpr(found) for found in _WITHIN.findall(text))


def resembles_cpr(text: str) -> bool:
    """Whether the text as a whole could be a person's number, so that it may stand in no address and no log."""
    found = _SHAPE.match(text)
    if found is None:
        return False
    day, month = int(found[1]) % 60, int(found[2])
    return 1 <= day <= 31 and 1 <= month <= 12


def without_cpr(text: str) -> str:
    """The text with whatever could be a person's number taken out, fit for a log or a screen."""
    return _WITHIN.sub(lambda found: "(a number)" if resembles_cpr(found[0]) else found[0], text)
