"""Where a page ended, as an opaque text for the link to the next one.

A cursor holds the sort values and the key of the last row, so the next page begins right behind it
however much has been written meanwhile: what stands still is seen once, and once only.
"""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.records.errors import BadSearch


def encode(values: Sequence[Any]) -> str:
    """The cursor behind a row with these sort values, its key last."""
    plain = [{"t": value.isoformat()} if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(orjson.dumps(plain)).decode().rstrip("=")


def decode(cursor: str, *, length: int) -> list[Any]:
    """The sort values and key in a cursor. Raises BadSearch for a text that is none of ours, or of another order."""
    try:
        plain = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [datetime.fromisoformat(one["t"]) if isinstance(one, dict) else one for one in plain]
    except (binascii.Error, orjson.JSONDecodeError, ValueError, KeyError, TypeError):
        values = []
    if (
        len(values) != length
        or not isinstance(values[-1], int)
        or any(isinstance(one, list) for one in values)
    ):
        raise BadSearch("_cursor", "This is no page of this search. Start again from its first page.")
    return values
