"""The task of whoever has taken over, where the phase that was to begin with the hand-over did not. Pure.

Nobody else has it in mind: the sender has handed the patient over, and the plan goes on in the phase that the patient is in.
"""

from datetime import date, datetime
from typing import Any

from sharedcare.care.handover import telling
from sharedcare.care.handover.types import Handover
from sharedcare.programmes.types.words import Text

CODE = "phase-not-begun"
_SAYS = Text(
    da="Ansvaret er flyttet, men fasen, der skulle begynde med det, begyndte ikke: den er forbi eller findes ikke længere. Se, hvilken "
    "fase patienten er i, og aftal, hvad der nu skal ske.",
    en="Responsibility has moved, but the phase that was to begin with it did not: it is over or no longer there. See which phase the "
    "patient is in, and agree on what is to happen now.",
)


def task(found: Handover, *, role: str, today: date, at: datetime) -> dict[str, Any]:
    """What tells them, due at once; `role` is the id of the PractitionerRole that has taken over."""
    return telling.task(
        CODE,
        _SAYS,
        found,
        owner=f"PractitionerRole/{role}",
        focus=f"Task/{found.id}",
        today=today,
        at=at,
    )
