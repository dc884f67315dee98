"""How programmes are monitored today, as they were published."""

from collections.abc import Iterable
from datetime import date

from sharedcare.care.monitoring.rules import duty
from sharedcare.care.monitoring.types import Duty
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.combining.monitored import monitored_by


def duties(keys: Iterable[str], *, day: date, among: Shelf) -> list[Duty]:
    """How each of these programmes (by key) is monitored on a day. Of one that nobody has published nothing is known. `among` is the
    shelf."""
    found = (among.known(key=key) for key in dict.fromkeys(keys))
    return [one for each in found if each is not None and (one := duty(each, day)) is not None]


def duties_of_one(keys: Iterable[str], *, day: date) -> list[Duty]:
    """How one patient's programmes (by key) are monitored on a day: of those that another looks for, that other alone."""
    among = shelf()
    known = [what for key in dict.fromkeys(keys) if (what := among.known(key=key)) is not None]
    looking = {one.key: one for one in monitored_by(known).values()}
    return [one for each in looking.values() if (one := duty(each, day)) is not None]
