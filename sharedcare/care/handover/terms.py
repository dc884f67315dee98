"""By which terms a hand-over presses: what the patient's programmes say, else the usual ones."""

from collections.abc import Iterable

from sharedcare.care.handover import rules
from sharedcare.programmes.types import Programme


def terms_of(programmes: Iterable[Programme]) -> rules.Terms:
    """The terms of the programme whose `handover-overdue` turns red first: of several nobody waits for the slowest."""
    said = [one.handover_overdue for one in programmes if one.handover_overdue is not None]
    if not said:
        return rules.USUAL
    strictest = min(said, key=lambda one: one.red.hours)
    return rules.Terms(strictest.yellow, strictest.red)
