"""Whom an actor may find at all: the one place that says so.

Today whoever may search patients may find every one of them. The issue "Who may" narrows it here, to those for whom
there is a grant: as a condition inside the question, so that neither a list, nor "too many", nor the time it takes
tells of anybody else.
"""

from sharedcare.access.types import Actor
from sharedcare.records.finding import EVERYBODY, Among


def among(_by: Actor) -> Among:
    """The patients whom this actor may find; the right to search patients has been asked for before."""
    return EVERYBODY
