"""Whom an actor may find at all, as a condition inside the question that finds: so that neither a list, nor "too many",
nor the time it takes tells of anybody else.
"""

from sharedcare.access.types import Actor
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.finding import EVERYBODY, Among

_SHOWN = Among(
    "EXISTS (SELECT FROM resource p WHERE p.shard = (known.patient >> 48)::smallint AND p.patient = known.patient"
    f" AND p.type = {type_number('Patient')} AND p.key = known.patient)"
)


def among(by: Actor) -> Among:
    """The patients whom this actor may find; the right to search patients has been asked for before.

    For whoever looks through a window, those whose own resource shows in it.
    """
    return EVERYBODY if by.sees_all else _SHOWN
