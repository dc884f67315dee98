"""The task of whoever is still responsible, where a hand-over that was agreed did not move on its day. Pure."""

from datetime import date, datetime
from typing import Any

from sharedcare.care.handover import telling
from sharedcare.care.handover.types import Handover, Lapse
from sharedcare.programmes.types.words import Text

CODE = "handover-lapsed"
_SAYS = {
    Lapse.ROLE: Text(
        da="Ansvaret flyttede ikke som aftalt: den, der sagde ja, har ikke længere sin rolle. Overdrag på ny, eller behold det.",
        en="Responsibility did not move as agreed: whoever said yes no longer has the role. Hand over anew, or keep it.",
    ),
    Lapse.PLACE: Text(
        da="Ansvaret flyttede ikke som aftalt: den, der sagde ja, hører ikke længere til modtageren. Overdrag på ny, eller behold det.",
        en="Responsibility did not move as agreed: whoever said yes is not of the receiver any more. Hand over anew, or keep it.",
    ),
    Lapse.MANDATE: Text(
        da="Ansvaret flyttede ikke som aftalt: efter forløbet overtager den, der sagde ja, ikke længere noget. Overdrag på ny, eller "
        "behold det.",
        en="Responsibility did not move as agreed: by the programme, whoever said yes takes over nothing any more. Hand over anew, or "
        "keep it.",
    ),
    Lapse.CLOSED: Text(
        da="Ansvaret flyttede ikke som aftalt: journalen er ikke længere åben for modtageren. Overdrag på ny, eller behold det.",
        en="Responsibility did not move as agreed: the record is no longer open to the receiver. Hand over anew, or keep it.",
    ),
}


def task(
    found: Handover, *, why: Lapse, responsible: str, today: date, at: datetime
) -> dict[str, Any] | None:
    """What tells them, due at once; None where what was handed over has ended, since nobody is responsible for it any more, and where
    nobody is named."""
    owner = responsible or found.sender
    if why is Lapse.OVER or not owner:
        return None
    return telling.task(CODE, _SAYS[why], found, owner=owner, focus=f"Task/{found.id}", today=today, at=at)
