"""How many of the alerts led to something: said in the foot of the list, counted once an hour and kept in the session."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from sharedcare.clinic.worklist.words import WORDS
from sharedcare.visiting.signed_in import Visitor
from sharedcare.worklist.noise import LedTo, alerts_led_to

_KEPT, _LASTS = "worklist-share", timedelta(hours=1)


def share(request: HttpRequest, visitor: Visitor) -> str:
    """The share, in a sentence; empty where no alert was closed."""
    kept, role = request.session.get(_KEPT), visitor.by.role or ""
    if kept is not None and kept["role"] == role and _age(kept["at"], visitor.at) < _LASTS:
        found = LedTo(*kept["found"])
    else:
        found = alerts_led_to(by=visitor.by, at=visitor.at)
        several = [found.days, found.acted, found.all]
        request.session[_KEPT] = {"role": role, "at": visitor.at.isoformat(), "found": several}
    if not found.all:
        return ""
    percent = round(100 * found.acted / found.all)
    return WORDS[visitor.language].acted.format(
        acted=found.acted, all=found.all, percent=percent, days=found.days
    )


def _age(text: str, at: datetime) -> timedelta:
    return abs(at - datetime.fromisoformat(text))
