"""The decision: may this actor do this, to this patient, now? Pure: everything it depends on is passed in.

It takes two things: a *right* to do it with such resources (of the role, the token or the relative's level), and a
*ground* that opens the patient's record. What is not allowed is refused. docs/access.md draws it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sharedcare.access import rights
from sharedcare.access.scopes import LETTERS
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need, Scopes

_WORDS = {"c": "create", "r": "read", "u": "update", "d": "delete", "s": "search"}
_READING = frozenset(
    {
        Action.READ,
        Action.READ_VERSION,
        Action.READ_HISTORY,
        Action.SEARCH,
        Action.READ_EVERYTHING,
        Action.READ_OVERVIEW,
        Action.READ_TRAIL,
    }
)
_STRONGEST_FIRST = (
    Ground.OWN_RECORD,
    Ground.RELATIVE,
    Ground.TREATMENT,
    Ground.EMERGENCY,
    Ground.OWN_ENTRY,
)
_WHERE_SOMETHING_IS_HIDDEN = (
    Ground.OWN_RECORD,
    Ground.RELATIVE,
    Ground.EMERGENCY,
    Ground.TREATMENT,
    Ground.OWN_ENTRY,
)
"""An emergency shows what treatment does not."""


GIVES: dict[Ground, tuple[str, str]] = {
    Ground.SCOPE: (
        "a system client shows a token with the scope",
        "of a client of one organisation what a treatment relation of that organisation opens; of a client of none all",
    ),
    Ground.OPERATOR: ("somebody types a `sharedcare` command on the machine", "all"),
    Ground.ROLE: (
        "a member of staff looks at what is nobody's, meets nobody, or stores something",
        "nothing by itself",
    ),
    Ground.OWN_RECORD: ("the patient asks", "the patient's record"),
    Ground.RELATIVE: ("a relative or guardian asks, and may on this day", "what the level says"),
    Ground.TREATMENT: (
        "the patient is in the programme, the organisation on the team, the agreement in force, and consent stands",
        "what the role says, less what the patient or a label hides",
    ),
    Ground.EMERGENCY: (
        "somebody of the role has said why, less than eight hours ago",
        "what the role says, hidden or not",
    ),
    Ground.OWN_ENTRY: (
        "the organisation has entered something, and nothing else opens the record",
        "what it has entered, to read",
    ),
    Ground.DUTY: ("an action of the house has decided by a rule of its own", "what that action needs"),
}
"""When each ground is there and what it opens, in words: docs/access.md is made from it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No, and why: in words for the client, without a personal value. `is_hidden` says that it must look as if there
    were nothing there."""

    reason: str
    is_hidden: bool = False


_NOWHERE = Refused(
    "The role, or the organisation, that this is asked for is not in the record, or has ended. "
    "Ask whoever looks after the roles of your organisation."
)
NOT_VISIBLE = Refused("There is no such patient among those whose record is open to you.", is_hidden=True)


def decide(by: Actor, errand: Errand) -> Ground | Refused:
    """The ground on which the actor may do what the errand needs at large, or the refusal.

    At large: whoever it meets is narrowed to those whose record is open to the actor (`window`).
    """
    if not errand.needs:
        return Refused("This asks for nothing that anybody was given a right to.")
    if by.ground in (Ground.OPERATOR, Ground.DUTY):
        return by.ground
    if not by.sees_all and by.post is None and by.citizen is None:
        return _NOWHERE
    for need in errand.needs:
        if not may(by, need):
            return Refused(_missing(by, need))
    return by.ground


def decide_for_patient(
    by: Actor, errand: Errand, *, grants: Iterable[Grant], at: datetime, hides: bool = False
) -> Grant | Refused:
    """The grant on which the actor may do this to the one patient that the grants are about, or the refusal.

    Of several grants the strongest that gives the right counts; `hides` says that something in the record is hidden from
    somebody like this actor.
    """
    if by.post is None and by.citizen is None and not by.sees_all:
        return _NOWHERE
    if by.sees_all:
        decision = decide(by, errand)
        return decision if isinstance(decision, Refused) else Grant(decision, at, at)
    open_now = [one for one in grants if one.since <= at < one.until]
    refused = NOT_VISIBLE
    strongest = _WHERE_SOMETHING_IS_HIDDEN if hides else _STRONGEST_FIRST
    for one in sorted(open_now, key=lambda grant: strongest.index(grant.ground)):
        lacking = next((need for need in errand.needs if not _gives(by, one, need)), None)
        if lacking is None:
            return one
        if refused is NOT_VISIBLE:
            refused = Refused(_missing(by, lacking))
    return refused


def may(by: Actor, need: Need, grant: Grant | None = None) -> bool:
    """Whether the actor holds this one right: at large, or on a grant."""
    if by.ground in (Ground.OPERATOR, Ground.DUTY):
        return True
    if need.action is Action.READ_TRAIL:
        return _reads_trail(by, grant)
    letter = LETTERS.get(need.action)
    if letter is None or (letter in "cud" and not by.sees_all and need.type in rights.GOVERNING):
        return False
    return scopes_of(by, grant).allow(letter, need.type)


def _reads_trail(by: Actor, grant: Grant | None) -> bool:
    """The patient reads who has looked, and data protection reads all of the trail; no scope gives the right to it."""
    if grant is not None:
        return grant.ground is Ground.OWN_RECORD
    return by.ground is Ground.ROLE and by.post is not None and by.post.code == rights.OFFICER


def scopes_of(by: Actor, grant: Grant | None = None) -> Scopes:
    """What the actor may do with which types of resources."""
    if by.citizen is None:
        return by.scopes
    if grant is None:
        return rights.OF_PATIENT.scopes if by.citizen.patient else rights.OF_RELATIVE[3].scopes
    return rights.OF_RELATIVE[grant.level].scopes if grant.level else rights.OF_PATIENT.scopes


def clearance_of(by: Actor) -> int:
    """Which hidden entries the actor sees: those below this level."""
    return rights.of_role(by.post.code).clearance if by.post is not None else 0


def _gives(by: Actor, grant: Grant, need: Need) -> bool:
    if grant.ground is Ground.OWN_ENTRY and need.action not in _READING:
        return False
    return may(by, need, grant)


def _missing(by: Actor, need: Need) -> str:
    letter = LETTERS.get(need.action)
    what = f"{_WORDS[letter]} {need.type}" if letter else "do this"
    if by.ground is Ground.ROLE:
        return f"Your role gives no right to {what}. Ask whoever looks after the roles of your organisation."
    if by.ground in (Ground.OWN_RECORD, Ground.RELATIVE):
        return f"Patients and relatives cannot {what} here."
    if letter is None:
        return "No scope of a system client allows this."
    if letter in "cud" and not by.sees_all and need.type in rights.GOVERNING:
        return f"A system of one organisation cannot {what}: who may see what follows from it."
    return f"The token lacks the right to {what}: it takes the scope system/{need.type}.{letter}."
