"""A step of a hand-over that was not taken: what the page says of it, and where."""

from dataclasses import dataclass

from sharedcare.care.handover.errors import (
    AlreadyAnswered,
    NothingToHandOver,
    NotTogether,
    Overtaken,
    WordsNeeded,
)
from sharedcare.clinic.handover.overtaken import OVERTAKEN
from sharedcare.clinic.handover.page import Problems
from sharedcare.clinic.handover.words import Words
from sharedcare.kernel.errors import Refusal
from sharedcare.overview.naming import directory
from sharedcare.visiting.signed_in import Visitor

_UNPROCESSABLE, _CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Refused:
    """What became of a step that was not taken: which words say why, at which step, or who was quicker."""

    wrong: str = ""
    step: str = ""
    answered: AlreadyAnswered | None = None
    status: int = 200


def refused(refusal: Refusal, step: str) -> Refused:
    """What became of a step that was refused."""
    match refusal:
        case WordsNeeded():
            return Refused("reason", step, status=_UNPROCESSABLE)
        case AlreadyAnswered():
            return Refused(answered=refusal, status=_CONFLICT)
        case NothingToHandOver():
            return Refused("over", status=_CONFLICT)
        case NotTogether():
            return Refused("together", status=_CONFLICT)
        case Overtaken():
            return Refused("overtaken", status=_CONFLICT)
        case _:
            return Refused("turn", status=_CONFLICT)


def wrong(what: str, visitor: Visitor, words: Words) -> str:
    """Why, in words."""
    return OVERTAKEN[visitor.language] if what == "overtaken" else words.wrong[what]


def problems(what: Refused, visitor: Visitor, words: Words) -> Problems:
    """What is said of it on the page, and where."""
    if what.answered is None:
        return ((what.step or "card", wrong(what.wrong, visitor, words)),) if what.wrong else ()
    who = what.answered.who
    party = directory([who], by=visitor.by, at=visitor.at).party({"reference": who}) if who else None
    name = party.name if party is not None and party.name else words.somebody
    return (("card", words.answered_by[what.answered.stand].format(name)),)
