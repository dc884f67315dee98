"""The parameters of paged answers that are no searches: how many, and since when."""

from collections.abc import Mapping
from datetime import datetime

from sharedcare.access.looks import Part
from sharedcare.api.errors import BadRequest
from sharedcare.records.indexing.dates import interval_of
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import LARGEST_COUNT, USUAL_COUNT


def part(asked: Mapping[str, str]) -> Part:
    """Which part of the answer is asked for by `_count`, `_since` and `_cursor`. Raises BadRequest."""
    since = moment("_since", asked["_since"]) if "_since" in asked else None
    return Part(_count(asked), asked.get("_cursor"), since)


def moment(name: str, text: str) -> datetime:
    """The first moment that a date or instant can mean. Raises BadRequest."""
    try:
        return interval_of(text.replace(" ", "+"), here().zone)[0]  # an unescaped + arrives as a space
    except DateNotUnderstood as wrong:
        raise BadRequest(f"{name}: {wrong.message}") from None


def _count(asked: Mapping[str, str]) -> int:
    text = asked.get("_count", str(USUAL_COUNT))
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) == 0:
        raise BadRequest("_count is a whole number from 1.")
    return min(int(text), LARGEST_COUNT)
