"""How programmes are monitored today, as they were published."""

from collections.abc import Iterable
from datetime import date

from sharedcare.care.monitoring.rules import duty
from sharedcare.care.monitoring.types import Duty
from sharedcare.care.publishing.queries import shelf


def duties(keys: Iterable[str], *, day: date) -> list[Duty]:
    """How each of these programmes (by key) is monitored on a day. Of one that nobody has published nothing is known."""
    among = shelf()
    found = (among.known(key=key) for key in dict.fromkeys(keys))
    return [one for each in found if each is not None and (one := duty(each, day)) is not None]
