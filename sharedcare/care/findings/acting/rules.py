"""Who may act on findings, and what an act takes. Pure."""

from datetime import datetime, timedelta

from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor
from sharedcare.care.findings.acting.types import OF_RED, Done, Outcome, Severity

ASKED_AGAIN_FOR = timedelta(days=1)
"""How long the patient has to send what is missing, before it stands on the list again."""
LONGEST_SNOOZE = timedelta(days=14)
"""What is put off for longer is forgotten."""
UNDO_WITHIN = timedelta(minutes=10)
"""The page offers to undo for ten seconds; who has no script, or is called away, gets some minutes."""

_NOTED = frozenset({Outcome.OTHER, Outcome.FALSE_ALARM})


def may_act(by: Actor) -> bool:
    """Whether the actor's role acts on findings: those that treat. That the record is open is asked for besides."""
    return by.post is not None and bool(by.role) and by.post.code in TREATING


def is_enough(severity: Severity, outcome: Outcome, note: str) -> bool:
    """Whether this outcome closes a finding of this severity: a red one takes more than that it was seen, and what no
    word on the list says takes a note."""
    if outcome in _NOTED and not note.strip():
        return False
    return severity is not Severity.RED or outcome in OF_RED


def may_snooze(*, until: datetime, why: str, at: datetime) -> bool:
    """Whether a finding can be put off until then: with a reason, ahead, and not too far."""
    return bool(why.strip()) and at < until <= at + LONGEST_SNOOZE


def may_undo(done: Done | None, *, role: str, at: datetime) -> bool:
    """Whether somebody can take back what was done: their own, and not long ago."""
    return done is not None and done.by == role and done.at is not None and at - done.at <= UNDO_WITHIN
