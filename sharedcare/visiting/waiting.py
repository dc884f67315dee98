"""How many patients of a reader's list need action now, as they were counted last: remembered in the session for a few minutes, so
that no page but the list itself has to count them."""

from datetime import datetime, timedelta

from django.http import HttpRequest

_KEPT = "pressing"
_KNOWN_FOR = timedelta(minutes=5)


def note(request: HttpRequest, pressing: int, *, role: str, at: datetime) -> None:
    """Remember it, for this role. Not with every request: the table of sessions would be written to all day long."""
    kept = request.session.get(_KEPT)
    if kept and kept[:2] == [role, pressing] and at - datetime.fromisoformat(kept[2]) < _KNOWN_FOR / 2:
        return
    request.session[_KEPT] = [role, pressing, at.isoformat()]


def pressing(request: HttpRequest, *, at: datetime, role: str) -> int | None:
    """What was counted last, for this role; None when that is not known, or too long ago."""
    kept = request.session.get(_KEPT)
    if not kept or kept[0] != role or at - datetime.fromisoformat(kept[2]) > _KNOWN_FOR:
        return None
    found: int = kept[1]
    return found
