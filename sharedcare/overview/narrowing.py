"""From a visit to what it does not show."""

from collections.abc import Container

from sharedcare.access import errands
from sharedcare.access.gate import Visit
from sharedcare.access.types import Ground
from sharedcare.overview.types import Narrowed, Narrowing


def narrowed(visit: Visit, shown: Container[str]) -> Narrowed:
    """Which types of the one screen this visit does not show, or not all of; `shown` are those that the role may see."""
    found: dict[str, Narrowing] = {}
    for name in errands.SHOWN:
        if name not in shown:
            found[name] = Narrowing.ROLE
        elif visit.ground is Ground.OWN_ENTRY:
            found[name] = Narrowing.OWN
        elif name in visit.withheld:
            found[name] = Narrowing.PATIENT
    return Narrowed(found)
