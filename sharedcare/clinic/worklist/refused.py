"""Why something was not done, as the reader is told: what to do, or who was first."""

from datetime import datetime

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
from sharedcare.clinic.worklist.voice import voice_of
from sharedcare.clinic.worklist.words import WORDS
from sharedcare.kernel.errors import Refusal
from sharedcare.visiting.signed_in import Visitor


def told(visitor: Visitor, refusal: Refusal) -> str:
    """In the words of the list; what has none of its own is told in general."""
    words = WORDS[visitor.language]
    if isinstance(refusal, SomebodyWasFirst):
        done = refusal.done
        if done is None or done.at is None or not done.outcome:
            return words.changed_since
        first = words.you_first if _is_own(visitor, done) else words.somebody_first
        return first.format(_did(visitor, done, done.at))
    known = {
        OutcomeNeeded: words.needs_outcome,
        ReasonNeeded: words.needs_reason,
        NothingToSay: words.needs_words,
        TooLateToUndo: words.too_late,
        NotInYourRole: words.not_in_role,
        OnlyAsked: words.only_asked,
    }
    return known.get(type(refusal), words.refused)


def _is_own(visitor: Visitor, done: Done) -> bool:
    return bool(done.by) and done.by == visitor.by.role


def _did(visitor: Visitor, done: Done, when: datetime) -> str:
    """Who was first, what they did and when, as far as the record tells."""
    words = WORDS[visitor.language]
    voice = voice_of(visitor.language, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at)
    is_own = _is_own(visitor, done)
    who = None if is_own else described(role_id=done.by, by=visitor.by, at=visitor.at)
    what = done.outcome if done.outcome in words.somebody_did else "handled"
    came = words.outcomes[Outcome(done.outcome)] if done.outcome in list(Outcome) else done.note
    note = f"{came} ({done.note})" if done.outcome in list(Outcome) and done.note else came
    return words.somebody_did[what].format(
        who=words.you if is_own else who.display if who is not None else words.nobody,
        when=voice.calendar.moment(when),
        outcome=note,
    )
