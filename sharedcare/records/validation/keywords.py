"""What of R4 compares two values: the ends of a period, a reference and the type it claims.

Both the compiled schema (as keywords of its own) and the explanation ask here.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.validation.literals import read_literal

Schema = dict[str, Any]

_LEAP_SECOND = re.compile(r":60(?=[.Z+-])")
_FINER = re.compile(r"([.][0-9]{6})[0-9]+")
_LENGTHS = {4: timedelta(days=366), 7: timedelta(days=31), 10: timedelta(days=1)}
_WIDEST_ZONE = timedelta(hours=14)


def ends_before_start(period: Mapping[str, Any]) -> bool:
    """Whether a period surely ends before it starts (per-1), both ends being well written.

    An end such as `2015` lasts to the end of that year. A date without a zone may be anywhere on earth.
    """
    start, end = period.get("start"), period.get("end")
    if not isinstance(start, str) or not isinstance(end, str):
        return False
    if len(start) == len(end) and start[19:] == end[19:] and len(start) in (4, 7, 10, 20, 25):
        return start > end
    try:
        return _earliest(start) > _latest(end)
    except OverflowError:  # in the first or the last year there is
        return False


def disagrees_with_type(reference: Mapping[str, Any]) -> bool:
    """Whether `Reference.type` names another resource type than the literal reference does."""
    claimed, text = reference.get("type"), reference.get("reference")
    if not isinstance(claimed, str) or not isinstance(text, str) or not is_resource_type(claimed):
        return False
    literal = read_literal(text)
    return literal is not None and literal.type not in (None, claimed)


def _earliest(text: str) -> datetime:
    if len(text) > 10:
        return _moment(text)
    day = f"{text}-01-01"[:10] if len(text) < 10 else text
    return datetime.fromisoformat(day).replace(tzinfo=UTC) - _WIDEST_ZONE


def _latest(text: str) -> datetime:
    if len(text) > 10:
        return _moment(text)
    return _earliest(text) + _LENGTHS[len(text)] + _WIDEST_ZONE * 2


def _moment(text: str) -> datetime:
    """A dateTime with a zone. A leap second counts as the second before it; below a microsecond is cut."""
    return datetime.fromisoformat(_FINER.sub(r"\1", _LEAP_SECOND.sub(":59", text)))


class PeriodInOrder:
    """The keyword `periodInOrder`."""

    def __init__(self, parent_schema: Schema, value: Any, schema_path: list[str | int]) -> None: ...

    def validate(self, instance: Any) -> None:
        """Raise ValueError, which the engine turns into a refusal."""
        if isinstance(instance, dict) and ends_before_start(instance):
            raise ValueError


class TypeAgrees:
    """The keyword `typeAgrees`."""

    def __init__(self, parent_schema: Schema, value: Any, schema_path: list[str | int]) -> None: ...

    def validate(self, instance: Any) -> None:
        """Raise ValueError, which the engine turns into a refusal."""
        if isinstance(instance, dict) and disagrees_with_type(instance):
            raise ValueError
