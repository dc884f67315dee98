"""Why something was not done, as the reader is told: what to do, or who was first."""

from django.conf import settings

from sharedcare.access.accounts.described import described
from sharedcare.access.errors import OnlyAsked
from sharedcare.care.findings.acting.errors import (
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
)
from sharedcare.care.findings.acting.types import Done, Outcome
from sharedcare.care.messages.errors import NothingToSay
from sharedcare.clinic.worklist.building import voice_of
from sharedcare.clinic.worklist.words import WORDS
from sharedcare.kernel.errors import Refusal
from sharedcare.visiting.signed_in import Visitor


def told(visitor: Visitor, refusal: Refusal) -> str:
    """In the words of the list; what has none of its own is told in general."""
    words = WORDS[visitor.language]
    if isinstance(refusal, SomebodyWasFirst):
        done = refusal.done
        is_own = done is not None and bool(done.by) and done.by == visitor.by.role
        return (words.you_first if is_own else words.somebody_first).format(_did(visitor, done))
    known = {
        OutcomeNeeded: words.needs_outcome,
        ReasonNeeded: words.needs_reason,
        NothingToSay: words.needs_words,
        TooLateToUndo: words.too_late,
        NotInYourRole: words.not_in_role,
        OnlyAsked: words.only_asked,
    }
    return known.get(type(refusal), words.refused)


def _did(visitor: Visitor, done: Done | None) -> str:
    """Who was first, what they did and when, as far as the record tells."""
    words = WORDS[visitor.language]
    if done is None or done.at is None:
        return words.somebody_did[""]
    voice = voice_of(visitor.language, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at)
    is_own = bool(done.by) and done.by == visitor.by.role
    who = None if is_own else described(role_id=done.by, by=visitor.by, at=visitor.at)
    what = done.outcome if done.outcome in words.somebody_did else "handled"
    came = words.outcomes[Outcome(done.outcome)] if done.outcome in list(Outcome) else done.note
    note = f"{came} ({done.note})" if done.outcome in list(Outcome) and done.note else came
    return words.somebody_did[what].format(
        who=words.you if is_own else who.display if who is not None else words.nobody,
        when=voice.calendar.moment(done.at),
        outcome=note,
    )
