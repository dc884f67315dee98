"""By which terms a hand-over presses: what the programme says, else the usual ones."""

from sharedcare.care.handover import rules
from sharedcare.programmes.types import Programme


def terms_of(programme: Programme | None) -> rules.Terms:
    """The terms of a programme's `handover-overdue`. None for no programme, as of a task that belongs to none."""
    overdue = None if programme is None else programme.handover_overdue
    return rules.USUAL if overdue is None else rules.Terms(overdue.yellow, overdue.red)
