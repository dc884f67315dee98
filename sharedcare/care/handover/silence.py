"""The task of whoever has proposed a hand-over that nobody has answered for so long that it is red. Pure.

The receiver has it on their list from the first; the sender is responsible meanwhile, and would find it out on its own page alone.
"""

from datetime import date, datetime
from typing import Any

from sharedcare.care.handover import telling
from sharedcare.care.handover.types import Handover
from sharedcare.programmes.telling import sentence
from sharedcare.programmes.types.words import Text

CODE = "handover-unanswered"
_SAYS = Text(
    da="Ingen har svaret på overdragelsen »{what}« Spørg modtageren, eller træk den tilbage.",
    en="Nobody has answered the hand-over “{what}” Ask the receiver, or take it back.",
)


def task(found: Handover, *, owner: str, today: date, at: datetime) -> dict[str, Any]:
    """What tells them (`owner`, a reference), due at once: once for each time that it waits anew, after a question and its answer."""
    called = found.wanted.called or Text(da=found.wanted.text, en=found.wanted.text)
    says = Text(da=_SAYS.da.format(what=sentence(called.da)), en=_SAYS.en.format(what=sentence(called.en)))
    return telling.task(
        CODE,
        says,
        found,
        owner=owner,
        focus=f"Task/{found.id}",
        today=today,
        at=at,
        time=len(found.turns),
    )


def only_one(found: Handover) -> str:
    """The search that finds it where it is there already."""
    return telling.only_one(CODE, found, time=len(found.turns))
