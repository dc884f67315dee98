"""How long a pause may last, and when those who treat are asked whether it is to go on. Pure.

A pause stops asking: nothing is missing in it. It does not stop judging: a dangerous value that comes all the same is found as
ever. So it must not go on for ever unnoticed. The patient's own ends by itself; that of those who treat may be open, as nobody knows
how long an admission takes, and then they are asked again and again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

PATIENTS_OWN = timedelta(days=28)
"""So long a patient, or whoever may for them, pauses by themselves: a long holiday. Whoever treats them can agree on more."""
ASKED_AGAIN = timedelta(days=28)
"""After so long a pause without an end is a task of whoever is responsible, and so long after each answer again."""

_HOME = ("Patient/", "RelatedPerson/")
_BETWEEN = timedelta(days=1)
"""Two with less than a day of measuring between them are one."""


def is_own(by: str) -> bool:
    """Whether the patient, or somebody near them, decided it (a reference)."""
    return by.startswith(_HOME)


def is_too_long(since: datetime, until: datetime, own: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether a pause of the patient's own would be, together with those of their own that it follows on or leads to."""
    near = [one for one in own if one[0] <= until + _BETWEEN and since <= one[1] + _BETWEEN]
    begins, over = min([since, *(one[0] for one in near)]), max([until, *(one[1] for one in near)])
    return over - begins > PATIENTS_OWN


def ends(since: datetime, until: datetime | None, *, by: str) -> datetime | None:
    """When it ends, by whoever decided it, also where that was stored by another rule: None while it is open."""
    if not is_own(by):
        return until
    latest = since + PATIENTS_OWN
    return latest if until is None else min(until, latest)
