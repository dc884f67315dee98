"""The moment at which a page of a patient is looked at: `?at=`, an earlier one, or none for now."""

from datetime import datetime, tzinfo
from urllib.parse import urlencode

from django.http import HttpRequest


def as_of(request: HttpRequest, *, at: datetime, zone: tzinfo) -> datetime | None:
    """The earlier moment that the address asks for; None for now, and for what is no earlier moment.

    A moment without an offset, as a field for date and time sends it, is one of the clocks in the zone.
    """
    text = request.GET.get("at", "").replace(" ", "+")  # an unescaped + arrives as a space
    try:
        asked = datetime.fromisoformat(text)
    except ValueError:
        return None
    asked = asked if asked.tzinfo is not None else asked.replace(tzinfo=zone)
    return asked if asked <= at else None


def query_of(moment: datetime | None) -> str:
    """The query that leads to a page at this moment."""
    return "" if moment is None else urlencode({"at": moment.isoformat()})
