"""The task of whoever has proposed a hand-over, where the receiver says no, or takes a yes back before its day. Pure.

Nobody else has it in mind: the receiver is done with it, and who has sent something looks at it no more.
"""

from datetime import date, datetime
from typing import Any

from sharedcare.care.handover import telling
from sharedcare.care.handover.types import Handover, Stand
from sharedcare.programmes.types.words import Text

CODE = "handover-declined"
_SAYS = Text(
    da="{who} har sagt nej til overdragelsen: »{why}« Overdrag på ny, eller behold ansvaret.",
    en="{who} has said no to the hand-over: “{why}” Hand over anew, or keep the responsibility.",
)
_UNDONE = Text(
    da="{who} har fortrudt sit ja til overdragelsen: »{why}« Overdrag på ny, eller behold ansvaret.",
    en="{who} has undone the yes to the hand-over: “{why}” Hand over anew, or keep the responsibility.",
)
_LONGEST = 200
"""Characters of the reason: a task is a line of a list. All of it stands on the page of the hand-over."""


def task(found: Handover, *, owner: str, who: str, why: str, today: date, at: datetime) -> dict[str, Any]:
    """What tells them (`owner`, a reference), due at once. `found` is the hand-over as it stood before the no, `who` the name of whoever
    says it."""
    says = _UNDONE if found.stand is Stand.AGREED else _SAYS
    short = why if len(why) <= _LONGEST else f"{why[:_LONGEST].rstrip()} …"
    said = Text(da=says.da.format(who=who, why=short), en=says.en.format(who=who, why=short))
    return telling.task(CODE, said, found, owner=owner, focus=f"Task/{found.id}", today=today, at=at)
