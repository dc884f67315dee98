"""Where a page ended, as an opaque text for the link to the next one.

A cursor holds the sort values and the key of the last row, so the next page begins right behind it
however much has been written meanwhile: what stands still is seen once, and once only. It also holds a mark
of what was asked: under another question its place would mean nothing, and rows would be left out unseen.
"""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.kernel.cpr import contains_cpr
from sharedcare.kernel.ids import key64
from sharedcare.records.errors import BadSearch


def encode(values: Sequence[Any], *, of: str) -> str:
    """The cursor behind a row with these sort values, its key last. `of` is what was asked, in words of the caller.

    A cursor goes into an address. Raises BadSearch when it would take a person's number there.
    """
    if any(isinstance(value, str) and contains_cpr(value) for value in values):
        raise BadSearch(
            "_sort",
            "The next page in this order would have a person's number in its address."
            " Ask for all at once with a larger _count, or sort by something else.",
        )
    plain = [{"t": value.isoformat()} if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(orjson.dumps([_mark(of), *plain])).decode().rstrip("=")


def decode(cursor: str, *, of: str, kinds: Sequence[type]) -> list[Any]:
    """The sort values, of these kinds or None, and the key in a cursor.

    Raises BadSearch for a text that is none of ours, or of something else that was asked.
    """
    try:
        mark, *plain = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [datetime.fromisoformat(one["t"]) if isinstance(one, dict) else one for one in plain]
    except (binascii.Error, orjson.JSONDecodeError, ValueError, KeyError, TypeError):
        mark, values = None, []
    *terms, key = values or [None]
    fits = len(terms) == len(kinds) and all(map(_is, terms, kinds))
    if not fits or mark != _mark(of) or type(key) is not int or not -(2**63) <= key < 2**63:
        raise BadSearch("_cursor", "This is no page of this search. Start again from its first page.")
    return values


def _mark(asked: str) -> int:
    return key64(asked) & 0xFFFFFFFF


def _is(value: Any, kind: type) -> bool:
    if value is None or kind is float:
        return value is None or type(value) in (int, float)
    if kind is str:
        return isinstance(value, str) and "\0" not in value
    if kind is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    return type(value) is int and abs(value) < 2**15
