"""The decision: may this actor do this? Pure: everything it depends on is passed in. What is not allowed is refused.

The issue "Who may" widens this with the patient, the purpose and the moment, and gives `Actor` the role that a
person acts in; `decide` then asks the grants of each. Its callers are in `gate` and nowhere else.
"""

from dataclasses import dataclass

from sharedcare.access.scopes import LETTERS
from sharedcare.access.types import Actor, Errand, Ground, Need

_WORDS = {"c": "create", "r": "read", "u": "update", "d": "delete", "s": "search"}


@dataclass(frozen=True, slots=True)
class Refused:
    """No, and why: in words for the client, without a personal value."""

    reason: str


def decide(by: Actor, errand: Errand) -> Ground | Refused:
    """The ground on which the actor may do all that the errand needs, or the refusal."""
    if not errand.needs:
        return Refused("This asks for nothing that anybody was given a right to.")
    if by.ground is Ground.OPERATOR:
        return Ground.OPERATOR
    for need in errand.needs:
        if not may(by, need):
            return Refused(_missing(by, need))
    return by.ground


def may(by: Actor, need: Need) -> bool:
    """Whether the actor holds this one right."""
    if by.ground is Ground.OPERATOR:
        return True
    letter = LETTERS.get(need.action)
    return letter is not None and by.scopes.allow(letter, need.type)


def _missing(by: Actor, need: Need) -> str:
    letter = LETTERS.get(need.action)
    if by.ground is Ground.ROLE:
        what = f"{_WORDS[letter]} {need.type}" if letter else "do this"
        return f"This account was not given the right to {what}. Ask whoever looks after the accounts."
    if letter is None:
        return "No scope of a system client allows this."
    return (
        f"The token lacks the right to {_WORDS[letter]} {need.type}: "
        f"it takes the scope system/{need.type}.{letter}."
    )
