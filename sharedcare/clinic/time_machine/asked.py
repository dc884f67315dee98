"""The moment at which a page of a patient is looked at: `?at=`, an earlier one, or none for now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest

_Shown = TypeVar("_Shown")


class Trouble(Enum):
    """Why a moment that was asked for is not shown, and now is shown instead."""

    UNCLEAR = "unclear"
    AHEAD = "ahead"
    BEFORE = "before"
    """There was nothing to show yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The earlier moment to show, None for now; `trouble` when another one was asked for."""

    moment: datetime | None = None
    trouble: Trouble | None = None


def asked_of(request: HttpRequest, *, at: datetime, zone: tzinfo) -> Asked:
    """The moment that the address asks for.

    A moment without an offset, as a field for date and time sends it, is one of the clocks in the zone.
    """
    text = request.GET.get("at", "").replace(" ", "+")  # an unescaped + arrives as a space
    if not text:
        return Asked()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return Asked(trouble=Trouble.UNCLEAR)
    found = found if found.tzinfo is not None else found.replace(tzinfo=zone)
    return Asked(found) if found <= at else Asked(trouble=Trouble.AHEAD)


def shown(asked: Asked, show: Callable[[datetime | None], _Shown | None]) -> tuple[_Shown | None, Asked]:
    """What there was at the moment; where there was nothing yet, what there is now, and that it is so."""
    found = show(asked.moment)
    if found is None and asked.moment is not None:
        return show(None), Asked(trouble=Trouble.BEFORE)
    return found, asked


def query_of(moment: datetime | None, **more: str) -> str:
    """The query that leads to a page at this moment, with whatever else it is to keep; what is empty is left out."""
    kept = {"at": "" if moment is None else moment.isoformat(), **more}
    return urlencode({name: value for name, value in kept.items() if value})
