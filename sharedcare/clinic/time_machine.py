"""The moment at which a page of a patient is looked at: `?at=`, an earlier one, or none for now."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest


def as_of(request: HttpRequest, *, at: datetime) -> datetime | None:
    """The earlier moment that the address asks for; None for now, and for what is no earlier moment."""
    text = request.GET.get("at", "").replace(" ", "+")  # an unescaped + arrives as a space
    try:
        asked = datetime.fromisoformat(text)
    except ValueError:
        return None
    if asked.tzinfo is None or asked > at:
        return None
    return asked


def query_of(moment: datetime | None) -> str:
    """The query that leads to a page at this moment."""
    return "" if moment is None else urlencode({"at": moment.isoformat(timespec="seconds")})
